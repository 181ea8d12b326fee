package org.virtualschool.childrecord;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.register.Exclusions;
import org.virtualschool.security.AccessWorld;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.Caller.Answer;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestRegister;

/** The child beside a task: to those whose task it is, and no more than they see on the record. */
@CaseworkTest
class TaskChildApiTest {

    private static final String SCHOOL_TASK = "userTask_completeSchoolSection";
    private static final String CARE_TASK = "userTask_completeCareSection";

    @LocalServerPort
    private int port;
    @Autowired
    private UserAccounts accounts;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private PepJourney journey;
    @Autowired
    private TestRegister register;
    @Autowired
    private Exclusions exclusions;
    @Autowired
    private JdbcClient jdbc;

    private AccessWorld world;
    private PepCase oak;

    @BeforeEach
    void twoSchools() {
        world = new AccessWorld(port, accounts, engine, journey, register);
        oak = world.oak;
    }

    @Test
    void tellsASchoolWhoTheChildIsAndWhoWorksWithThem() {
        String task = task(world.oakPep, SCHOOL_TASK);

        Answer answer = world.program(oak.teacher()).get(path(task));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(read(answer, "$.reference")).isEqualTo(oak.child().reference());
        assertThat(read(answer, "$.name")).isEqualTo("Ada Byron");
        assertThat(fact(answer, "Date of birth")).isEqualTo("14 March 2013 (13 years)");
        assertThat(fact(answer, "Year group")).startsWith("Year 9");
        assertThat(fact(answer, "School")).isEqualTo("Oakfield School");
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.team[*].role"))
                .containsExactly("Social worker", "Virtual school adviser", "Designated teacher at Oakfield School");
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.team[*].email")).contains(oak.socialWorker());
        assertThat(read(answer, "$.peps[0].title")).isEqualTo("First PEP, autumn term 2026/27");
        assertThat(read(answer, "$.peps[0].due")).startsWith("Next step by ").contains("November 2026 (10 working days after ");
        assertThat(answer.body()).doesNotContain(oak.child().socialCareId(), oak.child().id().toString());
    }

    @Test
    void tellsTheSocialWorkerTheSameInASession() {
        Answer answer = world.browser(oak.socialWorker()).get(path(task(world.oakPep, CARE_TASK)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(read(answer, "$.name")).isEqualTo("Ada Byron");
    }

    @Test
    void showsHowEarlierPepsEnded() {
        PepCase signed = journey.newCase();
        journey.toSignedOff(signed);
        UUID next = journey.request(signed);

        Answer answer = world.program(signed.socialWorker()).get(path(task(next, "userTask_initiatePep")));

        assertThat(JsonPath.<List<String>>read(answer.body(), "$.peps[*].title"))
                .containsExactlyInAnyOrder("PEP review, autumn term 2026/27", "First PEP, autumn term 2026/27");
        assertThat(JsonPath.<List<Object>>read(answer.body(), "$.peps[?(@.stage == 'Signed off')]['rating','due']").toString())
                .contains("Green", "Next PEP by 10 February 2027");
    }

    @Test
    void saysThatATaskIsNotNeededAnyMoreWhereItWasNotDone() {
        String task = task(world.oakPep, SCHOOL_TASK);
        journey.moveSchool(oak);

        Answer answer = world.program(oak.teacher()).get(path(task));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("not needed any more").doesNotContain("done already", oak.child().reference());
    }

    @Test
    void isRefusedAlikeToEverybodyElse() {
        String school = task(world.oakPep, SCHOOL_TASK);
        String care = task(world.oakPep, CARE_TASK);
        String operator = world.somebody(Role.SYSTEM_ADMINISTRATOR);
        List<Answer> refused = new ArrayList<>();
        for (String stranger : List.of(world.elm.teacher(), world.oakOfColleague.socialWorker(), operator, oak.coordinator(),
                world.somebody(Role.FINANCE_OFFICER))) {
            refused.add(world.program(stranger).get(path(school)));
            refused.add(world.program(stranger).get(path(care)));
        }
        refused.add(world.program(oak.teacher()).get(path(care)));
        refused.add(world.program(oak.adviser()).get(path(school)));
        refused.add(world.program(oak.teacher()).get(path(UUID.randomUUID().toString())));

        assertThat(refused).extracting(Answer::status).containsOnly(403);
        assertThat(refused.stream().map(TaskChildApiTest::withoutPathAndTime).distinct()).hasSize(1);
        assertThat(Caller.browser(port).get(path(school)).status()).isEqualTo(401);
        assertThat(reads(oak, "DONE")).isEmpty();
    }

    @Test
    void isClosedToAnExcludedWorkerAlthoughTheTaskIsTheirs() {
        String task = task(world.oakPep, SCHOOL_TASK);
        exclusions.enter(oak.child().id(), oak.teacher(), "relative", null);

        Answer excluded = world.program(oak.teacher()).get(path(task));
        Answer unknown = world.program(oak.teacher()).get(path("unknown"));

        assertThat(excluded.status()).isEqualTo(403);
        assertThat(withoutPathAndTime(excluded)).isEqualTo(withoutPathAndTime(unknown));
        String other = task(world.oakPepOfColleague, SCHOOL_TASK);
        assertThat(world.program(oak.teacher()).get(path(other)).status()).isEqualTo(200);
    }

    @Test
    void keepsTheSchoolOfAProtectedChildFromThoseWhoMustNotKnowIt() {
        register.protectAddress(oak.child().id());
        String task = task(world.oakPep, SCHOOL_TASK);
        assertThat(fact(world.program(oak.teacher()).get(path(task)), "School")).isEqualTo("Oakfield School");
        String manager = world.somebody(Role.MANAGER);
        engine.getTaskService().setAssignee(task, manager);

        Answer answer = world.program(manager).get(path(task));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(JsonPath.<Boolean>read(answer.body(), "$.addressProtected")).isTrue();
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.withheld")).containsExactly("The school is not shown to you.");
        assertThat(answer.body()).doesNotContain("Oakfield", "Designated teacher");
    }

    @Test
    void isNotedOnceForATaskThatIsOpened() {
        String task = task(world.oakPep, SCHOOL_TASK);
        world.program(oak.teacher()).get(path(task));
        world.program(oak.teacher()).get(path(task));

        assertThat(reads(oak, "DONE")).containsExactly(oak.teacher() + " " + task);
    }

    @Test
    void saysWhoWasQuicker() {
        String task = task(world.oakPep, SCHOOL_TASK);
        journey.bySchool(world.oakPep, oak, SCHOOL_TASK, oak.answers().schoolSection());

        Answer answer = world.program(oak.teacher()).get(path(task));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(read(answer, "$.detail")).startsWith("This task has been done already (by ");
    }

    private String task(UUID pep, String key) {
        return world.task(pep, key).getId();
    }

    private static String path(String task) {
        return "/api/tasks/" + task + "/child";
    }

    private static String read(Answer answer, String path) {
        return JsonPath.read(answer.body(), path);
    }

    private static String fact(Answer answer, String label) {
        return JsonPath.<List<String>>read(answer.body(), "$.facts[?(@.label == '" + label + "')].value").get(0);
    }

    private static String withoutPathAndTime(Answer answer) {
        return answer.body().replaceAll("\"(path|instance)\":\"[^\"]*\"", "").replaceAll("\"timestamp\":\"[^\"]*\"", "");
    }

    private List<String> reads(PepCase pepCase, String outcome) {
        return jdbc.sql("select actor || ' ' || subject from casework.audit_event"
                        + " where child_id = ? and action = 'child.read' and outcome = ? and subject is not null")
                .params(pepCase.child().id(), outcome).query(String.class).list();
    }
}
