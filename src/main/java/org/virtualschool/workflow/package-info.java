/** The shared edge to the process engine, without business words. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit", "calendar"})
package org.virtualschool.workflow;
