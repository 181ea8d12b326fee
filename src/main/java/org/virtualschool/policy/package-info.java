/** What differs between authorities, valid from a day on. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package org.virtualschool.policy;
