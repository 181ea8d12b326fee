package org.virtualschool.people;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.virtualschool.audit.Actors;
import org.virtualschool.intake.CsvRow;

/** What the columns of one line of the staff file say, each checked for itself. */
final class StaffRow {

    static final String USER_ID = "user_id";
    static final String NAME = "name";
    static final String EMAIL = "email";
    static final String ROLES = "roles";
    static final String SCHOOL_URN = "school_urn";
    static final String SCHOOL_KEY = "school_key";
    static final String TEAM = "team";
    static final String LEFT_ON = "left_on";

    private static final int USER_ID_LENGTH = 64;
    private static final int EMAIL_LENGTH = 200;
    private static final int TEAM_LENGTH = 40;
    private static final int LIST_LENGTH = 1000;
    private static final Pattern USER_ID_FORM = Pattern.compile(UserId.FORM);
    private static final Pattern EMAIL_FORM = Pattern.compile("[^\\s@,;<>]+@[^\\s@,;<>]+\\.[^\\s@,;<>]+");
    /** Names that stand for nobody, in the audit trail and in files. */
    private static final Set<String> RESERVED = Set.of(Actors.SYSTEM, "anonymoususer", "none");

    private final CsvRow row;

    StaffRow(CsvRow row) {
        this.row = row;
    }

    /** The login; null if refused. */
    String userId() {
        String userId = row.requiredText(USER_ID, USER_ID_LENGTH);
        if (userId == null) {
            return null;
        }
        if (!USER_ID_FORM.matcher(userId).matches()) {
            row.reject(USER_ID, "may hold " + UserId.IN_WORDS);
        } else if (RESERVED.contains(userId.toLowerCase(Locale.ROOT))) {
            row.reject(USER_ID, "is kept for the system");
        }
        return userId;
    }

    /** The work address; null if refused. */
    String email() {
        String email = row.requiredText(EMAIL, EMAIL_LENGTH);
        if (email != null && !EMAIL_FORM.matcher(email).matches()) {
            row.reject(EMAIL, "is not an e-mail address");
        }
        return email;
    }

    /** Group ids of the roles given; refuses the row if there are none. */
    Set<String> roles() {
        Set<String> roles = new TreeSet<>();
        for (String role : list(ROLES)) {
            String id = role.toLowerCase(Locale.ROOT);
            if (StaffRoles.GIVEN_HERE.contains(id)) {
                roles.add(id);
            } else if (id.equals(StaffRoles.ENGINE_ADMIN)) {
                row.reject(ROLES, "holds camunda-admin, which passes every check and is given to nobody");
            } else if (id.equals(Role.SYSTEM_ADMINISTRATOR)) {
                row.reject(ROLES, "holds system-administrator, which an operator gives, not this file");
            } else {
                row.reject(ROLES, "holds an unknown role: " + role);
            }
        }
        if (roles.isEmpty() && !row.rejected()) {
            row.reject(ROLES, "is empty: give at least one role");
        }
        return roles;
    }

    /**
     * Keys of the schools named by either column.
     *
     * @param byUrn finds a school's key by its URN
     * @param byKey finds a school's key by itself, to see that there is such a school
     */
    Set<Long> schools(Set<String> roles, Function<String, Optional<Long>> byUrn, Function<Long, Optional<Long>> byKey) {
        Set<Long> found = new TreeSet<>();
        for (String urn : list(SCHOOL_URN)) {
            byUrn.apply(urn).ifPresentOrElse(found::add,
                    () -> row.reject(SCHOOL_URN, "holds the URN of no school on record: " + urn));
        }
        for (String key : list(SCHOOL_KEY)) {
            Optional<Long> known = key.matches("\\d{1,18}") ? byKey.apply(Long.valueOf(key)) : Optional.empty();
            known.ifPresentOrElse(found::add, () -> row.reject(SCHOOL_KEY, "holds the key of no school on record: " + key));
        }
        boolean atSchool = RoleTrait.AT_SCHOOLS.isOfAny(roles);
        if (atSchool && found.isEmpty() && !row.rejected()) {
            row.reject(SCHOOL_URN, "is empty: say at which school the person works");
        } else if (!atSchool && !found.isEmpty()) {
            row.warn(SCHOOL_URN, "is not used: none of the roles works at a school");
            return Set.of();
        }
        return found;
    }

    /** Name of the team; null if there is none. A manager must have one, since the team's children are what they see. */
    String team(Set<String> roles) {
        String team = row.text(TEAM, TEAM_LENGTH);
        boolean inTeam = RoleTrait.IN_TEAMS.isOfAny(roles);
        if (team != null && !inTeam) {
            row.warn(TEAM, "is not used: none of the roles belongs to a social work team");
            return null;
        }
        if (team != null && Teams.code(team).isEmpty()) {
            row.reject(TEAM, "is not the name of a team");
        } else if (team == null && roles.contains(Role.SOCIAL_WORK_MANAGER)) {
            row.reject(TEAM, "is empty: say which team the manager leads");
        }
        return team;
    }

    private List<String> list(String column) {
        String cell = row.text(column, LIST_LENGTH);
        return cell == null ? List.of() : Arrays.stream(cell.split(";")).map(String::strip).filter(part -> !part.isEmpty()).toList();
    }
}
