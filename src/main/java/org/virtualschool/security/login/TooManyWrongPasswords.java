package org.virtualschool.security.login;

import org.springframework.security.core.AuthenticationException;

/** The password was not looked at: too many wrong ones came before. */
class TooManyWrongPasswords extends AuthenticationException {

    TooManyWrongPasswords() {
        super("Too many wrong passwords. Try again in " + WrongPasswords.WINDOW.toMinutes() + " minutes.");
    }
}
