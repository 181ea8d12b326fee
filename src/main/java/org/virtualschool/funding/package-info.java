/** Pupil premium: the money and its ledger; requests for it, from the plan to payment and impact. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"register", "people", "calendar", "policy", "workflow", "security", "audit", "shell", "notification", "pep", "intake"})
package org.virtualschool.funding;
