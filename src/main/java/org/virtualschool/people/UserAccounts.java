package org.virtualschool.people;

import java.util.Set;

/** Where logins are kept. Every change joins the transaction it is called in. */
public interface UserAccounts {

    /** Creates the account or changes it, its groups included. A new account cannot log in before it has a password. */
    void save(UserAccount account);

    /**
     * Sets the password; every session of the account ends within seconds. The rules for passwords that people choose do
     * not apply.
     *
     * @throws IllegalArgumentException if there is no such account
     */
    void setPassword(String userId, String password);

    /** Ends the account, its memberships and, within seconds, its sessions. Unknown and closed accounts are left as they are. */
    void close(String userId);

    /** Whether there is such an account. */
    boolean isOpen(String userId);

    /** The accounts that belong to the group; empty if there is no such group. */
    Set<String> membersOf(String group);

    /** Every group of the account; empty if there is no such account. */
    Set<String> groupsOf(String userId);
}
