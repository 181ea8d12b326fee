package org.virtualschool.security.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Remembers by a signed cookie that somebody has logged in from this browser before. Their attempts are counted apart
 * from everybody else's, so that nobody can shut them out by typing wrong passwords for them. The account's own secret
 * signs it: a new password ends it, and nothing needs to be stored.
 */
@Component
class KnownDevice {

    private static final String COOKIE = "known-device";
    private static final Duration KEPT = Duration.ofDays(180);
    private static final int NONCE_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    static String valueIn(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (COOKIE.equals(cookie.getName())) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    void remember(Login login, HttpServletRequest request, HttpServletResponse response) {
        if (recognises(login, valueIn(request))) {
            return;
        }
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = encode(bytes);
        ResponseCookie cookie = ResponseCookie.from(COOKIE, nonce + "." + sign(login, nonce))
                .httpOnly(true).secure(request.isSecure()).sameSite("Strict").path("/").maxAge(KEPT).build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    boolean recognises(Login login, String value) {
        int dot = value == null ? -1 : value.indexOf('.');
        return dot > 0 && MessageDigest.isEqual(
                sign(login, value.substring(0, dot)).getBytes(StandardCharsets.US_ASCII),
                value.substring(dot + 1).getBytes(StandardCharsets.US_ASCII));
    }

    private static String sign(Login login, String nonce) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(login.stamp().getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return encode(mac.doFinal((login.userId() + '\n' + nonce).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
