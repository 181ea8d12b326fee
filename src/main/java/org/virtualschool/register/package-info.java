/** Facts about children in care, schools, placements and case teams. Knows no engine. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"intake", "audit", "policy", "calendar"})
package org.virtualschool.register;
