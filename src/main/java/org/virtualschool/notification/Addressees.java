package org.virtualschool.notification;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.virtualschool.people.StaffMember;
import org.virtualschool.people.StaffService;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.shell.RoleWords;

/** To whom an e-mail can be sent. */
@Component
class Addressees {

    private final StaffService staff;
    private final UserAccounts accounts;

    Addressees(StaffService staff, UserAccounts accounts) {
        this.staff = staff;
        this.accounts = accounts;
    }

    /** The person behind a login; empty if it has been closed meanwhile, or no address is on record, as of an operator. */
    Optional<Addressee> of(String userId) {
        return staff.find(userId)
                .filter(member -> !member.email().isBlank() && accounts.isOpen(userId))
                .map(this::addressee);
    }

    private Addressee addressee(StaffMember member) {
        return new Addressee(member.name(), member.email(), RoleWords.of(accounts.groupsOf(member.userId())));
    }

    /**
     * Somebody an e-mail goes to.
     *
     * @param name  full name
     * @param email address
     * @param roles roles held, in words; may be empty
     */
    record Addressee(String name, String email, List<String> roles) {
    }
}
