package org.virtualschool.security.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing. Counted for each user at each address, for each address as a whole, and for each known device of
 * a user by itself; never for a user everywhere, since then anybody could shut the head of the virtual school out.
 * Each node counts for itself.
 */
@Component
class WrongPasswords {

    static final int MOST_FOR_A_USER = 10;
    static final int MOST_FROM_AN_ADDRESS = 100;
    static final Duration WINDOW = Duration.ofMinutes(15);
    private static final long MOST_REMEMBERED = 100_000;

    private final Cache<String, Integer> tries;

    WrongPasswords(Ticker ticker) {
        this.tries = Caffeine.newBuilder().ticker(ticker).expireAfter(Expiry.<String, Integer>creating((key, count) -> WINDOW))
                .maximumSize(MOST_REMEMBERED).build();
    }

    /**
     * Counts one more attempt, before the password is looked at: attempts at the same moment do not slip through. Where
     * the address may not try at all, the name is not counted: ever new names from one address could push everything else out.
     *
     * @param device the cookie of a device known to be the user's; null for any other
     * @return whether the password may be looked at
     */
    boolean mayTry(String userId, String address, String device) {
        if (device != null) {
            return count(deviceKey(userId, device)) <= MOST_FOR_A_USER;
        }
        return count(addressKey(address)) <= MOST_FROM_AN_ADDRESS && count(userKey(userId, address)) <= MOST_FOR_A_USER;
    }

    /** The password was right: what was counted against the user here is forgotten. */
    void succeeded(String userId, String address, String device) {
        if (device != null) {
            tries.invalidate(deviceKey(userId, device));
            return;
        }
        tries.invalidate(userKey(userId, address));
        tries.asMap().computeIfPresent(addressKey(address), (key, now) -> now - 1);
    }

    private int count(String key) {
        return tries.asMap().merge(key, 1, Integer::sum);
    }

    private static String userKey(String userId, String address) {
        return "user\n" + userId.toLowerCase(Locale.ROOT) + '\n' + address;
    }

    private static String addressKey(String address) {
        return "address\n" + address;
    }

    private static String deviceKey(String userId, String device) {
        return "device\n" + userId.toLowerCase(Locale.ROOT) + '\n' + device;
    }
}
