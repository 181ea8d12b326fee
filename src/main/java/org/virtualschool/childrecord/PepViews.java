package org.virtualschool.childrecord;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.Words;
import org.virtualschool.childrecord.ChildCard.PepLine;
import org.virtualschool.childrecord.RecordView.Fact;
import org.virtualschool.childrecord.RecordView.PepView;
import org.virtualschool.childrecord.RecordView.SectionView;
import org.virtualschool.childrecord.RecordView.Step;
import org.virtualschool.childrecord.RecordView.TargetView;
import org.virtualschool.pep.OpenStep;
import org.virtualschool.pep.PepKind;
import org.virtualschool.pep.PepReading;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PepStatus;
import org.virtualschool.pep.Rating;
import org.virtualschool.pep.RecordSection;
import org.virtualschool.pep.SectionWords;
import org.virtualschool.pep.TargetPlan;
import org.virtualschool.pep.TargetReview;

/** Puts PEPs into words for the record. */
@Component
class PepViews {

    private static final RecordSection[] IN_ORDER = {RecordSection.INITIATION, RecordSection.CARE, RecordSection.VOICE,
            RecordSection.EDUCATION, RecordSection.ATTAINMENT, RecordSection.ATTENDANCE, RecordSection.SEN,
            RecordSection.TRANSITION, RecordSection.MEETING};

    private final SectionWords words;

    PepViews(SectionWords words) {
        this.words = words;
    }

    /**
     * A PEP in words.
     *
     * @param steps  who has what to do now
     * @param need   which parts the reader needs
     * @param nameOf the name of a user id
     */
    PepView of(PepRecord pep, List<Step> steps, NeedToKnow need, UnaryOperator<String> nameOf) {
        PepReading reading = need.written();
        String feedback = need.school() ? pep.lastRound().map(PepRecord.Round::feedback).orElse(null) : null;
        return new PepView(title(pep), pep.status().inWords(), pep.rating() == null ? null : colour(pep.rating()),
                facts(pep, reading, nameOf), steps, targets(pep, need), feedback,
                Stream.concat(written(pep, reading, nameOf), judged(pep, reading, nameOf)).toList(),
                pep.status() == PepStatus.SIGNED_OFF ? pep.id() + ".pdf" : null);
    }

    /** What was written, as far as it is read, section by section. */
    Stream<SectionView> written(PepRecord pep, PepReading reading, UnaryOperator<String> nameOf) {
        return Stream.of(IN_ORDER).filter(pep.sections()::containsKey).map(section -> {
            PepRecord.Section written = pep.sections().get(section);
            return new SectionView(section.title(), by("Written on " + Words.day(written.writtenAt()), nameOf.apply(written.writtenBy())),
                    facts(words.of(pep, section, reading)));
        }).filter(section -> !section.facts().isEmpty());
    }

    /** What quality assurance said of the sections, as far as it is read, round by round. */
    private Stream<SectionView> judged(PepRecord pep, PepReading reading, UnaryOperator<String> nameOf) {
        return pep.rounds().stream().filter(round -> round.rating() != null).map(round -> {
            String title = round.round() == 1 ? "Quality assurance" : "Quality assurance, round " + round.round();
            return new SectionView(title + ": " + colour(round.rating()).toLowerCase(Locale.UK),
                    by("Rated on " + Words.day(round.ratedAt()), nameOf.apply(round.ratedBy())),
                    judgement(round, round.round() == pep.rounds().size(), reading));
        }).filter(section -> !section.facts().isEmpty());
    }

    /** What was said of the whole in the last round stands open on the page already. */
    private List<Fact> judgement(PepRecord.Round round, boolean last, PepReading reading) {
        List<Fact> facts = facts(words.judgement(round, reading));
        if (!facts.isEmpty()) {
            addText(facts, "Overall", last ? null : round.feedback());
            addText(facts, "What the school changed after it", round.changesBySchool());
            addText(facts, "What the social worker changed after it", reading == PepReading.ALL ? round.changesByCare() : null);
            addText(facts, "Decision of the head of the virtual school", decision(round));
        }
        return facts;
    }

    private static String decision(PepRecord.Round round) {
        if (round.decision() == null) {
            return null;
        }
        String words = round.decision().inWords();
        return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1) + ". " + round.decisionReason();
    }

    private static List<Fact> facts(List<SectionWords.Line> lines) {
        return lines.stream().map(line -> new Fact(line.label(), line.text())).collect(Collectors.toCollection(ArrayList::new));
    }

    /**
     * A PEP in one line.
     *
     * @param next the one of its open steps that is due first; null if none has a date
     */
    static PepLine line(PepRecord pep, OpenStep next, LocalDate today) {
        return new PepLine(title(pep), pep.status().inWords(), pep.rating() == null ? null : colour(pep.rating()),
                due(pep, next, today));
    }

    private static String due(PepRecord pep, OpenStep next, LocalDate today) {
        if (next != null) {
            LocalDate day = next.dueAt().atZone(CivilTime.LONDON).toLocalDate();
            return (day.isBefore(today) ? "Overdue: next step was due by " : "Next step by ") + Words.due(day, next.dueReckoned());
        }
        return pep.nextPepOn() == null ? null : "Next PEP by " + Words.day(pep.nextPepOn());
    }

    static String title(PepRecord pep) {
        return title(pep.kind(), pep.term(), pep.academicYear());
    }

    /** As {@code PEP review, autumn term 2026/27}. */
    static String title(PepKind kind, String term, String academicYear) {
        return "%s, %s term %s".formatted(kind.inWords(), term.toLowerCase(Locale.UK), academicYear);
    }

    private static String colour(Rating rating) {
        return rating.name().charAt(0) + rating.name().substring(1).toLowerCase(Locale.UK);
    }

    /** When and by whom the plan was made, and the note on it for those who read everything. */
    static List<Fact> facts(PepRecord pep, PepReading reading, UnaryOperator<String> nameOf) {
        List<Fact> facts = new ArrayList<>();
        if (pep.status().open()) {
            facts.add(new Fact("Stage", pep.status().inWords()));
        }
        if (pep.cancelReason() != null) {
            facts.add(new Fact("Ended without a signature", pep.cancelReason().inWords()));
        }
        if (pep.status().open() && pep.due() != null) {
            facts.add(new Fact("Due by", InWords.due(pep.due())));
        }
        facts.add(new Fact("Asked for", by(Words.day(pep.requestedAt()), nameOf.apply(pep.requestedBy()))));
        add(facts, "Initiated", pep.initiatedOn());
        if (pep.meetingHeldOn() == null) {
            add(facts, "Meeting planned for", pep.meetingPlannedOn());
        } else {
            add(facts, "Meeting held", pep.meetingHeldOn());
        }
        if (pep.confirmedBy() != null) {
            facts.add(new Fact("Plan confirmed by", nameOf.apply(pep.confirmedBy())));
            addText(facts, "Note for the adviser", reading == PepReading.ALL ? pep.confirmNote() : null);
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

    /** What was agreed; as free text it may name the school, so it is kept from those who may not know that. */
    static List<TargetView> targets(PepRecord pep, NeedToKnow need) {
        return need.school() ? pep.targets().stream().map(PepViews::target).toList() : List.of();
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
            facts.add(new Fact("Pupil premium plus asked for", Words.pounds(plan.premiumPence())));
            addText(facts, "What it is for", plan.premiumUse() == null ? null : plan.premiumUse().inWords());
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
