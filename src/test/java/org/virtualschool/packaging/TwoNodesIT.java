package org.virtualschool.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.packaging.FreshCouncil.ADVISERS;
import static org.virtualschool.packaging.FreshCouncil.COORDINATOR;
import static org.virtualschool.packaging.FreshCouncil.OPERATOR;
import static org.virtualschool.packaging.FreshCouncil.PASSWORD;
import static org.virtualschool.packaging.FreshCouncil.TEACHER;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.Caller.Answer;

/**
 * Two packaged jars on one database, begun at once while it is empty: the first as it is set for a council behind a proxy, the other
 * for plain http, so that browsers can be played. One pair for all that takes two nodes to show.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesIT {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final String APPROVE = "{\"variables\":{\"fundingOutcome\":{\"value\":\"approve\"}}}";
    private static final int CHILDREN = 10;
    private static final int REQUESTS = 200;
    /** What they ask for, in pence; no two amounts are the same, so that a lost or doubled one shows. */
    private static final long LEAST = 700_00;
    /** Fewer than sign in at once before more are turned away. */
    private static final int CALLERS = 8;

    @TempDir
    private static Path folder;
    private static EmbeddedPostgres postgres;
    private static Node node;
    private static Node plainHttp;
    private static FreshCouncil council;

    @BeforeAll
    static void startTwoAtOnceOnAnEmptyDatabase() throws Exception {
        postgres = EmbeddedPostgres.start();
        Map<String, String> environment = new HashMap<>(Map.of("SPRING_DATASOURCE_URL", postgres.getJdbcUrl("postgres", "postgres"),
                "CASEWORK_FIRST_OPERATOR_USER_ID", OPERATOR, "CASEWORK_FIRST_OPERATOR_PASSWORD", PASSWORD,
                "CASEWORK_FIRST_COORDINATOR_USER_ID", COORDINATOR, "CASEWORK_FIRST_COORDINATOR_PASSWORD", PASSWORD));
        node = Node.begin(folder.resolve("node.log"), environment);
        environment.put("CASEWORK_HTTPS_ONLY", "false");
        plainHttp = Node.begin(folder.resolve("plain-http.log"), environment);
        council = new FreshCouncil(postgres, node.port());
    }

    @AfterAll
    static void stop() throws IOException {
        Stream.of(node, plainHttp).filter(started -> started != null).forEach(Node::close);
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    @Order(1)
    void startWithEveryDefinitionOnceAndTheFirstAccounts() throws Exception {
        int port = node.port();
        Answer health = Caller.browser(port).get("/actuator/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.body()).contains("\"UP\"");
        assertThat(Caller.browser(plainHttp.port()).get("/actuator/health").status()).isEqualTo(200);
        assertThat(node.log()).containsOnlyOnce("No mail server is set (spring.mail.host)");
        assertThat(column("select resource_name_ from public.act_re_procdef")).containsExactlyElementsOf(models("processes", ".bpmn"));
        assertThat(column("select resource_name_ from public.act_re_decision_def")).containsExactlyElementsOf(models("processes", ".dmn"));
        assertThat(column("select resource_name_ from public.act_re_camformdef")).containsExactlyElementsOf(models("forms", ".form"));
        assertThat(column("select id_ from public.act_id_user")).containsExactly(COORDINATOR, OPERATOR);
        assertThat(column("select pwd_ from public.act_id_user")).hasSize(2).allMatch(stored -> stored.startsWith("{bcrypt}$2a$10$"));
        Answer login = Caller.browser(port).get("/login", "X-Forwarded-Proto", "https");
        assertThat(login.header("Strict-Transport-Security")).as("from nobody who is named as the proxy").isEmpty();
        assertThat(login.response().headers().allValues("Set-Cookie")).isNotEmpty().allMatch(cookie -> cookie.contains("Secure"));
        assertThat(Caller.program(port, OPERATOR, PASSWORD).get("/engine-rest/process-definition/count").status()).isEqualTo(200);
        assertThat(Caller.program(port, "vsh", "demo").get("/engine-rest/process-definition/count").status()).isEqualTo(401);
    }

    /** Every request is decided on both nodes at the same moment by two people, and the fund holds too little for all. */
    @Test
    @Order(2)
    void twoHundredDecisionsAtOnceSpendWhatThereIsToThePennyAndNoMore() throws Exception {
        List<String> references = council.load(CHILDREN);
        LocalDate day = dayWithinOneYear();
        long asked = IntStream.range(0, REQUESTS).mapToLong(TwoNodesIT::pence).sum();
        long held = asked * 3 / 5;
        council.allocate(day, held);
        askOnBothNodes(references, day);
        List<String> tasks = waiting();
        assertThat(tasks).hasSize(REQUESTS);

        List<Integer> answers = decide(tasks);

        assertThat(answers).as("decided, refused with a reason, or decided by the other meanwhile").isSubsetOf(204, 400, 403, 404, 409);
        long committed = committed();
        assertThat(committed).isLessThanOrEqualTo(held);
        assertThat(held - committed).as("nothing is left that would have been enough for any").isLessThan(pence(REQUESTS));
        assertNothingLostOrDoubled(Math.toIntExact(answers.stream().filter(status -> status == 204).count()));

        council.allocate(day, asked - held);
        assertThat(decide(waiting())).contains(204).isSubsetOf(204, 400, 403, 404, 409);
        assertNothingLostOrDoubled(REQUESTS);
        assertThat(committed()).isEqualTo(asked);
        assertThat(jdbc().sql("select available from casework.fund_balance").query(Long.class).single()).isZero();
        assertThat(waiting()).isEmpty();
    }

    private static void assertNothingLostOrDoubled(int approved) {
        assertThat(jdbc().sql("select count(*) from casework.funding_request where status = 'COMMITTED'").query(Integer.class).single()).isEqualTo(approved);
        assertThat(jdbc().sql("select count(*) from casework.funding_request where status = 'WITH_APPROVER'").query(Integer.class).single())
                .isEqualTo(REQUESTS - approved).isEqualTo(waiting().size());
        assertThat(jdbc().sql("select count(*) from casework.funding_decision").query(Integer.class).single()).isEqualTo(approved);
        assertThat(jdbc().sql("""
                        select count(*) from casework.funding_request r left join casework.ledger_entry e on e.request_id = r.id
                        where r.status = 'COMMITTED' and (e.kind <> 'COMMIT' or e.amount_pence is distinct from r.amount_pence)""")
                .query(Integer.class).single()).as("commitments that are not the request's amount").isZero();
        assertThat(jdbc().sql("select count(*) from casework.ledger_entry where kind = 'COMMIT'").query(Integer.class).single()).isEqualTo(approved);
        assertThat(jdbc().sql("select committed from casework.fund_balance").query(Long.class).single()).isEqualTo(committed());
    }

    private static long committed() {
        return jdbc().sql("select coalesce(sum(amount_pence), 0) from casework.ledger_entry where kind = 'COMMIT'").query(Long.class).single();
    }

    private static List<String> waiting() {
        return jdbc().sql("select id_ from public.act_ru_task where task_def_key_ = 'userTask_decideFundingRequest' order by id_").query(String.class).list();
    }

    private static long pence(int request) {
        return LEAST + request;
    }

    /** From tomorrow on, so that the provision has not begun, or from 1 April where it would cross 31 March. */
    private static LocalDate dayWithinOneYear() {
        LocalDate tomorrow = LocalDate.now().plusDays(1);
        LocalDate yearEnd = LocalDate.of(tomorrow.getYear(), Month.APRIL, 1);
        return tomorrow.isBefore(yearEnd) && tomorrow.plusMonths(1).isAfter(yearEnd) ? yearEnd : tomorrow;
    }

    private static void askOnBothNodes(List<String> references, LocalDate day) throws Exception {
        Caller browser = Caller.browser(plainHttp.port());
        assertThat(browser.logIn(TEACHER, PASSWORD).status()).isEqualTo(302);
        Matcher token = CSRF.matcher(browser.get("/children/" + references.get(0) + "/funding-requests/new").body());
        assertThat(token.find()).isTrue();
        atOnce(IntStream.range(0, REQUESTS).mapToObj(request -> (Callable<Integer>) () -> browser.form(
                "/children/" + references.get(request % CHILDREN) + "/funding-requests", wish(day, pence(request), token.group(1))).status()).toList())
                .forEach(status -> assertThat(status).isEqualTo(302));
    }

    private static Map<String, String> wish(LocalDate day, long pence, String token) {
        Map<String, String> fields = new HashMap<>(Map.of("use", "other", "need", "Need " + pence, "provision", "Provision " + pence, "outcome", "Stays.",
                "amount", "%d.%02d".formatted(pence / 100, pence % 100), "_csrf", token));
        Stream.of("startsOn", "endsOn").forEach(field -> fields.putAll(Map.of(field + "-day", String.valueOf(day.getDayOfMonth()),
                field + "-month", String.valueOf(day.getMonthValue()), field + "-year", String.valueOf(day.getYear()))));
        return fields;
    }

    /** Each task on both nodes, by another adviser on each. @return the statuses of all answers */
    private static List<Integer> decide(List<String> tasks) throws Exception {
        Caller one = Caller.program(node.port(), ADVISERS.get(0), PASSWORD);
        Caller other = Caller.program(plainHttp.port(), ADVISERS.get(1), PASSWORD);
        return atOnce(tasks.stream().flatMap(task -> Stream.<Callable<Integer>>of(() -> complete(one, task), () -> complete(other, task))).toList());
    }

    private static int complete(Caller adviser, String task) {
        return adviser.json("POST", "/engine-rest/task/" + task + "/complete", APPROVE).status();
    }

    /** Does all this, as many at a time as there are callers, in the order given. @return what came of each */
    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : callers.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            callers.shutdownNow();
        }
    }

    private static JdbcClient jdbc() {
        return council.jdbc();
    }

    private static List<String> column(String sql) {
        return jdbc().sql(sql).query(String.class).list().stream().sorted().toList();
    }

    private static List<String> models(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.map(Path::toString).filter(name -> name.endsWith(ending)).sorted().toList();
        }
    }
}
