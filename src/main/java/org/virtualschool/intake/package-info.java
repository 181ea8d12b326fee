/** Loading files: reading, refusing rows with a reason, counting. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "audit")
package org.virtualschool.intake;
