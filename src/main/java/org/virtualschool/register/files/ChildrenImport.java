package org.virtualschool.register.files;

import static org.virtualschool.intake.ImportColumn.optional;
import static org.virtualschool.intake.ImportColumn.required;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.intake.CsvImport;
import org.virtualschool.intake.CsvRow;
import org.virtualschool.intake.DateStyle;
import org.virtualschool.intake.ImportGuide;
import org.virtualschool.register.CareRole;
import org.virtualschool.register.CareStatus;
import org.virtualschool.register.Child;
import org.virtualschool.register.ChildCells;
import org.virtualschool.register.ChildDetails;
import org.virtualschool.register.Children;
import org.virtualschool.register.Exclusions;
import org.virtualschool.register.School;
import org.virtualschool.register.SchoolPlace;
import org.virtualschool.register.Schools;
import org.virtualschool.register.SenStatus;
import org.virtualschool.register.StaffDirectory;
import org.virtualschool.register.Upn;
import org.virtualschool.register.YearGroups;

/**
 * What the virtual school itself knows of a child: names, school, year group, special educational needs, social worker and adviser. An
 * empty cell leaves what is on record. A change of school, social worker or adviser is made known to those who must follow; it
 * starts no process itself.
 */
@Component
class ChildrenImport implements CsvImport {

    private static final int LONGEST_NUMBER = 20;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_USER_ID = 64;
    /** Written in place of a user name. An empty cell cannot say it, since it leaves what is on record. */
    private static final String NOBODY = "none";
    private static final Map<String, CareStatus> CARE_STATUS = Map.of(
            "looked after", CareStatus.LOOKED_AFTER,
            "previously looked after", CareStatus.PREVIOUSLY_LOOKED_AFTER,
            "with social worker", CareStatus.WITH_SOCIAL_WORKER,
            "with a social worker", CareStatus.WITH_SOCIAL_WORKER);

    private final Children children;
    private final Schools schools;
    private final StaffDirectory staff;
    private final Exclusions exclusions;
    private final CivilTime time;

    ChildrenImport(Children children, Schools schools, StaffDirectory staff, Exclusions exclusions, CivilTime time) {
        this.children = children;
        this.schools = schools;
        this.staff = staff;
        this.exclusions = exclusions;
        this.time = time;
    }

    @Override
    public String name() {
        return "children";
    }

    @Override
    public ImportGuide guide() {
        return new ImportGuide("Children: names, schools and case team",
                "A file of your own that gives the children their names, school, year group, social worker and adviser, by their number in"
                        + " social care. An empty cell leaves what is on record. A child who is not on record yet is added if the file gives"
                        + " date of birth and care status.",
                List.of(required("social_care_id", "The child's number in the social care system."),
                        optional("forename", "Forename."),
                        optional("surname", "Surname."),
                        optional("preferred_name", "What the child likes to be called."),
                        optional("date_of_birth", "Like 31/12/2012 or 2012-12-31."),
                        optional("upn", "Unique pupil number. With a wrong check letter the child goes in without it."),
                        optional("care_status", "Looked after, previously looked after, or with social worker."),
                        optional("school_urn", "URN of the school whose roll the child is on."),
                        optional("school_key", "For a setting without a URN: its key, from the list below."),
                        optional("school_start", "First day at that school, like 31/12/2024 or 2024-12-31. Needed when the school is new."),
                        optional("school_end", "Last day on roll, if the child has left and is at no school now."),
                        optional("year_group", "As taught: N1, N2, R, 1 to 14."),
                        optional("sen_status", "E for an education, health and care plan, K for SEN support, N for none."),
                        optional("social_worker", "User name of a current social worker, or none if the child has none any more."),
                        optional("adviser", "User name of a current adviser of the virtual school, or none."),
                        optional("reviewing_officer", "User name of a current independent reviewing officer, or none."),
                        optional("protected_address", "Yes if nothing may be shown that lets somebody find the child; otherwise no.")),
                60);
    }

    @Override
    public List<String> key() {
        return List.of("social_care_id");
    }

    @Override
    public void take(List<CsvRow> rows) {
        rows.forEach(this::take);
    }

    private void take(CsvRow row) {
        String number = row.requiredText("social_care_id", LONGEST_NUMBER);
        Child child = number == null ? null : children.bySocialCareId(number).orElse(null);
        ChildDetails said = details(row, child);
        School school = school(row);
        LocalDate from = row.date("school_start", DateStyle.SLASHES, DateStyle.ISO);
        LocalDate left = left(row, child, school, from);
        Enrolment enrolment = enrolment(row, child, school, from, said.dateOfBirth());
        Named socialWorker = worker(row, "social_worker", CareRole.SOCIAL_WORKER, child);
        Named adviser = worker(row, "adviser", CareRole.ADVISER, child);
        Named reviewingOfficer = worker(row, "reviewing_officer", CareRole.REVIEWING_OFFICER, child);
        if (child == null) {
            requireForNew(row, "date_of_birth", said.dateOfBirth());
            requireForNew(row, "care_status", said.careStatus());
        }
        if (row.rejected()) {
            return;
        }
        boolean isNew = child == null;
        Child onRecord = isNew ? children.add(number, said.dateOfBirth(), said.careStatus()) : child;
        boolean changed = children.update(onRecord.id(), said);
        changed |= enrolment != null && children.enrol(onRecord.id(), enrolment.schoolKey(), enrolment.from());
        changed |= left != null && children.leaveSchool(onRecord.id(), left);
        changed |= socialWorker != null && children.assign(onRecord.id(), CareRole.SOCIAL_WORKER, socialWorker.userId());
        changed |= adviser != null && children.assign(onRecord.id(), CareRole.ADVISER, adviser.userId());
        changed |= reviewingOfficer != null
                && children.assign(onRecord.id(), CareRole.REVIEWING_OFFICER, reviewingOfficer.userId());
        if (isNew) {
            row.created();
        } else {
            row.updatedIf(changed);
        }
    }

    private static void requireForNew(CsvRow row, String column, Object said) {
        if (said == null && row.value(column) == null) {
            row.reject(column, "is empty, but the child is not on record yet and cannot be added without it");
        }
    }

    private ChildDetails details(CsvRow row, Child child) {
        String forename = row.text("forename", LONGEST_NAME);
        String surname = row.text("surname", LONGEST_NAME);
        if (forename != null && surname == null && (child == null || child.surname() == null)) {
            row.reject("surname", "is empty, but a forename is given");
        }
        if (surname != null && forename == null && (child == null || child.forename() == null)) {
            row.reject("forename", "is empty, but a surname is given");
        }
        LocalDate dateOfBirth =
                ChildCells.dateOfBirth(row, "date_of_birth", time.today(), DateStyle.SLASHES, DateStyle.ISO);
        Upn upn = ChildCells.upn(row, "upn");
        return new ChildDetails(forename, surname, row.text("preferred_name", LONGEST_NAME), dateOfBirth, null, upn,
                careStatus(row, child), senStatus(row), yearGroup(row), row.yesNo("protected_address"));
    }

    /** While a period of care lasts, by the return or by what was told before it, a file of our own cannot take the child out. */
    private CareStatus careStatus(CsvRow row, Child child) {
        String text = row.value("care_status");
        if (text == null) {
            return null;
        }
        CareStatus status = CARE_STATUS.get(text.toLowerCase(Locale.ROOT).replaceAll("[_\\s-]+", " "));
        if (status == null) {
            row.reject("care_status", "is none of looked after, previously looked after, with social worker");
        } else if (child != null && status != CareStatus.LOOKED_AFTER && children.isInOpenPeriodOfCare(child.id())) {
            row.warn("care_status", "is not taken over: by the periods of care on record the child is looked after");
            return null;
        }
        return status;
    }

    private static SenStatus senStatus(CsvRow row) {
        String text = row.value("sen_status");
        if (text == null) {
            return null;
        }
        try {
            return SenStatus.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            row.reject("sen_status", "is none of E, K, N");
            return null;
        }
    }

    private static String yearGroup(CsvRow row) {
        String text = row.value("year_group");
        Optional<String> yearGroup = text == null ? Optional.empty() : YearGroups.parse(text);
        if (text != null && yearGroup.isEmpty()) {
            row.reject("year_group", "is none of N1, N2, R, 1 to 14");
        }
        return yearGroup.orElse(null);
    }

    /** Somebody else in this place would get the work and the record of another role. */
    private Named worker(CsvRow row, String column, CareRole place, Child child) {
        String written = row.text(column, LONGEST_USER_ID);
        if (written == null || NOBODY.equalsIgnoreCase(written)) {
            return written == null ? null : new Named(null);
        }
        String userId = staff.loginOf(written).orElse(written);
        if (!staff.isCurrent(userId)) {
            row.reject(column, "is no current member of staff: load the staff file first");
        } else if (!staff.mayBe(userId, place)) {
            row.reject(column, "is no " + place.inWords().toLowerCase(Locale.ROOT)
                    + " by the staff file: check the user name, or load the staff file with that role first");
        } else if (child != null && exclusions.holds(child.id(), userId)) {
            row.reject(column, "is excluded from this child");
        }
        return new Named(userId);
    }

    /** Last day at the school the child has left, or null if the row says none. */
    private LocalDate left(CsvRow row, Child child, School school, LocalDate from) {
        LocalDate lastDay = row.date("school_end", DateStyle.SLASHES, DateStyle.ISO);
        if (lastDay == null) {
            return null;
        }
        SchoolPlace latest = latestPlace(child);
        if (lastDay.isAfter(time.today())) {
            row.reject("school_end", "is in the future: load it when the child has left");
        } else if (latest == null || school != null && !latest.schoolKey().equals(school.key())) {
            row.reject("school_end", "is given, but the child is not on roll " + (school == null ? "at a school" : "at this school"));
        } else if (lastDay.isBefore(from == null ? latest.startedOn() : from)) {
            row.reject("school_end", "is before the first day at the school");
        }
        return lastDay;
    }

    private SchoolPlace latestPlace(Child child) {
        return child == null ? null : children.schoolPlaces(child.id()).stream().findFirst().orElse(null);
    }

    /** Where a child is to be put on roll, or null if the row says nothing new of the school. */
    private Enrolment enrolment(CsvRow row, Child child, School school, LocalDate from, LocalDate born) {
        if (from != null && from.isAfter(time.today())) {
            row.reject("school_start", "is in the future: load the new school when the child has started there");
        }
        if (school == null || row.rejected()) {
            return null;
        }
        SchoolPlace place = latestPlace(child);
        boolean sameSchool = place != null && place.schoolKey().equals(school.key());
        if (sameSchool && place.endedOn() != null && (from == null || from.equals(place.startedOn()))) {
            // The place that has ended: no file brings a child back to it from the same first day.
            return null;
        }
        if (from == null) {
            if (!sameSchool) {
                row.reject("school_start", "is empty, but the school is new for the child");
            }
            return null;
        }
        if (!sameSchool && !school.isOpen()) {
            row.reject("school_urn", "is a school that is not open");
        }
        if (born != null && from.isBefore(born)) {
            row.reject("school_start", "is before the child was born");
        } else if (child != null) {
            children.whyNotEnrol(child.id(), school.key(), from).ifPresent(reason -> row.reject("school_start", reason));
        }
        return new Enrolment(school.key(), from);
    }

    private School school(CsvRow row) {
        String urn = row.text("school_urn", 8);
        Integer key = row.wholeNumber("school_key", 1, Integer.MAX_VALUE);
        if (urn != null && row.value("school_key") != null) {
            row.reject("school_key", "is given beside school_urn; give one of the two");
            return null;
        }
        Optional<School> school = urn != null ? schools.byUrn(urn)
                : key != null ? schools.find(key.longValue()) : Optional.empty();
        if (urn != null && school.isEmpty()) {
            row.reject("school_urn", "is no school on record: load the schools file first");
        }
        if (key != null && school.isEmpty()) {
            row.reject("school_key", "is no setting on record: see the list of keys on the imports page");
        }
        return school.orElse(null);
    }

    /** @param userId null for nobody */
    private record Named(String userId) {
    }

    private record Enrolment(Long schoolKey, LocalDate from) {
    }
}
