package org.virtualschool.childrecord;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.virtualschool.calendar.Words;
import org.virtualschool.childrecord.RecordView.Fact;
import org.virtualschool.childrecord.RecordView.PepView;
import org.virtualschool.childrecord.RecordView.Step;
import org.virtualschool.childrecord.RecordView.TargetView;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PepStatus;
import org.virtualschool.pep.Rating;
import org.virtualschool.pep.TargetPlan;
import org.virtualschool.pep.TargetReview;

/** Puts PEPs into words for the record. */
final class PepViews {

    private PepViews() {
    }

    /**
     * A PEP in words.
     *
     * @param steps  who has what to do now
     * @param nameOf the name of a user id
     */
    static PepView of(PepRecord pep, List<Step> steps, UnaryOperator<String> nameOf) {
        String feedback = pep.lastRound().map(PepRecord.Round::feedback).orElse(null);
        return new PepView(title(pep), pep.status().inWords(), pep.rating() == null ? null : colour(pep.rating()),
                facts(pep, nameOf), steps, pep.targets().stream().map(PepViews::target).toList(), feedback);
    }

    private static String title(PepRecord pep) {
        return "%s, %s term %s".formatted(pep.kind().inWords(), pep.term().toLowerCase(Locale.UK), pep.academicYear());
    }

    private static String colour(Rating rating) {
        return rating.name().charAt(0) + rating.name().substring(1).toLowerCase(Locale.UK);
    }

    private static List<Fact> facts(PepRecord pep, UnaryOperator<String> nameOf) {
        List<Fact> facts = new ArrayList<>();
        if (pep.status().open()) {
            facts.add(new Fact("Stage", pep.status().inWords()));
        }
        facts.add(new Fact("Asked for", by(Words.day(pep.requestedAt()), nameOf.apply(pep.requestedBy()))));
        add(facts, "Initiated", pep.initiatedOn());
        if (pep.meetingHeldOn() == null) {
            add(facts, "Meeting planned for", pep.meetingPlannedOn());
        } else {
            add(facts, "Meeting held", pep.meetingHeldOn());
        }
        if (pep.rating() != null) {
            facts.add(new Fact("Quality", pep.rating().inWords()));
        }
        if (pep.status() == PepStatus.SIGNED_OFF) {
            facts.add(new Fact("Signed off", by(Words.day(pep.signedOffAt()), nameOf.apply(pep.signedOffBy()))));
        }
        add(facts, "Next PEP due by", pep.nextPepOn());
        return facts;
    }

    private static void add(List<Fact> facts, String label, LocalDate day) {
        if (day != null) {
            facts.add(new Fact(label, Words.day(day)));
        }
    }

    private static String by(String day, String name) {
        return name.isEmpty() ? day : day + " by " + name;
    }

    private static TargetView target(PepRecord.Target target) {
        TargetPlan plan = target.plan();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Now", plan.baseline()));
        facts.add(new Fact("Target", plan.goal()));
        facts.add(new Fact("How", plan.how()));
        facts.add(new Fact("Who", plan.who()));
        facts.add(new Fact("By when", Words.day(plan.byWhen())));
        facts.add(new Fact("How we will know", plan.evidence()));
        if (plan.premiumPence() > 0) {
            facts.add(new Fact("Pupil premium plus", Words.pounds(plan.premiumPence())));
        }
        TargetReview review = target.review();
        if (review != null) {
            facts.add(new Fact("Outcome", review.outcome().inWords()));
            addText(facts, "How we know", review.evidence());
            addText(facts, "What the money changed", review.premiumImpact());
        }
        String title = "Target %d: %s (%s)".formatted(target.position(), plan.area(), plan.kind().inWords().toLowerCase(Locale.UK));
        return new TargetView(title, review == null ? null : review.outcome().inWords(), facts);
    }

    private static void addText(List<Fact> facts, String label, String text) {
        if (text != null && !text.isBlank()) {
            facts.add(new Fact(label, text));
        }
    }
}
