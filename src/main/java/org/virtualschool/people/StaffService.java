package org.virtualschool.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.Actors;

/** Who works for the authority and its schools, and where. */
@Service
@Transactional(readOnly = true)
public class StaffService {

    private static final String THE_SYSTEM = "The system";

    private final StaffRepository staff;

    StaffService(StaffRepository staff) {
        this.staff = staff;
    }

    /** The member of staff with that login, leavers included; empty if there is none or {@code userId} is null. */
    public Optional<StaffMember> find(String userId) {
        return userId == null ? Optional.empty() : staff.findById(userId).map(Staff::asMember);
    }

    /** The login as it is on record, in whatever letter case it is written, leavers' included; empty if there is none. */
    public Optional<String> loginOf(String written) {
        return staff.findInAnyLetterCase(written).map(Staff::userId);
    }

    /** The name to show for a login: the user id itself where no name is known, empty for null. */
    public String nameOf(String userId) {
        if (Actors.SYSTEM.equals(userId)) {
            return THE_SYSTEM;
        }
        return find(userId).map(StaffMember::name).orElse(userId == null ? "" : userId);
    }

    /** Whether two logins are one person's: the same one, or two accounts of the same member of staff. */
    public boolean samePerson(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        Optional<UUID> person = find(one).map(StaffMember::personId);
        return person.isPresent() && person.equals(find(other).map(StaffMember::personId));
    }

    /** Code of the person's social work team; null if none or unknown. */
    public String teamOf(String userId) {
        return find(userId).map(StaffMember::teamCode).orElse(null);
    }

    /** Everybody who works or has worked at the school, by name, leavers included; empty if nobody. */
    public List<StaffMember> atSchool(Long schoolKey) {
        return staff.findAtSchool(schoolKey).stream().map(Staff::asMember).toList();
    }
}
