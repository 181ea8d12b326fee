/** Who may log in, who may see and do what. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"register", "people", "workflow", "audit", "calendar"})
package org.virtualschool.security;
