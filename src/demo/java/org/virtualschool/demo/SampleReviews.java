package org.virtualschool.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.virtualschool.demo.SampleChildren.SampleChild;
import org.virtualschool.pep.PepService;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;

/** Reviews of the sample authority, each taken by its people, day by day, to one of the stages of the process. */
@Component
@ConditionalOnProperty("demo.sample.load")
class SampleReviews {

    /** How far a review has come. The days are those between its request and today. */
    private enum Stage {
        TO_INITIATE(3), TO_INITIATE_LATE(24), TO_PREPARE(10), TO_PREPARE_LATE(32), SCHOOL_SECTION_OPEN(16), MEETING_DUE(24),
        TO_CONFIRM(30), IN_QUALITY_ASSURANCE(34), RETURNED(36), SECOND_RED(44), FOR_SIGN_OFF(38), TO_SHARE(40), SIGNED_OFF(45),
        NONE(0);

        private final int daysAgo;

        Stage(int daysAgo) {
            this.daysAgo = daysAgo;
        }
    }

    private static final List<Stage> STAGES = List.of(Stage.TO_PREPARE, Stage.IN_QUALITY_ASSURANCE, Stage.TO_INITIATE,
            Stage.SCHOOL_SECTION_OPEN, Stage.SIGNED_OFF, Stage.MEETING_DUE, Stage.FOR_SIGN_OFF, Stage.TO_INITIATE_LATE,
            Stage.TO_CONFIRM, Stage.RETURNED, Stage.NONE, Stage.TO_PREPARE_LATE, Stage.SECOND_RED);
    /** Whoever asks for premium needs a child with a signed PEP: the first child of each of these has one. */
    private static final List<String> WITH_SIGNED_PEP = List.of("dt-oakfield", "eyp-acorns");
    private static final String EARLY_YEARS = "userTask_completeEarlyYearsSection";
    private static final String POST_16 = "userTask_completePost16Section";
    private static final String ADVISERS = "userTask_completeAdviserSection";
    private static final List<String> EDUCATION = List.of("userTask_completeSchoolSection", EARLY_YEARS, POST_16, ADVISERS);
    private static final int DAYS_TO_INITIATE = 2;
    private static final int DAYS_TO_PREPARE = 8;
    private static final int DAYS_TO_MEETING = 18;
    private static final int DAYS_TO_CONFIRM = 20;
    private static final int DAYS_TO_JUDGEMENT = 24;
    private static final int DAYS_TO_REWORK = 28;
    private static final int DAYS_TO_SIGN_OFF = 30;
    private static final int DAYS_TO_SHARE = 33;
    private static final int WEEKS_TO_NEXT_PEP = 11;
    private static final int EARLIER_REVIEW_DAYS_AGO = 130;

    private final PepService peps;
    private final Children children;
    private final TaskService tasks;
    private final SampleCast cast;
    private final SampleClock clock;

    SampleReviews(PepService peps, Children children, TaskService tasks, SampleCast cast, SampleClock clock) {
        this.peps = peps;
        this.children = children;
        this.tasks = tasks;
        this.cast = cast;
        this.clock = clock;
    }

    /** Takes a review of every child who can have one to a stage; every fourth child has a signed PEP from before. */
    void load(List<SampleChild> cohort, LocalDate today) {
        List<SampleChild> eligible = cohort.stream()
                .filter(child -> child.named() && child.careStatus().equals("LOOKED_AFTER")).toList();
        Set<String> promised = new HashSet<>(WITH_SIGNED_PEP);
        try {
            for (int i = 0; i < eligible.size(); i++) {
                SampleChild child = eligible.get(i);
                boolean complete = child.socialWorker() != null;
                if (complete && i % 4 == 1) {
                    new Review(child, i, today.minusDays(EARLIER_REVIEW_DAYS_AGO), false).takeTo(Stage.SIGNED_OFF);
                }
                boolean first = complete && child.schoolUrn() != null && !child.addressProtected() && promised.remove(SamplePeople.worksAt(child.schoolUrn()));
                Stage stage = first ? Stage.SIGNED_OFF : complete ? stageOf(i) : Stage.TO_INITIATE;
                if (stage != Stage.NONE) {
                    new Review(child, i, today.minusDays(stage.daysAgo), complete && i % 4 == 1).takeTo(stage);
                }
            }
        } finally {
            clock.release();
        }
    }

    /** Of the signed ones every other still waits to be shared. */
    private static Stage stageOf(int number) {
        Stage stage = STAGES.get(number % STAGES.size());
        return stage == Stage.SIGNED_OFF && number % 2 == 0 ? Stage.TO_SHARE : stage;
    }

    private static LocalDate weekday(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY
                ? day.with(DayOfWeek.FRIDAY) : day;
    }

    /** One review on its way. */
    private final class Review {

        private final SampleChild child;
        private final SampleAnswers answers;
        private final LocalDate requested;
        private final LocalDate meeting;
        private final boolean hasPreviousTargets;
        private UUID pepId;

        private Review(SampleChild child, int number, LocalDate requested, boolean hasPreviousTargets) {
            this.child = child;
            this.answers = SampleAnswers.number(number);
            this.requested = weekday(requested);
            this.meeting = weekday(this.requested.plusDays(DAYS_TO_MEETING));
            this.hasPreviousTargets = hasPreviousTargets;
        }

        private void takeTo(Stage stage) {
            request();
            switch (stage) {
                case TO_INITIATE, TO_INITIATE_LATE -> { }
                case TO_PREPARE, TO_PREPARE_LATE -> initiate();
                case SCHOOL_SECTION_OPEN -> {
                    initiate();
                    writeCareSection();
                    recordVoice();
                }
                case MEETING_DUE -> prepare();
                case TO_CONFIRM -> meet();
                case IN_QUALITY_ASSURANCE -> confirm();
                case RETURNED -> judge(0, "Attainment", "NewTargets", "Care");
                case SECOND_RED -> {
                    judge(0, "NewTargets");
                    rework();
                    judgeAgain();
                }
                case FOR_SIGN_OFF -> judge(1, "Transition");
                case TO_SHARE -> {
                    judge(2);
                    signOff();
                }
                case SIGNED_OFF -> {
                    judge(2);
                    signOff();
                    share();
                }
                case NONE -> throw new IllegalArgumentException("No review to take anywhere");
            }
        }

        private void request() {
            clock.setTo(requested);
            Child onRecord = children.bySocialCareId(child.socialCareId()).orElseThrow();
            pepId = cast.as("coordinator", () -> peps.requestReview(onRecord.reference(), "coordinator")).id();
        }

        private void initiate() {
            clock.setTo(weekday(requested.plusDays(DAYS_TO_INITIATE)));
            complete("userTask_initiatePep", child.socialWorker(), answers.initiate(meeting));
        }

        private void writeCareSection() {
            clock.setTo(weekday(requested.plusDays(DAYS_TO_PREPARE)));
            complete("userTask_completeCareSection", child.socialWorker(), answers.careSection());
        }

        private void recordVoice() {
            LocalDate heard = weekday(requested.plusDays(DAYS_TO_PREPARE));
            completeForSchool("userTask_recordChildVoice", answers.childVoice(heard));
        }

        private void prepare() {
            initiate();
            writeCareSection();
            recordVoice();
            writeEducationSection();
        }

        private void writeEducationSection() {
            String task = tasks.createTaskQuery().processInstanceBusinessKey(pepId.toString())
                    .taskDefinitionKeyIn(EDUCATION.toArray(String[]::new)).singleResult().getTaskDefinitionKey();
            Map<String, Object> given = switch (task) {
                case EARLY_YEARS -> answers.earlyYearsSection();
                case POST_16 -> answers.post16Section();
                case ADVISERS -> answers.holidaySection();
                default -> answers.schoolSection();
            };
            if (hasPreviousTargets) {
                given.putAll(answers.outcomesOfPreviousTargets());
            }
            completeForSchool(task, given);
        }

        private void meet() {
            prepare();
            clock.setTo(meeting);
            completeForSchool("userTask_holdPepMeeting", answers.meeting(meeting, nextPep()));
        }

        private void confirm() {
            meet();
            clock.setTo(weekday(requested.plusDays(DAYS_TO_CONFIRM)));
            complete("userTask_confirmPlan", child.socialWorker(), answers.confirmPlan());
        }

        private void judge(int score, String... sections) {
            confirm();
            clock.setTo(weekday(requested.plusDays(DAYS_TO_JUDGEMENT)));
            complete("userTask_qualityAssurePep", child.adviser(), judgement(score, sections));
        }

        private Map<String, Object> judgement(int score, String... sections) {
            return hasPreviousTargets ? answers.qualityAssuranceOfReview(score, sections) : answers.qualityAssurance(score, sections);
        }

        private void rework() {
            LocalDate day = weekday(requested.plusDays(DAYS_TO_REWORK));
            clock.setTo(day);
            completeForSchool("userTask_reworkSchoolSections", answers.reworkSchool(day, meeting, nextPep(), "NewTargets"));
        }

        private void judgeAgain() {
            clock.setTo(weekday(requested.plusDays(DAYS_TO_SIGN_OFF)));
            complete("userTask_qualityAssurePep", child.adviser(), judgement(0, "NewTargets"));
        }

        private void signOff() {
            clock.setTo(weekday(requested.plusDays(DAYS_TO_SIGN_OFF)));
            boolean byHead = tasks.createTaskQuery().processInstanceBusinessKey(pepId.toString())
                    .taskDefinitionKey("userTask_signOffPep").taskCandidateGroup("virtual-school-head").count() == 1;
            complete("userTask_signOffPep", byHead ? "vsh" : otherAdviser(), answers.sign());
        }

        private void share() {
            LocalDate day = weekday(requested.plusDays(DAYS_TO_SHARE));
            clock.setTo(day);
            complete("userTask_sharePep", child.socialWorker(), answers.share(day));
        }

        private LocalDate nextPep() {
            return weekday(meeting.plusWeeks(WEEKS_TO_NEXT_PEP));
        }

        private String otherAdviser() {
            return child.adviser().equals("adviser") ? "adviser2" : "adviser";
        }

        private String teacher() {
            return SamplePeople.worksAt(child.schoolUrn());
        }

        /** By the school, or in August by the adviser in its place. */
        private void completeForSchool(String taskKey, Map<String, Object> given) {
            boolean byAdviser = tasks.createTaskQuery().processInstanceBusinessKey(pepId.toString()).taskDefinitionKey(taskKey)
                    .taskCandidateGroup("virtual-school-adviser").includeAssignedTasks().count() == 1;
            complete(taskKey, byAdviser ? child.adviser() : teacher(), given);
        }

        private void complete(String taskKey, String userId, Map<String, Object> given) {
            String taskId = tasks.createTaskQuery().processInstanceBusinessKey(pepId.toString())
                    .taskDefinitionKey(taskKey).singleResult().getId();
            cast.as(userId, () -> {
                tasks.complete(taskId, given);
                return taskId;
            });
        }
    }
}
