package org.virtualschool.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * A test of the whole application on real PostgreSQL and the real engine. All share one context and one database. Time
 * is driven by the bean {@link MutableClock}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({BareRequests.class, ClaimJourney.class, EngineJobs.class, FundingJourney.class, FutureYear.class, PaymentJourney.class, PepJourney.class,
        TestImports.class, TestLogins.class, TestMail.class, TestRegister.class, TestTime.class, TakenFlows.class, Traces.class,
        YearEndJourney.class})
@ExtendWith({TestTime.class, FreshThrottle.class})
public @interface CaseworkTest {
}
