package org.virtualschool.pep;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.virtualschool.calendar.SchoolTerm;
import org.virtualschool.calendar.Words;
import org.virtualschool.workflow.FieldFaults;

/** What a meeting and its plan must keep to. Each rule names the field of the form that breaks it. */
final class PlanRules {

    static final int FEWEST_ACADEMIC = 2;
    static final int FEWEST_SEMH = 1;
    static final int FEWEST_TARGETS = 3;
    static final int MOST_TARGETS = 4;

    private PlanRules() {
    }

    /** A planned meeting lies ahead. */
    static void checkPlannedMeeting(LocalDate plannedOn, LocalDate today, FieldFaults faults) {
        faults.rejectIf(plannedOn.isBefore(today), "meetingPlannedOn",
                "The meeting cannot be planned for a day that has passed. Enter today or a later day.");
    }

    /** A meeting that was held lies between the day the PEP was initiated and today. */
    static void checkMeetingHeld(LocalDate heldOn, LocalDate initiatedOn, LocalDate today, FieldFaults faults) {
        faults.rejectIf(heldOn.isAfter(today), "meetingHeldOn",
                "The meeting cannot be in the future. Record it once it was held.");
        faults.rejectIf(heldOn.isBefore(initiatedOn), "meetingHeldOn",
                "The meeting cannot be before the PEP was initiated on %s.".formatted(Words.day(initiatedOn)));
    }

    /** Three or four targets, two of them academic and one for social, emotional and mental health, each for a day ahead. */
    static void checkTargets(List<TargetPlan> targets, LocalDate heldOn, LocalDate today, int longestWeeks, FieldFaults faults) {
        if (targets.size() < FEWEST_TARGETS || targets.size() > MOST_TARGETS) {
            throw new IllegalArgumentException("A plan has three or four targets, not " + targets.size());
        }
        LocalDate latest = heldOn.plusWeeks(longestWeeks);
        for (int i = 0; i < targets.size(); i++) {
            LocalDate byWhen = targets.get(i).byWhen();
            String field = "target%dByWhen".formatted(i + 1);
            if (byWhen.isBefore(today)) {
                faults.reject(field, "This day has passed. Enter the day by which the target is to be reached.");
            } else {
                faults.rejectIf(byWhen.isBefore(heldOn), field,
                        "A target cannot be due before the meeting on %s.".formatted(Words.day(heldOn)));
            }
            faults.rejectIf(byWhen.isAfter(latest), field,
                    "This is too far ahead: a target must be due within %d weeks of the meeting, by %s."
                            .formatted(longestWeeks, Words.day(latest)));
        }
        long academic = targets.stream().filter(target -> target.kind() == TargetKind.ACADEMIC).count();
        long semh = targets.stream().filter(target -> target.kind() == TargetKind.SEMH).count();
        faults.rejectIf(academic < FEWEST_ACADEMIC, "target1Kind",
                "At least two targets must be academic; this plan has %s.".formatted(academic == 0 ? "none" : "only one"));
        faults.rejectIf(semh < FEWEST_SEMH, "target%dKind".formatted(targets.size()),
                "At least one target must be for social, emotional and mental health; this plan has none.");
    }

    /** The next PEP follows the meeting, no later than the last day of the term after it. */
    static void checkNextPep(LocalDate nextPepOn, LocalDate heldOn, LocalDate today, SchoolTerm nextTerm, FieldFaults faults) {
        String field = "nextPepOn";
        faults.rejectIf(!nextPepOn.isAfter(heldOn), field, "The next PEP must be after this meeting.");
        faults.rejectIf(nextPepOn.isAfter(heldOn) && nextPepOn.isBefore(today), field,
                "This day has passed. Enter the day of the next PEP.");
        String term = nextTerm.title().toLowerCase(Locale.UK);
        faults.rejectIf(!nextTerm.loaded(), field, """
                The dates of the %s are not loaded, so this date cannot be checked. Ask the virtual school's coordinator \
                to load the term dates, then complete this task.""".formatted(term));
        faults.rejectIf(nextTerm.loaded() && nextPepOn.isAfter(nextTerm.endsOn()), field,
                "The next PEP must be on or before %s, the last day of the %s.".formatted(Words.day(nextTerm.endsOn()), term));
    }

    /** A day on which something was done cannot lie ahead. */
    static void checkDone(LocalDate day, LocalDate today, String field, FieldFaults faults) {
        faults.rejectIf(day != null && day.isAfter(today), field, "This day is in the future.");
    }

    /** A day that is looked forward to cannot have passed. */
    static void checkAhead(LocalDate day, LocalDate today, String field, FieldFaults faults) {
        faults.rejectIf(day != null && day.isBefore(today), field, "This day has passed.");
    }
}
