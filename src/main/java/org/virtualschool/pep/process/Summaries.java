package org.virtualschool.pep.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.Words;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.Progress;
import org.virtualschool.pep.QualitySection;
import org.virtualschool.pep.Rating;
import org.virtualschool.pep.RecordSection;
import org.virtualschool.pep.SectionScore;
import org.virtualschool.pep.SubjectAttainment;
import org.virtualschool.pep.TargetReview;
import org.virtualschool.people.StaffService;

/** What is on record about a PEP, as Markdown for those who confirm, judge and sign it. */
@Component
class Summaries {

    private static final String NO_EARLIER_TARGETS = "There are no targets from an earlier PEP.";

    private final FormWords words;
    private final StaffService staff;
    private final CivilTime civilTime;

    Summaries(FormWords words, StaffService staff, CivilTime civilTime) {
        this.words = words;
        this.staff = staff;
        this.civilTime = civilTime;
    }

    String meeting(PepRecord pep) {
        Map<String, Object> meeting = pep.answers(RecordSection.MEETING);
        return summary().line("Date", Words.weekday(pep.meetingHeldOn()))
                .answer("Place", meeting, "meetingPlace")
                .answer("Led by", meeting, "meetingChair")
                .answer("Who came", meeting, "attendees")
                .answer("Others who came", meeting, "attendeesOther")
                .answer("Apologies", meeting, "apologies")
                .paragraph()
                .answer("Notes", meeting, "meetingNotes")
                .paragraph()
                .line("Next PEP", Words.weekday(pep.nextPepOn()))
                .markdown();
    }

    String care(PepRecord pep) {
        Map<String, Object> initiation = pep.answers(RecordSection.INITIATION);
        Map<String, Object> care = pep.answers(RecordSection.CARE);
        return summary().answer("Care details right", initiation, "careDetailsCorrect")
                .answer("What is wrong with them", initiation, "careDetailsCorrection")
                .answer("Life at home", care, "careArrangements")
                .answer("Contact for consent", care, "consentContactName")
                .answer("Telephone", care, "consentContactPhone")
                .answer("Who that is", care, "consentContactRole")
                .answer("What they may not agree to", care, "consentLimits")
                .answer("Who must not contact the child", care, "contactRestrictions")
                .answer("How the carer helps learning", care, "carerContribution")
                .answer("Did a parent contribute?", care, "parentContributed")
                .answer("What the parent said", care, "parentContribution")
                .answer("Why no parent contributed", care, "parentNoContributionReason")
                .answer("Interests outside school", care, "leisureInterests")
                .answer("Change of home, carer or school planned?", care, "changesPlanned")
                .answer("What will change", care, "plannedChanges")
                .markdown();
    }

    String voice(PepRecord pep) {
        Map<String, Object> voice = pep.answers(RecordSection.VOICE);
        return summary().answer("Took part", voice, "childTookPart")
                .answer("Why not", voice, "voiceDeclinedReason")
                .answer("Who listened", voice, "voiceListener")
                .line("When", dayOf(voice, "voiceOn"))
                .answer("How", voice, "voiceMethod")
                .answer("Which other way", voice, "voiceMethodOther")
                .answer("What I like and what goes well", voice, "voiceLikes")
                .answer("What worries me", voice, "voiceWorries")
                .answer("What I hope for", voice, "voiceHopes")
                .answer("What helps me learn", voice, "voiceHelps")
                .markdown();
    }

    String attainment(PepRecord pep) {
        Map<String, Object> education = pep.answers(RecordSection.EDUCATION);
        Summary summary = summary().answer("How education is arranged", education, "existingArrangements")
                .answer("Strengths and achievements", education, "strengths")
                .answer("Behaviour and conduct", education, "conduct")
                .paragraph()
                .answer("Not assessed in English, maths and science", pep.answers(RecordSection.ATTAINMENT), "coreNotAssessedReason");
        pep.attainment().forEach(level -> summary.line(level.subject(), inWords(level)));
        return summary.markdown();
    }

    String attendance(PepRecord pep) {
        Map<String, Object> attendance = pep.answers(RecordSection.ATTENDANCE);
        return summary().line("Attendance this school year", percent(attendance))
                .answer("Unauthorised sessions", attendance, "unauthorisedSessions")
                .answer("What is being done", attendance, "attendanceActions")
                .answer("Part-time timetable", attendance, "partTimeTimetable")
                .answer("Hours in school each week", attendance, "partTimeHours")
                .line("Back to full time on", dayOf(attendance, "partTimeEndsOn"))
                .answer("Why part time", attendance, "partTimeReason")
                .answer("Suspended or excluded this school year", attendance, "exclusionStatus")
                .answer("Days suspended", attendance, "suspendedDays")
                .answer("What happened", attendance, "exclusionDetails")
                .markdown();
    }

    String senAndHealth(PepRecord pep) {
        Map<String, Object> sen = pep.answers(RecordSection.SEN);
        return summary().answer("Special educational needs", sen, "senStatus")
                .answer("Main need", sen, "senPrimaryNeed")
                .line("Next EHCP review", dayOf(sen, "ehcpReviewOn"))
                .answer("Support", sen, "senSupport")
                .answer("Health needs that matter at school", pep.answers(RecordSection.CARE), "healthAtSchool")
                .markdown();
    }

    String previousTargets(Optional<PepRecord> previous, UUID reviewingPep) {
        if (previous.isEmpty()) {
            return NO_EARLIER_TARGETS;
        }
        Summary summary = summary();
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
        Summary summary = summary();
        for (PepRecord.Target target : pep.targets()) {
            summary.line("Target " + target.position(), target.plan().kind().inWords() + ", " + target.plan().area())
                    .line("Now", target.plan().baseline())
                    .line("Goal", target.plan().goal())
                    .line("How", target.plan().how())
                    .line("Who", target.plan().who())
                    .line("By when", Words.day(target.plan().byWhen()))
                    .line("How we will know", target.plan().evidence())
                    .line("Pupil premium plus", target.plan().premiumPence() == 0 ? "None asked for"
                            : Words.pounds(target.plan().premiumPence()))
                    .paragraph();
        }
        return summary.line("Next PEP", Words.weekday(pep.nextPepOn())).markdown();
    }

    String transition(PepRecord pep) {
        Map<String, Object> transition = pep.answers(RecordSection.TRANSITION);
        return summary().answer("Next move", transition, "nextPhase")
                .answer("How it is prepared", transition, "transitionActions")
                .answer("Careers guidance and plans", transition, "careersGuidance")
                .markdown();
    }

    /** Each section with its score and what was said of it. */
    String feedback(PepRecord.Round round) {
        Summary summary = summary();
        for (QualitySection section : QualitySection.values()) {
            SectionScore score = round.scores().get(section);
            String said = score.feedback() == null ? "" : ". " + score.feedback();
            summary.line(section.title(), words.of("score" + section.fieldSuffix(), String.valueOf(score.score())) + said);
        }
        return summary.markdown();
    }

    /** Every red rating so far: when, by whom, what failed and why. */
    String redRatings(PepRecord pep) {
        Summary summary = summary();
        pep.rounds().stream().filter(round -> round.rating() == Rating.RED).forEach(round -> describeRed(round, summary));
        return summary.markdown();
    }

    private void describeRed(PepRecord.Round round, Summary summary) {
        summary.line("Rated red", "%s by %s".formatted(Words.day(civilTime.dayOf(round.ratedAt())), staff.nameOf(round.ratedBy())))
                .line("Overall", round.feedback());
        round.failed().forEach(section -> {
            SectionScore score = round.scores().get(section);
            summary.line(section.title(), "%d. %s".formatted(score.score(), score.feedback() == null ? "" : score.feedback()));
        });
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

    private static String inWords(SubjectAttainment level) {
        if (level.onTrack() == Progress.NOT_ASSESSED) {
            return level.onTrack().inWords() + ", because: " + level.notAssessedReason();
        }
        return String.join("; ", List.of(level.onTrack().inWords(), "before " + level.prior(), "now " + level.current(),
                "target " + level.target()));
    }

    private static String percent(Map<String, Object> attendance) {
        Object percent = attendance.get("attendancePercent");
        return percent == null ? null : percent + "%";
    }

    private static String dayOf(Map<String, Object> answers, String key) {
        Object day = answers.get(key);
        return day == null ? null : Words.day(LocalDate.parse(day.toString()));
    }

    private Summary summary() {
        return new Summary(words);
    }
}
