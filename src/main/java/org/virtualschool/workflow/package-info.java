/** The shared edge to the process engine, without business words. */
@org.springframework.modulith.ApplicationModule
package org.virtualschool.workflow;
