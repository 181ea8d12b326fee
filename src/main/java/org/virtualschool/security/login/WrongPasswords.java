package org.virtualschool.security.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final int MOST_REMEMBERED = 20_000;

    private final Clock clock;
    private final Map<String, Tries> tries = new ConcurrentHashMap<>();

    WrongPasswords(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts one more attempt, before the password is looked at: attempts at the same moment do not slip through.
     *
     * @param device the cookie of a device known to be the user's; null for any other
     * @return whether the password may be looked at
     */
    boolean mayTry(String userId, String address, String device) {
        if (device != null) {
            return count(deviceKey(userId, device)) <= MOST_FOR_A_USER;
        }
        boolean userAtAddress = count(userKey(userId, address)) <= MOST_FOR_A_USER;
        return count(addressKey(address)) <= MOST_FROM_AN_ADDRESS && userAtAddress;
    }

    /** The password was right: what was counted against the user here is forgotten. */
    void succeeded(String userId, String address, String device) {
        if (device != null) {
            tries.remove(deviceKey(userId, device));
            return;
        }
        tries.remove(userKey(userId, address));
        tries.computeIfPresent(addressKey(address), (key, now) -> new Tries(now.number() - 1, now.since()));
    }

    private int count(String key) {
        Instant now = clock.instant();
        if (tries.size() >= MOST_REMEMBERED) {
            tries.values().removeIf(old -> old.isOver(now));
        }
        return tries.compute(key, (k, before) ->
                before == null || before.isOver(now) ? new Tries(1, now) : new Tries(before.number() + 1, before.since())).number();
    }

    private static String userKey(String userId, String address) {
        return "user\n" + userId.toLowerCase() + '\n' + address;
    }

    private static String addressKey(String address) {
        return "address\n" + address;
    }

    private static String deviceKey(String userId, String device) {
        return "device\n" + userId + '\n' + device;
    }

    private record Tries(int number, Instant since) {

        /** Also over when the clock has been set back, or a count made in the future would never end. */
        boolean isOver(Instant now) {
            return now.isAfter(since.plus(WINDOW)) || now.isBefore(since);
        }
    }
}
