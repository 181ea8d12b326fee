/** Working days, school days, terms and the application's clock, in Europe/London. */
@org.springframework.modulith.ApplicationModule
package org.virtualschool.calendar;
