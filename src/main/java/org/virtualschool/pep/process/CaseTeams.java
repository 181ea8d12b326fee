package org.virtualschool.pep.process;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.people.StaffService;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.register.StaffDirectory;

/** Tells who works on a child's PEP now. Whoever has left works on nothing any more, whatever the register still says. */
@Component
class CaseTeams {

    private final Children children;
    private final StaffService staff;
    private final StaffDirectory directory;

    CaseTeams(Children children, StaffService staff, StaffDirectory directory) {
        this.children = children;
        this.staff = staff;
        this.directory = directory;
    }

    /** The case team; the coordinator covers where no team is known. */
    CaseTeam of(UUID childId) {
        Child child = children.get(childId);
        String team = staff.teamOf(child.socialWorker());
        return new CaseTeam(unlessLeft(child.socialWorker()),
                team == null ? Role.VIRTUAL_SCHOOL_COORDINATOR : Groups.team(team), unlessLeft(child.adviser()));
    }

    private String unlessLeft(String userId) {
        return userId != null && directory.isCurrent(userId) ? userId : null;
    }
}
