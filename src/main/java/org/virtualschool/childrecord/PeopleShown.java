package org.virtualschool.childrecord;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.virtualschool.audit.Actors;
import org.virtualschool.people.Groups;
import org.virtualschool.people.StaffMember;
import org.virtualschool.people.StaffService;
import org.virtualschool.people.UserAccounts;

/** What a reader of a record is told of who did something: the name, unless it would tell them the school they must not know. */
@Component
class PeopleShown {

    private static final String AT_THE_SCHOOL = "Somebody at the school";
    private static final String NOT_KNOWN = "Somebody who is no longer known";

    private final StaffService staff;
    private final UserAccounts accounts;

    PeopleShown(StaffService staff, UserAccounts accounts) {
        this.staff = staff;
        this.accounts = accounts;
    }

    /** Names by user id, each looked up once; empty for null. */
    UnaryOperator<String> to(NeedToKnow need) {
        Map<String, String> names = new HashMap<>();
        return userId -> userId == null ? "" : names.computeIfAbsent(userId, need.school() ? staff::nameOf : this::withoutSchool);
    }

    /** A login alone may name a school, too: whoever is neither on record nor has an account is not named at all. */
    private String withoutSchool(String userId) {
        Optional<StaffMember> member = staff.find(userId);
        Set<String> groups = accounts.groupsOf(userId);
        if (groups.stream().anyMatch(Groups::isSchool) || member.filter(known -> !known.schools().isEmpty()).isPresent()) {
            return AT_THE_SCHOOL;
        }
        boolean known = member.isPresent() || !groups.isEmpty() || Actors.SYSTEM.equals(userId);
        return known ? staff.nameOf(userId) : NOT_KNOWN;
    }
}
