package org.virtualschool.register.files;

import static org.virtualschool.intake.ImportColumn.optional;
import static org.virtualschool.intake.ImportColumn.required;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.virtualschool.audit.Actors;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.intake.CsvImport;
import org.virtualschool.intake.CsvRow;
import org.virtualschool.intake.DateStyle;
import org.virtualschool.intake.ImportGuide;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.register.Exclusions;
import org.virtualschool.register.StaffDirectory;

/** Who must not see which child, whatever their role. */
@Component
class ExclusionsImport implements CsvImport {

    private static final int LONGEST_NUMBER = 20;
    private static final int LONGEST_USER_ID = 64;
    private static final int LONGEST_REASON = 200;

    private final Children children;
    private final Exclusions exclusions;
    private final StaffDirectory staff;
    private final CivilTime time;

    ExclusionsImport(Children children, Exclusions exclusions, StaffDirectory staff, CivilTime time) {
        this.children = children;
        this.exclusions = exclusions;
        this.staff = staff;
        this.time = time;
    }

    @Override
    public String name() {
        return "exclusions";
    }

    @Override
    public ImportGuide guide() {
        return new ImportGuide("People who must not see a child",
                "Members of staff who are kept away from a named child: a relative, for example. They never see the child, whichever of"
                        + " their accounts they use, and work on their other tasks on our own pages, since Tasklist is closed to them."
                        + " An exclusion lasts until the file gives its last day. Nobody changes their own: another coordinator has to load that row.",
                List.of(required("social_care_id", "The child's number in the social care system."),
                        required("user_id", "User name of the member of staff."),
                        required("reason", "A short code or a few words. Never shown."),
                        optional("ends", "Last day of the exclusion, like 31/12/2024 or 2024-12-31; empty while it lasts.")),
                70);
    }

    @Override
    public List<String> key() {
        return List.of("social_care_id", "user_id");
    }

    @Override
    public void take(List<CsvRow> rows) {
        rows.forEach(this::take);
    }

    private void take(CsvRow row) {
        String number = row.requiredText("social_care_id", LONGEST_NUMBER);
        Child child = number == null ? null : children.bySocialCareId(number).orElse(null);
        if (number != null && child == null) {
            row.reject("social_care_id", "is not on record: load the child first");
        }
        String written = row.requiredText("user_id", LONGEST_USER_ID);
        String userId = written == null ? null : staff.loginOf(written).orElse(null);
        if (written != null && userId == null) {
            row.reject("user_id", "is no user name on record: load the staff file first");
        }
        String reason = row.requiredText("reason", LONGEST_REASON);
        LocalDate ends = row.date("ends", DateStyle.SLASHES, DateStyle.ISO);
        if (row.rejected()) {
            return;
        }
        if (ends != null && ends.isBefore(time.today()) && !exclusions.isOnRecord(child.id(), userId)) {
            row.reject("ends", "is over already, and no such exclusion is on record");
            return;
        }
        if (staff.isOnePerson(userId, Actors.current()) && !exclusions.isOnRecord(child.id(), userId, reason, ends)) {
            row.reject("user_id", "is your own: you cannot change from which children you are kept away. Somebody else has to load this row.");
            return;
        }
        if (ends == null && (userId.equals(child.socialWorker()) || userId.equals(child.adviser()))) {
            row.warn("user_id", "has this child's case: name somebody else in the children file");
        }
        switch (exclusions.enter(child.id(), userId, reason, ends)) {
            case CREATED -> row.created();
            case UPDATED -> row.updated();
            case UNCHANGED -> row.unchanged();
        }
    }
}
