package org.virtualschool.people;

import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.register.StaffDirectory;

/** Answers the register's question about staff. */
@Component
class RegisterStaffDirectory implements StaffDirectory {

    private final StaffService staff;
    private final CivilTime civilTime;

    RegisterStaffDirectory(StaffService staff, CivilTime civilTime) {
        this.staff = staff;
        this.civilTime = civilTime;
    }

    @Override
    public boolean isCurrent(String userId) {
        return staff.find(userId).filter(member -> member.isCurrentOn(civilTime.today())).isPresent();
    }
}
