package org.virtualschool.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.virtualschool.audit.Actors;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.intake.CsvImport;
import org.virtualschool.intake.CsvRow;
import org.virtualschool.intake.DateStyle;
import org.virtualschool.intake.ImportColumn;
import org.virtualschool.intake.ImportGuide;
import org.virtualschool.register.School;
import org.virtualschool.register.Schools;

/** Loads the people who work with the virtual school, what they do and where. */
@Component
class StaffImport implements CsvImport {

    private static final int NAME_LENGTH = 160;
    private static final int PLACE_ON_PAGE = 25;

    private static final String OWN_ROW = "is your own: you cannot change your own roles, e-mail address, schools or team. Somebody else has to"
            + " load this row.";

    private static final ImportGuide GUIDE = new ImportGuide("Staff",
            "Who works with the virtual school, in which roles, at which school or in which team. A new person gets a login"
                    + " without a password: they cannot sign in until an operator sets one or they come by single sign-on."
                    + " People missing from the file stay as they are; to end somebody's access give the day they left."
                    + " Nobody changes their own roles, e-mail address, schools or team: another coordinator has to load that row.",
            List.of(
                    ImportColumn.required(StaffRow.USER_ID, "Login, such as a work e-mail address: " + UserId.IN_WORDS
                            + ". It can never be changed."),
                    ImportColumn.required(StaffRow.NAME, "Full name."),
                    ImportColumn.required(StaffRow.EMAIL, "Work e-mail address. Two logins with the same address count as one"
                            + " person, also when one of them gets another address later."),
                    ImportColumn.required(StaffRow.ROLES, "One or more of " + String.join(", ", StaffRoles.GIVEN_HERE)
                            + ", separated by semicolons."),
                    ImportColumn.optional(StaffRow.SCHOOL_URN, "URN of each school a designated teacher, headteacher or early years"
                            + " provider works at, separated by semicolons."),
                    ImportColumn.optional(StaffRow.SCHOOL_KEY, "Our key of each school instead, for settings without a URN."),
                    ImportColumn.required(StaffRow.TEAM, "Team of a social worker or social work manager, such as north."),
                    ImportColumn.optional(StaffRow.LEFT_ON, "First day the person no longer works here, dd/mm/yyyy. From then on their"
                            + " login is closed.")),
            PLACE_ON_PAGE);

    private final StaffRegistration registration;
    private final StaffService staff;
    private final Teams teams;
    private final Schools schools;
    private final CivilTime civilTime;

    StaffImport(StaffRegistration registration, StaffService staff, Teams teams, Schools schools, CivilTime civilTime) {
        this.registration = registration;
        this.staff = staff;
        this.teams = teams;
        this.schools = schools;
        this.civilTime = civilTime;
    }

    @Override
    public String name() {
        return "staff";
    }

    @Override
    public ImportGuide guide() {
        return GUIDE;
    }

    @Override
    public List<String> key() {
        return List.of(StaffRow.USER_ID);
    }

    @Override
    public void take(List<CsvRow> rows) {
        rows.forEach(this::take);
    }

    private void take(CsvRow row) {
        StaffRow cells = new StaffRow(row);
        String userId = cells.userId();
        String name = row.requiredText(StaffRow.NAME, NAME_LENGTH);
        String email = cells.email();
        LocalDate leftOn = leftOn(row, userId);
        boolean leaver = leftOn != null && !leftOn.isAfter(civilTime.today());
        // What a leaver used to do is no longer anybody's access, so it need not be right.
        Set<String> roles = leaver ? Set.of() : cells.roles();
        Set<Long> at = leaver ? Set.of() : cells.schools(roles, this::keyOfUrn, key -> schools.find(key).map(School::key));
        String team = leaver ? null : cells.team(roles);
        if (row.rejected()) {
            return;
        }
        registration.namesake(userId).ifPresent(other ->
                row.reject(StaffRow.USER_ID, "differs only in capital letters from the login " + other));
        if (registration.isOperator(userId)) {
            row.reject(StaffRow.USER_ID, "is the login of an operator, which no file changes");
        }
        if (row.rejected()) {
            return;
        }
        StaffDetails details = new StaffDetails(userId, name, email, roles, at, team == null ? null : Teams.code(team), leftOn);
        if (registration.changesOneself(details, Actors.current())) {
            row.reject(StaffRow.USER_ID, OWN_ROW);
            return;
        }
        if (team != null) {
            teams.keep(team);
        }
        switch (registration.register(details)) {
            case CREATED -> row.created();
            case UPDATED -> row.updated();
            case UNCHANGED -> row.unchanged();
        }
    }

    /** The day given; where the file has no such column, the day on record: a shorter file brings no leaver back. */
    private LocalDate leftOn(CsvRow row, String userId) {
        return row.has(StaffRow.LEFT_ON) ? row.date(StaffRow.LEFT_ON, DateStyle.SLASHES)
                : staff.find(userId).map(StaffMember::leftOn).orElse(null);
    }

    private Optional<Long> keyOfUrn(String urn) {
        return schools.byUrn(urn).map(School::key);
    }
}
