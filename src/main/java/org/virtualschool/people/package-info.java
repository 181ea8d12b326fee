/** Staff, their roles and whom they work for. Knows no engine; accounts are kept behind a port. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"register", "intake", "audit", "calendar"})
package org.virtualschool.people;
