/** Working days, school days, terms and the application's clock, in Europe/London. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"policy", "intake"})
package org.virtualschool.calendar;
