/** Who read, changed or was refused what; and the timeline of a case. */
@org.springframework.modulith.ApplicationModule
package org.virtualschool.audit;
