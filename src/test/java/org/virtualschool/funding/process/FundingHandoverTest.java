package org.virtualschool.funding.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.virtualschool.audit.Timeline;
import org.virtualschool.audit.TimelineEntry;
import org.virtualschool.funding.FundingEnd;
import org.virtualschool.funding.FundingEnds;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingStatus;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.register.CareRole;
import org.virtualschool.register.Children;
import org.virtualschool.security.AccessRule;
import org.virtualschool.security.Viewer;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.FundingJourney;
import org.virtualschool.testing.Inbox;
import org.virtualschool.testing.PaymentJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestImports;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;

/** Tasks of requests follow the people: no worker keeps one of a child who is not theirs any more, and reads the record by it. */
@CaseworkTest
class FundingHandoverTest {

    private static final String STAFF = "user_id,name,email,roles,school_urn,school_key,team,left_on";

    @Autowired
    private FundingJourney journey;
    @Autowired
    private PaymentJourney payments;
    @Autowired
    private PepJourney peps;
    @Autowired
    private FundingEnds ends;
    @Autowired
    private Children children;
    @Autowired
    private AccessRule access;
    @Autowired
    private UserAccounts accounts;
    @Autowired
    private TestLogins logins;
    @Autowired
    private TestRegister register;
    @Autowired
    private TestImports imports;
    @Autowired
    private Timeline timeline;
    @Autowired
    private EngineJobs jobs;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;
    @LocalServerPort
    private int port;

    private PepCase child;
    private String team;
    private String successor;

    @BeforeEach
    void aChildAndAWorkerOfAnotherTeam() {
        child = payments.child();
        team = "south-" + TestRegister.number();
        successor = logins.socialWorker(team);
    }

    @Test
    void whoIsTheWorkerWhenTheReportIsDueMakesIt() {
        FundingRecord request = paid();
        children.assign(child.child().id(), CareRole.SOCIAL_WORKER, successor);

        provisionIsOver(request);

        assertThat(assignee(request, FundingCase.REPORT)).isEqualTo(successor);
        assertThat(groups(request, FundingCase.REPORT)).containsExactly(Groups.team(team));
        assertThat(mayRead(child.socialWorker())).isFalse();
        assertThat(told(successor)).anyMatch(text -> text.contains("Please report by"));
        assertThat(told(child.socialWorker())).noneMatch(text -> text.contains("Please report by"));
    }

    @Test
    void anOpenReportGoesToTheNewWorkerWithTheirTeamAsCover() {
        FundingRecord request = paid();
        provisionIsOver(request);

        children.assign(child.child().id(), CareRole.SOCIAL_WORKER, successor);

        assertThat(assignee(request, FundingCase.REPORT)).isEqualTo(successor);
        assertThat(groups(request, FundingCase.REPORT)).containsExactly(Groups.team(team));
        assertThat(mayRead(child.socialWorker())).isFalse();
        assertThat(headlines()).contains("Pupil premium: a task passed to the social worker");
        journey.complete(request.id(), FundingCase.REPORT, successor, Map.of("spentAmount", "90", "outcomeReached", "fully",
                "impactChange", "Reads aloud without being asked.", "impactEvidence", "The reading test of February."));
        assertThat(journey.find(request.id()).status()).isEqualTo(FundingStatus.ACCOUNTED);
    }

    @Test
    void aQuestionGoesToTheNewWorkerWhetherItIsOpenOrStillToCome() {
        FundingRecord open = asked(900_00);
        ask(open);
        children.assign(child.child().id(), CareRole.SOCIAL_WORKER, successor);
        assertThat(assignee(open, FundingCase.ANSWER)).isEqualTo(successor);
        assertThat(mayRead(child.socialWorker())).isFalse();

        journey.complete(open.id(), FundingCase.ANSWER, successor, Map.of("fundingAnswer", "Mondays and Wednesdays.", "requestedAmount", "900",
                "provisionStartsOn", "2026-11-23", "provisionEndsOn", "2027-02-12"));
        children.assign(child.child().id(), CareRole.SOCIAL_WORKER, null);
        ask(open);

        assertThat(assignee(open, FundingCase.ANSWER)).isNull();
        assertThat(groups(open, FundingCase.ANSWER)).containsExactly(Role.VIRTUAL_SCHOOL_COORDINATOR);
    }

    @Test
    void whenTheWorkerLeavesTheManagersOfTheTeamCover() {
        FundingRecord request = paid();
        provisionIsOver(request);

        leaves(child.socialWorker(), Role.SOCIAL_WORKER, "", child.team());

        assertThat(assignee(request, FundingCase.REPORT)).isNull();
        assertThat(groups(request, FundingCase.REPORT)).containsExactly(Groups.team(child.team()));
        assertThat(headlines()).contains("Pupil premium: a task passed to the cover");
    }

    @Test
    void whatATeacherClaimedIsFreeForColleaguesWhenTheyLeave() {
        FundingRecord request = payments.byPolicy(child, 0, 90_00);
        payments.pay(child);
        provisionIsOver(request);
        String task = peps.task(request.id(), FundingCase.REPORT).getId();
        peps.as(child.teacher(), () -> {
            tasks.claim(task, child.teacher());
            return null;
        });
        children.assign(child.child().id(), CareRole.SOCIAL_WORKER, successor);
        assertThat(assignee(request, FundingCase.REPORT)).as("a school's own").isEqualTo(child.teacher());

        leaves(child.teacher(), Role.DESIGNATED_TEACHER, child.school().urn(), "");

        assertThat(assignee(request, FundingCase.REPORT)).isNull();
        assertThat(groups(request, FundingCase.REPORT)).containsExactly(Groups.school(child.school().key()));
    }

    @Test
    void aFormerWorkerLearnsNothingOfTheChildByTheNoticesOfWhatTheyAskedFor() {
        FundingRecord request = asked(90_00);
        children.assign(child.child().id(), CareRole.SOCIAL_WORKER, successor);

        ends.close(request.id(), FundingEnd.LEFT_CARE, "test");

        assertThat(told(successor)).anyMatch(text -> text.endsWith(
                "A request for pupil premium was closed: the child is not looked after any more. It is not paid."));
        assertThat(told(child.socialWorker())).noneMatch(text -> text.contains("was closed"));
    }

    @Test
    void aChildWhoseAddressBecomesProtectedIsKnownByReferenceOnlyAtOnce() {
        FundingRecord request = journey.ask(child, FundingJourney.wish(3_000_00));
        assertThat(variable(request, "caseLabel")).asString().contains("Oakfield");

        register.protectAddress(child.child().id());

        assertThat(variable(request, "caseLabel")).isEqualTo(child.child().reference());
    }

    private FundingRecord asked(long pence) {
        return journey.ask(child, child.socialWorker(), false, FundingJourney.wish(pence));
    }

    private void ask(FundingRecord request) {
        journey.complete(request.id(), FundingCase.DECIDE, child.adviser(), Map.of("fundingOutcome", "ask", "decisionQuestion", "Which days?"));
    }

    private FundingRecord paid() {
        FundingRecord request = asked(90_00);
        payments.pay(child);
        return request;
    }

    private void provisionIsOver(FundingRecord request) {
        jobs.fireTimer(request.id(), "intermediateCatchEvent_provisionOver"::equals);
    }

    private void leaves(String userId, String role, String urn, String ofTeam) {
        assertThat(imports.load("staff", STAFF, "%s,Test Leaver,%s,%s,%s,,%s,02/11/2026".formatted(userId, userId, role, urn, ofTeam))
                .updated()).isEqualTo(1);
    }

    private boolean mayRead(String userId) {
        return access.mayRead(Viewer.of(userId, accounts.groupsOf(userId)), child.child().id());
    }

    private String assignee(FundingRecord request, String taskKey) {
        return peps.task(request.id(), taskKey).getAssignee();
    }

    private List<String> groups(FundingRecord request, String taskKey) {
        return tasks.getIdentityLinksForTask(peps.task(request.id(), taskKey).getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType())).map(IdentityLink::getGroupId).toList();
    }

    private Object variable(FundingRecord request, String name) {
        return runtime.getVariable(runtime.createProcessInstanceQuery().processInstanceBusinessKey(request.id().toString()).singleResult()
                .getId(), name);
    }

    private List<String> told(String userId) {
        return Inbox.of(port, userId);
    }

    private List<String> headlines() {
        return timeline.of(child.child().id()).stream().map(TimelineEntry::headline).toList();
    }
}
