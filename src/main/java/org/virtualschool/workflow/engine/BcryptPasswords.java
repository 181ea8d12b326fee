package org.virtualschool.workflow.engine;

import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Passwords as bcrypt hashes. Bcrypt brings its own salt, so the engine adds none ({@link #NO_SALT}). */
final class BcryptPasswords implements PasswordEncryptor {

    static final String NO_SALT = "";

    /** Bcrypt reads no further; a longer password would be cut without a word. */
    private static final int LONGEST_IN_BYTES = 72;

    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();

    @Override
    public String encrypt(String password) {
        if (tooLong(password)) {
            throw new BadUserRequestException("A password may have at most " + LONGEST_IN_BYTES + " bytes.");
        }
        return bcrypt.encode(password);
    }

    @Override
    public boolean check(String password, String encrypted) {
        return !tooLong(password) && bcrypt.matches(password, encrypted);
    }

    @Override
    public String hashAlgorithmName() {
        return "bcrypt";
    }

    private static boolean tooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > LONGEST_IN_BYTES;
    }
}
