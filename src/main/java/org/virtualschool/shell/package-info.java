/** What every page has around it: header, navigation by role, login, home and error pages. Holds no casework. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"people", "audit"})
package org.virtualschool.shell;
