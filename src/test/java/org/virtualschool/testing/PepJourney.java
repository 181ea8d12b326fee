package org.virtualschool.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.pep.PepService;
import org.virtualschool.register.Child;
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

    private final PepService peps;
    private final TestRegister register;
    private final MutableClock clock;
    private final TaskService tasks;
    private final IdentityService identities;
    private final ProcessEngineConfigurationImpl engine;
    private final TaskWorkers workers;
    private final JdbcClient jdbc;

    PepJourney(PepService peps, TestRegister register, MutableClock clock, TaskService tasks, IdentityService identities,
               ProcessEngineConfigurationImpl engine, TaskWorkers workers, JdbcClient jdbc) {
        this.peps = peps;
        this.register = register;
        this.clock = clock;
        this.tasks = tasks;
        this.identities = identities;
        this.engine = engine;
        this.workers = workers;
        this.jdbc = jdbc;
    }

    /** A named child in care at a school with term dates, with a social worker of a team, a teacher and an adviser. */
    public PepCase newCase() {
        School school = register.school("Oakfield School");
        loadTerms(school.key());
        String team = "north-" + TestRegister.number();
        String socialWorker = register.staff(Role.SOCIAL_WORKER, team);
        String adviser = register.staff(Role.VIRTUAL_SCHOOL_ADVISER, null);
        Child child = register.child(school, socialWorker, adviser);
        return new PepCase(child, school, team, socialWorker, register.staff(Role.DESIGNATED_TEACHER, null, school), adviser,
                register.staff(Role.VIRTUAL_SCHOOL_ADVISER, null), register.staff(Role.VIRTUAL_SCHOOL_HEAD, null),
                register.staff(Role.VIRTUAL_SCHOOL_COORDINATOR, null));
    }

    /** The coordinator starts a review, on {@link #REQUESTED}. */
    public UUID request(PepCase pepCase) {
        clock.setTo(REQUESTED);
        return as(pepCase.coordinator(), List.of(Role.VIRTUAL_SCHOOL_COORDINATOR),
                () -> peps.requestReview(pepCase.child().reference(), pepCase.coordinator())).id();
    }

    /** The dates of the three terms of 2026/27 for the school. */
    public void loadTerms(long schoolKey) {
        loadTerm(schoolKey, "AUTUMN", LocalDate.of(2026, 9, 2), LocalDate.of(2026, 12, 18));
        loadTerm(schoolKey, "SPRING", LocalDate.of(2027, 1, 4), SPRING_ENDS);
        loadTerm(schoolKey, "SUMMER", LocalDate.of(2027, 4, 12), LocalDate.of(2027, 7, 21));
    }

    private void loadTerm(long schoolKey, String name, LocalDate from, LocalDate to) {
        jdbc.sql("insert into casework.term (id, school_key, academic_year, name, starts_on, ends_on) values (?, ?, '2026/27', ?, ?, ?)")
                .params(UUID.randomUUID(), schoolKey, name, from, to).update();
    }

    /** The social worker initiates the PEP. */
    public void initiate(UUID pepId, PepCase pepCase) {
        bySocialWorker(pepId, pepCase, "userTask_initiatePep", pepCase.answers().initiate(MEETING));
    }

    /** School, social worker and child prepare the PEP. */
    public void prepare(UUID pepId, PepCase pepCase) {
        bySchool(pepId, pepCase, "userTask_completeSchoolSection", pepCase.answers().schoolSection());
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
        complete(pepId, "userTask_qualityAssurePep", pepCase.adviser(), List.of(Role.VIRTUAL_SCHOOL_ADVISER),
                pepCase.answers().qualityAssurance(score, sections));
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

    /** The head of the virtual school completes the task. */
    public void byHead(UUID pepId, PepCase pepCase, String taskKey, Map<String, Object> answers) {
        complete(pepId, taskKey, pepCase.head(), List.of(Role.VIRTUAL_SCHOOL_HEAD), answers);
    }

    /** An adviser who rated nothing completes the task. */
    public void byOtherAdviser(UUID pepId, PepCase pepCase, String taskKey, Map<String, Object> answers) {
        complete(pepId, taskKey, pepCase.otherAdviser(), List.of(Role.VIRTUAL_SCHOOL_ADVISER), answers);
    }

    /** A first PEP rated green and signed off by the head. */
    public UUID toSignedOff(PepCase pepCase) {
        UUID pepId = toQualityAssurance(pepCase);
        judge(pepId, pepCase, 3);
        byHead(pepId, pepCase, "userTask_signOffPep", pepCase.answers().sign());
        return pepId;
    }

    /** The designated teacher completes the task. */
    public void bySchool(UUID pepId, PepCase pepCase, String taskKey, Map<String, Object> answers) {
        complete(pepId, taskKey, pepCase.teacher(),
                List.of(Role.DESIGNATED_TEACHER, Groups.school(pepCase.school().key())), answers);
    }

    /** The social worker completes the task. */
    public void bySocialWorker(UUID pepId, PepCase pepCase, String taskKey, Map<String, Object> answers) {
        complete(pepId, taskKey, pepCase.socialWorker(), List.of(Role.SOCIAL_WORKER), answers);
    }

    /** Somebody in these groups completes the task, if it is theirs to work on. */
    public void complete(UUID pepId, String taskKey, String userId, List<String> groups, Map<String, Object> answers) {
        String taskId = task(pepId, taskKey).getId();
        as(userId, groups, () -> {
            assertThat(workers.refusal(taskId, userId, groups)).isEmpty();
            return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(() -> {
                tasks.complete(taskId, answers);
                return null;
            }));
        });
    }

    /** The open task. */
    public Task task(UUID pepId, String taskKey) {
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(pepId.toString()).taskDefinitionKey(taskKey).singleResult();
        assertThat(task).as("open task %s", taskKey).isNotNull();
        return task;
    }

    /** Does something as a person who is logged in. */
    public <T> T as(String userId, List<String> groups, Supplier<T> work) {
        identities.setAuthentication(userId, groups);
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
