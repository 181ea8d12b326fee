package org.virtualschool.intake.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/** Open to the coordinator of the virtual school, who loads its files, and to nobody else. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasRole('virtual-school-coordinator')")
@interface CoordinatorOnly {
}
