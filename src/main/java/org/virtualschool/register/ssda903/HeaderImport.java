package org.virtualschool.register.ssda903;

import static org.virtualschool.intake.ImportColumn.optional;
import static org.virtualschool.intake.ImportColumn.required;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.intake.CsvImport;
import org.virtualschool.intake.CsvRow;
import org.virtualschool.intake.DateStyle;
import org.virtualschool.intake.ImportGuide;
import org.virtualschool.register.CareStatus;
import org.virtualschool.register.Child;
import org.virtualschool.register.ChildCells;
import org.virtualschool.register.ChildDetails;
import org.virtualschool.register.Children;

/**
 * The header file of the SSDA903 return: who the children are. Ethnic origin, motherhood and the date of birth of a girl's own
 * child are in the file and not kept: education casework does not need them, and what is not needed is not held (UK GDPR, article 5(1)(c)).
 * A child whom only this file names counts as one with a social worker; that the child is looked after, the episodes say.
 */
@Component
class HeaderImport implements CsvImport {

    static final int LONGEST_CHILD_NUMBER = 20;

    static final String NOT_KEPT = "Read and not kept: education casework does not need it.";
    private static final Map<String, String> SEXES =
            Map.of("1", "M", "2", "F", "M", "M", "F", "F", "U", "U", "I", "I");

    private final Children children;
    private final CivilTime time;

    HeaderImport(Children children, CivilTime time) {
        this.children = children;
        this.time = time;
    }

    @Override
    public String name() {
        return "ssda903/header";
    }

    @Override
    public ImportGuide guide() {
        return new ImportGuide("Children looked after (SSDA903 header)",
                "The header file of the return on children looked after that your authority makes to the Department for Education every"
                        + " year. It adds the children by their number in social care, without names.",
                List.of(required("CHILD", "The child's number in the social care system."),
                        required("SEX", "1 or M, 2 or F."),
                        required("DOB", "Date of birth, like 31/12/2012."),
                        required("UPN", "Unique pupil number, or UN1 to UN5 where there is none. With a wrong check letter the child goes in"
                                + " without it."),
                        optional("ETHNIC", NOT_KEPT), optional("MOTHER", NOT_KEPT), optional("MC_DOB", NOT_KEPT)),
                30);
    }

    @Override
    public List<String> key() {
        return List.of("CHILD");
    }

    @Override
    public void take(List<CsvRow> rows) {
        Map<String, Child> known = children.bySocialCareIds(rows.stream()
                .map(row -> row.value("CHILD")).filter(Objects::nonNull).collect(Collectors.toSet()));
        rows.forEach(row -> take(row, known));
    }

    private void take(CsvRow row, Map<String, Child> known) {
        String number = row.requiredText("CHILD", LONGEST_CHILD_NUMBER);
        LocalDate dateOfBirth = ChildCells.dateOfBirth(row, "DOB", time.today(), DateStyle.SLASHES);
        if (row.value("DOB") == null) {
            row.reject("DOB", "is empty");
        }
        ChildDetails said = ChildDetails.ofReturn(dateOfBirth, sex(row), ChildCells.upn(row, "UPN"));
        if (row.rejected()) {
            return;
        }
        Child child = known.get(number);
        if (child != null) {
            row.updatedIf(children.update(child.id(), said));
        } else {
            children.update(children.add(number, dateOfBirth, CareStatus.WITH_SOCIAL_WORKER).id(), said);
            row.created();
        }
    }

    private static String sex(CsvRow row) {
        String text = row.text("SEX", LONGEST_CHILD_NUMBER);
        if (text == null) {
            return null;
        }
        String sex = SEXES.get(text.toUpperCase(Locale.ROOT));
        if (sex == null) {
            row.warn("SEX", "is not a code of the return; the child goes in without it");
        }
        return sex;
    }
}
