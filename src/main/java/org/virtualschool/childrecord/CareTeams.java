package org.virtualschool.childrecord;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.childrecord.RecordView.Colleague;
import org.virtualschool.people.Role;
import org.virtualschool.people.RoleTrait;
import org.virtualschool.people.StaffMember;
import org.virtualschool.people.StaffService;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.register.School;

/** Who works with a child: social worker, adviser, and at the school its designated teachers. */
@Component
class CareTeams {

    private static final String NOBODY = "Nobody recorded";

    private final StaffService staff;
    private final UserAccounts accounts;
    private final Children children;
    private final CivilTime time;

    CareTeams(StaffService staff, UserAccounts accounts, Children children, CivilTime time) {
        this.staff = staff;
        this.accounts = accounts;
        this.children = children;
        this.time = time;
    }

    /** The team of the child; without the people at the school where it is withheld. */
    List<Colleague> of(Child child, boolean withSchool) {
        List<Colleague> team = new ArrayList<>();
        team.add(colleague("Social worker", Role.SOCIAL_WORKER, child.socialWorker()));
        team.add(colleague("Virtual school adviser", Role.VIRTUAL_SCHOOL_ADVISER, child.adviser()));
        if (withSchool) {
            children.currentSchool(child.id()).ifPresent(school -> team.addAll(designatedTeachers(school)));
        }
        return team;
    }

    /** Who has left, or does another work now, is named so that people know whom the child had, and cannot be written to. */
    private Colleague colleague(String words, String role, String userId) {
        if (userId == null) {
            return new Colleague(words, NOBODY, null);
        }
        Optional<StaffMember> current = staff.find(userId)
                .filter(member -> member.isCurrentOn(time.today()) && accounts.groupsOf(userId).contains(role));
        return current.map(member -> new Colleague(words, member.name(), member.email()))
                .orElseGet(() -> new Colleague(words, "Nobody current (was " + staff.nameOf(userId) + ")", null));
    }

    private List<Colleague> designatedTeachers(School school) {
        String role = "Designated teacher at " + school.name();
        LocalDate today = time.today();
        List<Colleague> teachers = staff.atSchool(school.key()).stream()
                .filter(member -> member.isCurrentOn(today) && isDesignatedTeacher(member))
                .map(member -> new Colleague(role, member.name(), member.email()))
                .toList();
        return teachers.isEmpty() ? List.of(new Colleague(role, NOBODY, null)) : teachers;
    }

    /** Early years settings have a provider instead of a designated teacher. */
    private boolean isDesignatedTeacher(StaffMember member) {
        return RoleTrait.WRITES_FOR_SCHOOLS.isOfAny(accounts.groupsOf(member.userId()));
    }
}
