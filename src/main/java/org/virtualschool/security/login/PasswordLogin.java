package org.virtualschool.security.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Logs in by user id and password, for the login page and for HTTP Basic alike. A password found right is remembered
 * for a minute by a keyed digest, since an integration sends it with every call and bcrypt is slow on purpose; a
 * changed password, a closed account or a lost role counts all the same: see {@link Logins}.
 */
@Component
class PasswordLogin implements AuthenticationProvider {

    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);
    private static final int LONGEST_PASSWORD = 256;
    private static final int LONGEST_USER_ID = 64;
    private static final long MOST_REMEMBERED = 5_000;

    private final Logins logins;
    private final WrongPasswords wrongPasswords;
    private final KnownDevice knownDevice;
    private final Refusals refusals;
    private final SecretKeySpec key;
    private final Cache<String, Verified> verified;

    PasswordLogin(Logins logins, WrongPasswords wrongPasswords, KnownDevice knownDevice, Refusals refusals,
            Ticker ticker) {
        this.logins = logins;
        this.wrongPasswords = wrongPasswords;
        this.knownDevice = knownDevice;
        this.refusals = refusals;
        this.verified = Caffeine.newBuilder().ticker(ticker).expireAfterWrite(REMEMBERED_FOR).maximumSize(MOST_REMEMBERED).build();
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
    }

    /** The login with its groups as authorities {@code ROLE_<group>}. */
    static Authentication authenticated(Login login) {
        List<GrantedAuthority> authorities = login.groups().stream()
                .<GrantedAuthority>map(group -> new SimpleGrantedAuthority("ROLE_" + group)).toList();
        return UsernamePasswordAuthenticationToken.authenticated(login, null, authorities);
    }

    @Override
    public Authentication authenticate(Authentication request) {
        String userId = request.getName().strip();
        String password = String.valueOf(request.getCredentials());
        Attempt attempt = (Attempt) request.getDetails();
        if (userId.isBlank() || userId.length() > LONGEST_USER_ID || password.length() > LONGEST_PASSWORD
                || userId.chars().anyMatch(Character::isISOControl)) {
            refusals.login(null, attempt);
            throw new BadCredentialsException("Wrong user name or password");
        }
        byte[] digest = digest(userId, password);
        Optional<Login> known = remembered(userId, digest, attempt.reads());
        if (known.isPresent()) {
            return authenticated(known.get());
        }
        Optional<Login> account = logins.current(userId, true);
        String device = account
                .filter(login -> knownDevice.recognises(login, attempt.device()))
                .map(login -> attempt.device()).orElse(null);
        if (!wrongPasswords.mayTry(userId, attempt.address(), device)) {
            refused(account, attempt);
            throw new TooManyWrongPasswords();
        }
        Optional<Login> right = logins.verify(userId, password);
        if (right.isEmpty()) {
            refused(account, attempt);
            throw new BadCredentialsException("Wrong user name or password");
        }
        Login login = right.get();
        wrongPasswords.succeeded(userId, attempt.address(), device);
        verified.put(userId, new Verified(digest, login.stamp()));
        return authenticated(login);
    }

    private void refused(Optional<Login> account, Attempt attempt) {
        refusals.login(account.map(Login::userId).orElse(null), attempt);
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    private Optional<Login> remembered(String userId, byte[] digest, boolean reads) {
        Verified before = verified.getIfPresent(userId);
        if (before == null || !MessageDigest.isEqual(before.digest(), digest)) {
            return Optional.empty();
        }
        return logins.current(userId, reads).filter(login -> login.stamp().equals(before.stamp()));
    }

    private byte[] digest(String userId, String password) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac.doFinal((userId + '\n' + password).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Verified(byte[] digest, String stamp) {
    }
}
