package org.virtualschool.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.pep.PepHistory;
import org.virtualschool.pep.PepService;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.register.School;
import org.virtualschool.workflow.TaskWorkers;

/**
 * Takes the PEP of a child through its review, each step by the person whose task it is, with valid answers. The clock
 * stands at {@link #REQUESTED} when a review starts and at {@link #MEETING} from the meeting on.
 */
@TestComponent
public class PepJourney {

    /** A Tuesday in the autumn term. */
    public static final LocalDate REQUESTED = LocalDate.of(2026, 11, 3);
    /** The day for which the meeting is planned and on which it is held. */
    public static final LocalDate MEETING = LocalDate.of(2026, 11, 20);
    /** The day of the next PEP, within the spring term. */
    public static final LocalDate NEXT_PEP = LocalDate.of(2027, 2, 10);
    /** The last day of the spring term. */
    public static final LocalDate SPRING_ENDS = LocalDate.of(2027, 3, 25);

    private static final String YEAR_13 = "startEvent_year13Ended";

    private final PepService peps;
    private final PepHistory history;
    private final TestRegister register;
    private final TestLogins logins;
    private final MutableClock clock;
    private final TaskService tasks;
    private final IdentityService identities;
    private final UserAccounts accounts;
    private final TaskWorkers workers;
    private final JdbcClient jdbc;
    private final Children children;
    private final CivilTime civilTime;
    private final EngineJobs jobs;

    PepJourney(PepService peps, PepHistory history, TestRegister register, TestLogins logins, MutableClock clock,
               TaskService tasks, IdentityService identities, UserAccounts accounts, TaskWorkers workers, JdbcClient jdbc,
               Children children, CivilTime civilTime, EngineJobs jobs) {
        this.children = children;
        this.civilTime = civilTime;
        this.jobs = jobs;
        this.peps = peps;
        this.history = history;
        this.register = register;
        this.logins = logins;
        this.clock = clock;
        this.tasks = tasks;
        this.identities = identities;
        this.accounts = accounts;
        this.workers = workers;
        this.jdbc = jdbc;
    }

    /** A child as {@link #newCase(String, String)} makes it, called Ada Byron. */
    public PepCase newCase() {
        return newCase("Ada", "Byron");
    }

    /** A child of this name in care at a school with term dates, with a social worker of a team, a teacher and an adviser. */
    public PepCase newCase(String forename, String surname) {
        School school = register.school("Oakfield School");
        loadTerms(school.key());
        String team = "north-" + TestRegister.number();
        String socialWorker = logins.socialWorker(team);
        String adviser = logins.of(Role.VIRTUAL_SCHOOL_ADVISER);
        Child child = register.child(forename, surname, school, socialWorker, adviser);
        return new PepCase(child, school, team, socialWorker,
                logins.atSchool(Role.DESIGNATED_TEACHER, school), adviser, logins.of(Role.VIRTUAL_SCHOOL_ADVISER),
                logins.of(Role.VIRTUAL_SCHOOL_HEAD), logins.of(Role.VIRTUAL_SCHOOL_COORDINATOR));
    }

    /** A child as {@link #newCase()} makes it, of another age and year group. */
    public PepCase newCaseBorn(LocalDate born, String yearGroup) {
        PepCase other = newCase();
        return with(other, register.child(born, yearGroup, other.school(), other.socialWorker(), other.adviser()), other.teacher());
    }

    /** A child of three as {@link #newCase()} makes it, at a setting whose provider does what the designated teacher does elsewhere. */
    public PepCase inEarlyYears() {
        PepCase other = newCaseBorn(LocalDate.of(2023, 1, 10), "N1");
        return with(other, other.child(), logins.atSchool(Role.EARLY_YEARS_PROVIDER, other.school()));
    }

    /** A child as {@link #newCase()} makes it, on no school's roll: the adviser does what the teacher does elsewhere. */
    public PepCase newCaseOnNoRoll() {
        PepCase other = newCase();
        return ofAdviserAlone(other, register.child(null, other.socialWorker(), other.adviser()));
    }

    /** The child in the hands of the same people, with the adviser in the place of the teacher. */
    public PepCase ofAdviserAlone(PepCase others, Child child) {
        return with(others, child, others.adviser());
    }

    private static PepCase with(PepCase other, Child child, String teacher) {
        return new PepCase(child, other.school(), other.team(), other.socialWorker(), teacher, other.adviser(), other.otherAdviser(),
                other.head(), other.coordinator());
    }

    /** The coordinator starts a review, on {@link #REQUESTED}. */
    public UUID request(PepCase pepCase) {
        return request(pepCase, REQUESTED);
    }

    /** The coordinator starts a review on the day. */
    public UUID request(PepCase pepCase, LocalDate on) {
        clock.setTo(on);
        return as(pepCase.coordinator(), () -> peps.requestReview(pepCase.child().reference(), pepCase.coordinator())).id();
    }

    /** The dates of the three terms of 2026/27 for the school. */
    public void loadTerms(long schoolKey) {
        loadTerm(schoolKey, "AUTUMN", LocalDate.of(2026, 9, 2), LocalDate.of(2026, 12, 18));
        loadTerm(schoolKey, "SPRING", LocalDate.of(2027, 1, 4), SPRING_ENDS);
        loadTerm(schoolKey, "SUMMER", LocalDate.of(2027, 4, 12), LocalDate.of(2027, 7, 21));
    }

    /** The dates of the autumn term of 2027 for the school. */
    public void loadAutumn2027(long schoolKey) {
        loadTerm(schoolKey, "2027/28", "AUTUMN", LocalDate.of(2027, 9, 2), LocalDate.of(2027, 12, 17));
    }

    private void loadTerm(long schoolKey, String name, LocalDate from, LocalDate to) {
        loadTerm(schoolKey, "2026/27", name, from, to);
    }

    private void loadTerm(long schoolKey, String year, String name, LocalDate from, LocalDate to) {
        jdbc.sql("insert into casework.term (id, school_key, academic_year, name, starts_on, ends_on) values (?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), schoolKey, year, name, from, to).update();
    }

    /** The social worker initiates the PEP. */
    public void initiate(UUID pepId, PepCase pepCase) {
        bySocialWorker(pepId, pepCase, "userTask_initiatePep", pepCase.answers().initiate(MEETING));
    }

    /** School, social worker and child prepare the PEP. */
    public void prepare(UUID pepId, PepCase pepCase) {
        prepare(pepId, pepCase, "userTask_completeSchoolSection",
                isFirst(pepCase) ? pepCase.answers().schoolSection() : pepCase.answers().schoolSectionOfReview());
    }

    /** School, or the adviser in its place, social worker and child prepare the PEP; the education section is that of a kind of setting. */
    public void prepare(UUID pepId, PepCase pepCase, String educationTask, Map<String, Object> education) {
        bySchool(pepId, pepCase, educationTask, education);
        bySocialWorker(pepId, pepCase, "userTask_completeCareSection", pepCase.answers().careSection());
        bySchool(pepId, pepCase, "userTask_recordChildVoice", pepCase.answers().childVoice(REQUESTED));
    }

    /** The meeting is held and written up on {@link #MEETING}. */
    public void meet(UUID pepId, PepCase pepCase) {
        clock.setTo(MEETING);
        bySchool(pepId, pepCase, "userTask_holdPepMeeting", pepCase.answers().meeting(MEETING, NEXT_PEP));
    }

    /** The social worker confirms the plan. */
    public void confirm(UUID pepId, PepCase pepCase) {
        bySocialWorker(pepId, pepCase, "userTask_confirmPlan", pepCase.answers().confirmPlan());
    }

    /** A review asked for and taken to quality assurance. */
    public UUID toQualityAssurance(PepCase pepCase) {
        UUID pepId = request(pepCase);
        initiate(pepId, pepCase);
        prepare(pepId, pepCase);
        meet(pepId, pepCase);
        confirm(pepId, pepCase);
        return pepId;
    }

    /** The adviser scores every section 2 but those given. */
    public void judge(UUID pepId, PepCase pepCase, int score, String... sections) {
        complete(pepId, "userTask_qualityAssurePep", pepCase.adviser(), isFirst(pepCase)
                ? pepCase.answers().qualityAssurance(score, sections) : pepCase.answers().qualityAssuranceOfReview(score, sections));
    }

    private boolean isFirst(PepCase pepCase) {
        return history.of(pepCase.child().id()).size() == 1;
    }

    /** The school reworks the failed sections. */
    public void reworkSchool(UUID pepId, PepCase pepCase, String... failed) {
        bySchool(pepId, pepCase, "userTask_reworkSchoolSections",
                pepCase.answers().reworkSchool(MEETING, MEETING, NEXT_PEP, failed));
    }

    /** The social worker reworks the care section. */
    public void reworkCare(UUID pepId, PepCase pepCase) {
        bySocialWorker(pepId, pepCase, "userTask_reworkCareSections", pepCase.answers().reworkCare());
    }

    /** The next PEP that reaches sign-off for the first time is given this number; every tenth is sampled. */
    public void nextSampleNumberIs(long number) {
        jdbc.sql("update casework.pep_sample_count set number = ?").param(number - 1).update();
    }

    /** The head of the virtual school completes the task. */
    public void byHead(UUID pepId, PepCase pepCase, String taskKey, Map<String, Object> answers) {
        complete(pepId, taskKey, pepCase.head(), answers);
    }

    /** An adviser who rated nothing completes the task. */
    public void byOtherAdviser(UUID pepId, PepCase pepCase, String taskKey, Map<String, Object> answers) {
        complete(pepId, taskKey, pepCase.otherAdviser(), answers);
    }

    /** The social worker confirms that carer and child have the signed PEP. */
    public void share(UUID pepId, PepCase pepCase) {
        bySocialWorker(pepId, pepCase, "userTask_sharePep", pepCase.answers().share(MEETING));
    }

    /** A PEP rated green and signed off, a first one by the head; it is still to be shared. */
    public UUID toSignedOff(PepCase pepCase) {
        UUID pepId = toQualityAssurance(pepCase);
        judge(pepId, pepCase, 3);
        boolean head = tasks.createTaskQuery().processInstanceBusinessKey(pepId.toString())
                .taskCandidateGroup(Role.VIRTUAL_SCHOOL_HEAD).count() == 1;
        complete(pepId, "userTask_signOffPep", head ? pepCase.head() : pepCase.otherAdviser(), pepCase.answers().sign());
        return pepId;
    }

    /** The designated teacher completes the task. */
    public void bySchool(UUID pepId, PepCase pepCase, String taskKey, Map<String, Object> answers) {
        complete(pepId, taskKey, pepCase.teacher(), answers);
    }

    /** The social worker completes the task. */
    public void bySocialWorker(UUID pepId, PepCase pepCase, String taskKey, Map<String, Object> answers) {
        complete(pepId, taskKey, pepCase.socialWorker(), answers);
    }

    /** The child goes to another school, with a teacher of its own: the rest of the case is theirs. Background work is done. */
    public PepCase moveSchool(PepCase pepCase) {
        School school = register.school("Elmbridge School");
        loadTerms(school.key());
        children.enrol(pepCase.child().id(), school.key(), civilTime.today());
        jobs.runBackground("pep.follow");
        return new PepCase(pepCase.child(), school, pepCase.team(), pepCase.socialWorker(),
                logins.atSchool(Role.DESIGNATED_TEACHER, school), pepCase.adviser(), pepCase.otherAdviser(), pepCase.head(),
                pepCase.coordinator());
    }

    /** The clock is set to when the next reminder or escalation comes, and it does. */
    public void nextChase(UUID pepId) {
        jobs.fireTimer(pepId, element -> !element.equals(YEAR_13));
    }

    /** The clock is set to the end of the child's Year 13, and the review notices. */
    public void endYear13(UUID pepId) {
        jobs.fireTimer(pepId, YEAR_13::equals);
    }

    /** Somebody completes the task with all the engine asks of a person. */
    public void complete(UUID pepId, String taskKey, String userId, Map<String, Object> answers) {
        String taskId = task(pepId, taskKey).getId();
        as(userId, () -> {
            assertThat(workers.refusal(taskId, userId, groupsOf(userId))).isEmpty();
            tasks.complete(taskId, answers);
            return null;
        });
    }

    /** The open task. */
    public Task task(UUID pepId, String taskKey) {
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(pepId.toString()).taskDefinitionKey(taskKey).singleResult();
        assertThat(task).as("open task %s", taskKey).isNotNull();
        return task;
    }

    private List<String> groupsOf(String userId) {
        return List.copyOf(accounts.groupsOf(userId));
    }

    private List<String> tenantsOf(String userId) {
        return identities.createTenantQuery().userMember(userId).includingGroupsOfUser(true).unlimitedList().stream()
                .map(Tenant::getId).toList();
    }

    /** Does something as a person who is logged in, with the groups of their account. */
    public <T> T as(String userId, Supplier<T> work) {
        List<String> groups = groupsOf(userId);
        identities.setAuthentication(userId, groups, tenantsOf(userId));
        SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated(userId, null,
                groups.stream().map(group -> new SimpleGrantedAuthority("ROLE_" + group)).toList()));
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
            identities.clearAuthentication();
        }
    }
}
