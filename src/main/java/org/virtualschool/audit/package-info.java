/** Who read, changed or was refused what; and the timeline of a case. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package org.virtualschool.audit;
