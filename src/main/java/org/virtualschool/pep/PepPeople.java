package org.virtualschool.pep;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.people.RoleTrait;
import org.virtualschool.people.StaffService;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.register.CareRole;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;

/** Who is concerned with a PEP, by user id; empty where nobody holds the role. */
@Component
class PepPeople {

    private final PepProcess process;
    private final Children children;
    private final StaffService staff;
    private final UserAccounts accounts;

    PepPeople(PepProcess process, Children children, StaffService staff, UserAccounts accounts) {
        this.process = process;
        this.children = children;
        this.staff = staff;
        this.accounts = accounts;
    }

    /** Those with an open task of the review; the members of its group where nobody has taken it. */
    Set<String> whoseTurnItIs(Pep pep) {
        Set<String> people = new TreeSet<>();
        process.openSteps(pep.id()).forEach(step -> {
            if (step.assigneeUserId() != null) {
                people.add(step.assigneeUserId());
            } else if (step.group() != null) {
                people.addAll(accounts.membersOf(step.group()));
            }
        });
        return people;
    }

    /** The designated teachers of the school, the providers of an early years setting; the child's adviser where the adviser stands in. */
    Set<String> teachers(Pep pep) {
        return pep.setting().adviserStandsIn() ? named(pep, CareRole.ADVISER) : atSchool(pep, RoleTrait.WRITES_FOR_SCHOOLS.roles());
    }

    /** The child's social worker. */
    Set<String> socialWorkers(Pep pep) {
        return named(pep, CareRole.SOCIAL_WORKER);
    }

    /** The managers of the social worker's team. */
    Set<String> teamManagers(Pep pep) {
        String team = staff.teamOf(child(pep).worker(CareRole.SOCIAL_WORKER));
        return team == null ? Set.of() : accounts.membersOf(Groups.team(team));
    }

    /** The head teachers of the school. */
    Set<String> headTeachers(Pep pep) {
        return atSchool(pep, List.of(Role.HEADTEACHER));
    }

    /** The heads of the virtual school. */
    Set<String> headsOfVirtualSchool() {
        return accounts.membersOf(Role.VIRTUAL_SCHOOL_HEAD);
    }

    /** All advisers of the virtual school. */
    Set<String> advisers() {
        return accounts.membersOf(Role.VIRTUAL_SCHOOL_ADVISER);
    }

    /** The child's reviewing officer; all of them where none is named. */
    Set<String> reviewingOfficers(Pep pep) {
        Set<String> officer = named(pep, CareRole.REVIEWING_OFFICER);
        return officer.isEmpty() ? accounts.membersOf(Role.INDEPENDENT_REVIEWING_OFFICER) : officer;
    }

    private Set<String> named(Pep pep, CareRole role) {
        String userId = child(pep).worker(role);
        return userId != null && accounts.isOpen(userId) ? Set.of(userId) : Set.of();
    }

    private Set<String> atSchool(Pep pep, List<String> roles) {
        if (pep.schoolKey() == null) {
            return Set.of();
        }
        Set<String> people = new TreeSet<>(accounts.membersOf(Groups.school(pep.schoolKey())));
        people.retainAll(roles.stream().flatMap(role -> accounts.membersOf(role).stream()).collect(Collectors.toSet()));
        return people;
    }

    private Child child(Pep pep) {
        return children.get(pep.childId());
    }
}
