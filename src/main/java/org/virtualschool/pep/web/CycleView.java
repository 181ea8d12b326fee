package org.virtualschool.pep.web;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.Words;
import org.virtualschool.pep.cycle.CycleProgress;
import org.virtualschool.register.YearGroups;

/**
 * A launched term as its page shows it.
 *
 * @param cutOffs  the cut-off, and those of year groups, in words
 * @param launched day and time in Europe/London
 * @param left     who is left out, by reason
 */
record CycleView(UUID id, String title, List<String> cutOffs, String launched, long started, long total, long leftOut, long failed,
                 boolean finished, List<CycleProgress.Failure> failures, Map<String, List<String>> left) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm", Locale.UK).withZone(CivilTime.LONDON);

    static CycleView of(CycleProgress progress) {
        List<String> cutOffs = new ArrayList<>(List.of(Words.weekday(progress.cycle().cutOff())));
        progress.cycle().yearGroupCutOffs().forEach((group, day) -> cutOffs.add(YearGroups.inWords(group) + ": " + Words.weekday(day)));
        Map<String, List<String>> left = new LinkedHashMap<>();
        progress.left().forEach(each -> left.computeIfAbsent(each.reason().inWords(), reason -> new ArrayList<>()).add(each.reference()));
        return new CycleView(progress.cycle().id(), progress.cycle().title(), cutOffs, MOMENT.format(progress.cycle().launchedAt()),
                progress.started(), progress.total(), progress.leftOut(), progress.failed(), progress.finished(), progress.failures(), left);
    }

    /** As "1,204 of 2,000 reviews started". */
    public String inWords() {
        return "%,d of %,d %s started".formatted(started, total, total == 1 ? "review" : "reviews");
    }

    /** How many there are for the bar, which needs more than none. */
    public long max() {
        return Math.max(1, total);
    }

    /** Where the bar stands: full when there was nothing to begin. */
    public long value() {
        return total == 0 ? 1 : started;
    }
}
