package org.virtualschool.pep.process;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.Words;
import org.virtualschool.people.StaffService;
import org.virtualschool.pep.PepReading;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.Rating;
import org.virtualschool.pep.RecordSection;
import org.virtualschool.pep.SectionOwner;
import org.virtualschool.pep.SectionWords;
import org.virtualschool.pep.TargetReview;
import org.virtualschool.workflow.Markdown;
import org.virtualschool.workflow.Prefill;

/** What is on record about a PEP, as Markdown for those who meet about it, confirm, judge and sign it. */
@Component
class Summaries {

    private static final String NO_EARLIER_TARGETS = "There are no targets from an earlier PEP.";

    private final SectionWords words;
    private final StaffService staff;
    private final CivilTime civilTime;

    Summaries(SectionWords words, StaffService staff, CivilTime civilTime) {
        this.words = words;
        this.staff = staff;
        this.civilTime = civilTime;
    }

    /** A section as far as it is read; null if nothing of it is. */
    String section(PepRecord pep, RecordSection section, PepReading reading) {
        String markdown = new Summary().lines(words.of(pep, section, reading)).markdown();
        return markdown.isEmpty() ? null : markdown;
    }

    /** Every section but the meeting's, for those who judge and sign the whole. */
    void showEverythingWritten(PepRecord pep, Prefill form) {
        form.put("summaryInvitations", section(pep, RecordSection.INITIATION, PepReading.ALL))
                .put("summaryCare", section(pep, RecordSection.CARE, PepReading.ALL))
                .put("summaryVoice", section(pep, RecordSection.VOICE, PepReading.ALL))
                .put("summaryAttainment", learning(pep))
                .put("summaryAttendance", section(pep, RecordSection.ATTENDANCE, PepReading.ALL))
                .put("summarySenHealth", section(pep, RecordSection.SEN, PepReading.ALL))
                .put("summaryTransition", section(pep, RecordSection.TRANSITION, PepReading.ALL));
    }

    /** What the school says of learning, and the levels: they are judged together. */
    private String learning(PepRecord pep) {
        return new Summary().lines(words.of(pep, RecordSection.EDUCATION, PepReading.ALL)).paragraph()
                .lines(words.of(pep, RecordSection.ATTAINMENT, PepReading.ALL)).markdown();
    }

    String previousTargets(Optional<PepRecord> previous, UUID reviewingPep) {
        if (previous.isEmpty()) {
            return NO_EARLIER_TARGETS;
        }
        Summary summary = new Summary();
        for (PepRecord.Target target : previous.get().targets()) {
            summary.line("Target " + target.position(), target.plan().goal());
            if (reviewingPep.equals(target.reviewedIn())) {
                describe(target.review(), summary);
            }
            summary.paragraph();
        }
        return summary.markdown();
    }

    private static void describe(TargetReview review, Summary summary) {
        summary.line("Met?", review.outcome().inWords())
                .line("How we know", review.evidence())
                .line("What the money changed", review.premiumImpact());
    }

    String newTargets(PepRecord pep) {
        Summary summary = new Summary();
        for (PepRecord.Target target : pep.targets()) {
            summary.line("Target " + target.position(), target.plan().kind().inWords() + ", " + target.plan().area())
                    .line("Now", target.plan().baseline())
                    .line("Goal", target.plan().goal())
                    .line("How", target.plan().how())
                    .line("Who", target.plan().who())
                    .line("By when", Words.day(target.plan().byWhen()))
                    .line("How we will know", target.plan().evidence())
                    .line("Pupil premium plus", target.plan().premiumPence() == 0 ? "None asked for"
                            : Words.pounds(target.plan().premiumPence()) + " asked for")
                    .line("What it is for", target.plan().premiumUse() == null ? null : target.plan().premiumUse().inWords())
                    .paragraph();
        }
        return summary.line("Next PEP", Words.weekday(pep.nextPepOn())).markdown();
    }

    /** Each section with its score and what was said of it. */
    String feedback(PepRecord.Round round) {
        return new Summary().lines(words.judgement(round, PepReading.ALL)).markdown();
    }

    /** What the adviser said last of the sections of this owner, for their next PEP; null if there is no PEP before. */
    String lastFeedback(Optional<PepRecord> previous, SectionOwner owner) {
        return previous.flatMap(PepRecord::lastRound).map(round -> {
            Summary summary = new Summary().line("Rating", round.rating().inWords()).line("Overall", round.feedback()).paragraph();
            round.scores().forEach((section, score) -> {
                if (section.owner() == owner && score.feedback() != null) {
                    summary.line(section.title(), words.inWords(section, score));
                }
            });
            return summary.markdown();
        }).orElse(null);
    }

    /** What was changed after a red rating, by those who changed it; null if nothing was. */
    String changes(List<PepRecord.Round> rounds) {
        String changes = rounds.stream().flatMap(round -> Stream.of(by("School", round.changesBySchool()),
                by("Social worker", round.changesByCare()))).filter(Objects::nonNull).collect(Collectors.joining("\n"));
        return changes.isEmpty() ? null : changes;
    }

    private static String by(String owner, String changes) {
        return changes == null ? null : Markdown.labelled(owner, changes);
    }

    /** Every red rating so far: when, by whom, what failed and why. */
    String redRatings(PepRecord pep) {
        Summary summary = new Summary();
        pep.rounds().stream().filter(round -> round.rating() == Rating.RED).forEach(round -> describeRed(round, summary));
        return summary.markdown();
    }

    private void describeRed(PepRecord.Round round, Summary summary) {
        summary.line("Rated red", "%s by %s".formatted(Words.day(civilTime.dayOf(round.ratedAt())), staff.nameOf(round.ratedBy())))
                .line("Overall", round.feedback());
        round.failed().forEach(section -> summary.line(section.title(), words.inWords(section, round.scores().get(section))));
        if (!round.voiceRecorded()) {
            summary.note("The child's voice is missing.");
        }
        if (!round.smartTargetsSet()) {
            summary.note("There is no SMART target.");
        }
        if (!round.nextReviewDated()) {
            summary.note("The date of the next PEP is missing.");
        }
        summary.paragraph();
    }
}
