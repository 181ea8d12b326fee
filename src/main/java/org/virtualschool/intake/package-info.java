/** Loading files: reading, refusing rows with a reason, counting. */
@org.springframework.modulith.ApplicationModule
package org.virtualschool.intake;
