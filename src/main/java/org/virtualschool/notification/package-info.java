/** What people are told: an inbox first, e-mail second. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"register", "people", "calendar", "policy", "workflow", "security", "audit", "shell"})
package org.virtualschool.notification;
