package org.virtualschool.people;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.register.CareRole;
import org.virtualschool.register.StaffDirectory;

/** Answers the register's question about staff. */
@Component
class RegisterStaffDirectory implements StaffDirectory {

    private final StaffService staff;
    private final UserAccounts accounts;
    private final CivilTime civilTime;

    RegisterStaffDirectory(StaffService staff, UserAccounts accounts, CivilTime civilTime) {
        this.staff = staff;
        this.accounts = accounts;
        this.civilTime = civilTime;
    }

    @Override
    public Optional<String> loginOf(String written) {
        return staff.loginOf(written);
    }

    @Override
    public boolean isCurrent(String userId) {
        return staff.find(userId).filter(member -> member.isCurrentOn(civilTime.today())).isPresent();
    }

    @Override
    public boolean isOnePerson(String userId, String other) {
        return staff.samePerson(userId, other);
    }

    @Override
    public boolean mayBe(String userId, CareRole place) {
        return accounts.groupsOf(userId).contains(StaffRoles.of(place));
    }
}
