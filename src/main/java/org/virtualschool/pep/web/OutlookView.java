package org.virtualschool.pep.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.virtualschool.calendar.Words;
import org.virtualschool.pep.cycle.CycleOutlook;
import org.virtualschool.register.YearGroups;

/**
 * A dry run as its page shows it.
 *
 * @param title     such as "Autumn term 2026/27"
 * @param cutOffs   the cut-off, and those of year groups, in words
 * @param starts    the first of those who get a review
 * @param leftOut   the first of those who get none
 * @param stillOpen everybody whose review may be closed
 * @param skipped   what to think of before this term; null if nothing
 */
record OutlookView(String title, List<String> cutOffs, CycleOutlook.Counts counts, long notShown, List<CycleOutlook.Line> starts,
                   List<CycleOutlook.Line> leftOut, List<CycleOutlook.Line> stillOpen, boolean startsCut, boolean leftOutCut,
                   String skipped) {

    private static final String SKIPPED = "%s is on and has not been launched. A child whose review of the %s has begun gets none for it any"
            + " more: launch the term that is on first.";
    /** More are in the file to download. */
    private static final int SHOWN = 100;

    static OutlookView of(CycleOutlook outlook) {
        List<String> cutOffs = new ArrayList<>(List.of(Words.weekday(outlook.cutOff())));
        outlook.yearGroupCutOffs().forEach((group, day) -> cutOffs.add(YearGroups.inWords(group) + ": " + Words.weekday(day)));
        return new OutlookView(outlook.term().title(), cutOffs, outlook.counts(), outlook.notShown(), first(outlook.starts()),
                first(outlook.leftOut()), outlook.stillOpen(), outlook.starts().size() > SHOWN, outlook.leftOut().size() > SHOWN,
                outlook.skipped() == null ? null : SKIPPED.formatted(outlook.skipped().title(), outlook.term().title().toLowerCase(Locale.UK)));
    }

    private static List<CycleOutlook.Line> first(List<CycleOutlook.Line> lines) {
        return lines.subList(0, Math.min(SHOWN, lines.size()));
    }

    /** What the button does, as "Launch the autumn term 2026/27". */
    public String launch() {
        return "Launch the " + title.substring(0, 1).toLowerCase(Locale.UK) + title.substring(1);
    }

    /** As "1,204 children get a review". */
    public String startsInWords() {
        return "%,d %s a review".formatted(counts.starts(), counts.starts() == 1 ? "child gets" : "children get");
    }

    /** As "12 children are left out". */
    public String leftOutInWords() {
        return "%,d %s left out".formatted(counts.leftOut(), counts.leftOut() == 1 ? "child is" : "children are");
    }

    /** As "3 children still have an open review of an earlier term". */
    public String stillOpenInWords() {
        return "%,d %s an open review of an earlier term".formatted(counts.stillOpen(), counts.stillOpen() == 1 ? "child still has" : "children still have");
    }
}
