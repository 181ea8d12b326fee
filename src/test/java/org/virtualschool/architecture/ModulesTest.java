package org.virtualschool.architecture;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.virtualschool.VirtualSchoolApplication;

/** Features know each other by the types of their root packages only, in the directions their package-info names, without cycles. */
class ModulesTest {

    @Test
    void modulesKeepToTheirBoundaries() {
        ApplicationModules.of(VirtualSchoolApplication.class).verify();
    }
}
