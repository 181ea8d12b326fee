package org.virtualschool.security.engine;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.digest.PasswordManager;

/** Accepts no hash but ours: the engine would go on taking the fast ones of its own earlier versions. */
class OnlyBcrypt extends PasswordManager {

    OnlyBcrypt(BcryptPasswords passwords) {
        super(passwords, List.of());
        passwordChecker.keySet().retainAll(Set.of(passwords.hashAlgorithmName()));
    }
}
