/** Facts about children in care, schools, placements and case teams. Knows no engine. */
@org.springframework.modulith.ApplicationModule
package org.virtualschool.register;
