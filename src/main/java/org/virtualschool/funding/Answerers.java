package org.virtualschool.funding;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.people.RoleTrait;
import org.virtualschool.people.StaffService;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.register.Children;

/** Tells who answers for requests of social work: the child's social worker as it is now, whoever it was who asked. */
@Component
public class Answerers {

    private final Children children;
    private final UserAccounts accounts;
    private final StaffService staff;

    Answerers(Children children, UserAccounts accounts, StaffService staff) {
        this.children = children;
        this.accounts = accounts;
        this.staff = staff;
    }

    /** Whether what the person asked for is social work's to answer for, also after they have left. */
    public boolean isOfSocialWork(String requestedBy) {
        Set<String> groups = accounts.groupsOf(requestedBy);
        return RoleTrait.IN_TEAMS.isOfAny(groups) || groups.isEmpty() && staff.teamOf(requestedBy) != null;
    }

    /**
     * The child's social worker, nobody in person if the child has none, or only one who has left or is no social worker now; and the managers
     * of the worker's team, who take over what a worker cannot do: the coordinator where no team is known.
     */
    public Answerer inSocialWork(UUID childId) {
        String worker = children.get(childId).socialWorker();
        String team = staff.teamOf(worker);
        return new Answerer(worker != null && accounts.groupsOf(worker).contains(Role.SOCIAL_WORKER) ? worker : null,
                team == null ? Role.VIRTUAL_SCHOOL_COORDINATOR : Groups.team(team));
    }
}
