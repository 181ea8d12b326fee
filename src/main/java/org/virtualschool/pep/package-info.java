/** Personal education plans: the record, the rules and the review process. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"register", "people", "calendar", "policy", "workflow", "security", "audit", "shell", "notification", "intake"})
package org.virtualschool.pep;
