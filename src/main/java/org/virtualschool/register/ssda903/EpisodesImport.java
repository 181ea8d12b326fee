package org.virtualschool.register.ssda903;

import static org.virtualschool.intake.ImportColumn.optional;
import static org.virtualschool.intake.ImportColumn.required;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.intake.CsvImport;
import org.virtualschool.intake.CsvRow;
import org.virtualschool.intake.DateStyle;
import org.virtualschool.intake.ImportGuide;
import org.virtualschool.register.CareCodes;
import org.virtualschool.register.CareHistory;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.register.Episode;

/**
 * The episodes file of the SSDA903 return: legal status and placement over time. Periods of care, care status and legal status of
 * the child follow from it. An episode is known by child and first day; sent again with its end, it is closed. Postcodes and the
 * placement's provider are in the file and not kept: nothing here needs them, and what is not needed is not held (UK GDPR, article 5(1)(c)).
 */
@Component
class EpisodesImport implements CsvImport {

    private static final int LONGEST_CODE = 8;

    private final Children children;
    private final CareHistory history;
    private final CivilTime time;

    EpisodesImport(Children children, CareHistory history, CivilTime time) {
        this.children = children;
        this.history = history;
        this.time = time;
    }

    @Override
    public String name() {
        return "ssda903/episodes";
    }

    @Override
    public ImportGuide guide() {
        return new ImportGuide("Episodes of care (SSDA903 episodes)",
                "The episodes file of the same return. Who is looked after, since when, where and under which legal status follows from it."
                        + " Load the header file first. Short breaks (legal status V3 and V4) count as having a social worker, not as care.",
                List.of(required("CHILD", "The child's number in the social care system."),
                        required("DECOM", "First day of the episode, like 31/12/2024."),
                        required("RNE", "Reason for the new episode: S, L, P, T, B or U."),
                        required("LS", "Legal status, such as C2 or V2."),
                        required("CIN", "Category of need, N1 to N8; may be empty."),
                        required("PLACE", "Placement type, such as U1 or K2."),
                        optional("PLACE_PROVIDER", HeaderImport.NOT_KEPT),
                        required("DEC", "Last day of the episode; empty while it lasts."),
                        required("REC", "Reason why it ended: X1 if another episode follows; empty while it lasts."),
                        optional("REASON_PLACE_CHANGE", "Why the placement changed."),
                        optional("HOME_POST", HeaderImport.NOT_KEPT), optional("PL_POST", HeaderImport.NOT_KEPT),
                        optional("URN", HeaderImport.NOT_KEPT)),
                40);
    }

    @Override
    public List<String> key() {
        return List.of("CHILD", "DECOM");
    }

    @Override
    public void take(List<CsvRow> rows) {
        Map<String, Child> known = children.bySocialCareIds(rows.stream()
                .map(row -> row.value("CHILD")).filter(Objects::nonNull).collect(Collectors.toSet()));
        rows.forEach(row -> take(row, known));
    }

    private void take(CsvRow row, Map<String, Child> known) {
        String number = row.requiredText("CHILD", HeaderImport.LONGEST_CHILD_NUMBER);
        Child child = number == null ? null : known.get(number);
        if (number != null && child == null) {
            row.reject("CHILD", "is not on record: load the header file with this child first");
        }
        Episode episode = read(row);
        checkDates(row, episode, child);
        if (row.rejected()) {
            return;
        }
        Optional<Episode> overlapping = history.overlapping(child.id(), episode);
        if (overlapping.isPresent()) {
            row.rejectUnlessLaterRowsHelp("DECOM", "overlaps with the episode on record " + words(overlapping.get()));
            return;
        }
        switch (history.enter(child.id(), episode)) {
            case CREATED -> row.created();
            case UPDATED -> row.updated();
            case UNCHANGED -> row.unchanged();
        }
    }

    private static Episode read(CsvRow row) {
        LocalDate from = row.requiredDate("DECOM", DateStyle.SLASHES);
        LocalDate until = row.date("DEC", DateStyle.SLASHES);
        return new Episode(from, until,
                requiredCode(row, "RNE", ReturnCodes.REASON_FOR_NEW_EPISODE::contains),
                requiredCode(row, "LS", CareCodes::isLegalStatus),
                code(row, "CIN", ReturnCodes.CATEGORY_OF_NEED::contains),
                requiredCode(row, "PLACE", CareCodes::isPlacementType),
                code(row, "REC", ReturnCodes::isReasonEpisodeCeased),
                code(row, "REASON_PLACE_CHANGE", ReturnCodes.REASON_FOR_CHANGE::contains));
    }

    private static String requiredCode(CsvRow row, String column, Predicate<String> known) {
        return row.requiredText(column, LONGEST_CODE) == null ? null : code(row, column, known);
    }

    private static String code(CsvRow row, String column, Predicate<String> known) {
        String text = row.value(column);
        if (text == null) {
            return null;
        }
        String code = text.toUpperCase(Locale.ROOT);
        if (!known.test(code)) {
            row.reject(column, "is not a code of the return");
        }
        return code;
    }

    private void checkDates(CsvRow row, Episode episode, Child child) {
        LocalDate today = time.today();
        LocalDate from = episode.startedOn();
        LocalDate until = episode.endedOn();
        if (from != null && from.isAfter(today)) {
            row.reject("DECOM", "is in the future");
        }
        if (from != null && child != null && from.isBefore(child.dateOfBirth())) {
            row.reject("DECOM", "is before the child was born");
        }
        if (until != null && until.isAfter(today)) {
            row.reject("DEC", "is in the future");
        }
        if (until != null && from != null && until.isBefore(from)) {
            row.reject("DEC", "is before the first day, DECOM");
        }
        if (row.value("DEC") == null && row.value("REC") != null) {
            row.reject("DEC", "is empty, but REC says why the episode ended");
        }
        if (row.value("DEC") != null && row.value("REC") == null) {
            row.reject("REC", "is empty, but DEC says that the episode ended");
        }
    }

    private static String words(Episode episode) {
        return "from " + episode.startedOn() + (episode.endedOn() == null ? ", which has no end" : " to " + episode.endedOn());
    }
}
