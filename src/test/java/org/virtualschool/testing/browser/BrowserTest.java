package org.virtualschool.testing.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.virtualschool.testing.CaseworkTest;

/**
 * A test of the whole application through a real Chromium. Test methods take a {@link Visitors} parameter.
 * Without Chromium these tests are skipped, or fail where the environment says {@code REQUIRE_BROWSER=true}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@CaseworkTest
@ExtendWith(BrowserExtension.class)
public @interface BrowserTest {
}
