package org.virtualschool.workflow.engine;

import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.camunda.bpm.engine.impl.digest.PasswordManager;

import java.util.List;

/** Reads bcrypt and nothing else: the engine would otherwise still accept its old, fast SHA hashes. */
final class OnlyBcrypt extends PasswordManager {

    OnlyBcrypt(PasswordEncryptor bcrypt) {
        super(bcrypt, List.of());
        passwordChecker.keySet().retainAll(List.of(bcrypt.hashAlgorithmName()));
    }
}
