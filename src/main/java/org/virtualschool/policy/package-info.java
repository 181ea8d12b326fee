/** What differs between authorities, valid from a day on. */
@org.springframework.modulith.ApplicationModule
package org.virtualschool.policy;
