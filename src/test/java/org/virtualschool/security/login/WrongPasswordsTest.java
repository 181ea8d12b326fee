package org.virtualschool.security.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;
import org.virtualschool.testing.MutableClock;

class WrongPasswordsTest {

    private final MutableClock clock = new MutableClock();
    private final WrongPasswords wrongPasswords = new WrongPasswords(new SteadyTicker(clock));

    @Test
    void anAddressThatIsShutOutTakesUpNoMoreMemoryWhateverNamesItTries() {
        for (int i = 0; i < 1000; i++) {
            wrongPasswords.mayTry("name-" + i, "192.0.2.1", null);
        }

        assertThat(remembered()).isEqualTo(WrongPasswords.MOST_FROM_AN_ADDRESS + 1);
        assertThat(wrongPasswords.mayTry("vsh", "192.0.2.1", null)).isFalse();
        assertThat(wrongPasswords.mayTry("vsh", "192.0.2.2", null)).as("from elsewhere").isTrue();
        assertThat(wrongPasswords.mayTry("vsh", "192.0.2.1", "known device")).as("own device").isTrue();
    }

    @Test
    void theWindowBeginsWithTheFirstTryAndEnds() {
        clock.advance(Duration.ZERO);
        for (int i = 0; i < WrongPasswords.MOST_FOR_A_USER; i++) {
            assertThat(wrongPasswords.mayTry("vsh", "192.0.2.1", null)).isTrue();
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(wrongPasswords.mayTry("VSH", "192.0.2.1", null)).isFalse();

        clock.advance(Duration.ofMinutes(5));
        assertThat(wrongPasswords.mayTry("vsh", "192.0.2.1", null)).isTrue();
    }

    @Test
    void whoGetsInIsCountedNoMore() {
        for (int i = 0; i < 3 * WrongPasswords.MOST_FROM_AN_ADDRESS; i++) {
            assertThat(wrongPasswords.mayTry("user-" + i, "192.0.2.1", null)).isTrue();
            wrongPasswords.succeeded("user-" + i, "192.0.2.1", null);
        }
    }

    @Test
    void aClockThatIsSetBackShutsNobodyOutForEver() {
        clock.advance(Duration.ofDays(365));
        for (int i = 0; i <= WrongPasswords.MOST_FOR_A_USER; i++) {
            wrongPasswords.mayTry("vsh", "192.0.2.1", null);
        }
        clock.reset();

        assertThat(wrongPasswords.mayTry("vsh", "192.0.2.1", null)).isTrue();
    }

    private long remembered() {
        Cache<?, ?> tries = (Cache<?, ?>) ReflectionTestUtils.getField(wrongPasswords, "tries");
        tries.cleanUp();
        return tries.estimatedSize();
    }
}
