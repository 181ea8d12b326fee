package org.virtualschool.security.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.bcrypt.BCrypt;
import org.springframework.stereotype.Component;

/**
 * Stores passwords as bcrypt hashes. bcrypt reads 72 bytes at most and the engine appends a salt of its own, so a
 * digest of both is what goes in.
 */
@Component
public class BcryptPasswords implements PasswordEncryptor {

    /** What the engine writes before a hash of ours. */
    public static final String PREFIX = "{bcrypt}";

    private final int cost;
    private final String hashOfNothing;

    /** @param cost of a hash, as a power of two: each step doubles the time of every guess, and of every login */
    BcryptPasswords(@Value("${casework.password-cost}") int cost) {
        this.cost = cost;
        this.hashOfNothing = encrypt("");
    }

    @Override
    public String encrypt(String password) {
        return BCrypt.hashpw(digest(password), BCrypt.gensalt(cost));
    }

    @Override
    public boolean check(String password, String hash) {
        return BCrypt.checkpw(digest(password), hash);
    }

    /** Takes the time of a check, so that nobody learns by the clock which user ids exist. */
    public void checkAgainstNothing(String password) {
        check(password, hashOfNothing);
    }

    @Override
    public String hashAlgorithmName() {
        return "bcrypt";
    }

    private static String digest(String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
