package org.virtualschool.intake.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.virtualschool.intake.IntakeProperties;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccount;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.register.Schools;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.TestRegister;

/** Files over HTTP: what the API answers to good, bad and unwelcome ones. */
@CaseworkTest
class ImportApiTest {

    private static final String PASSWORD = "a long enough secret";
    private static final String HEADINGS = "URN,EstablishmentName,EstablishmentStatus (code)\r\n";
    private static final long TWO_HUNDRED_MEGABYTES = 200L << 20;

    @LocalServerPort
    private int port;
    @Autowired
    private UserAccounts accounts;
    @Autowired
    private Schools schools;
    @Autowired
    private JdbcTemplate jdbc;
    @Autowired
    private ObjectMapper json;
    @Autowired
    private IntakeProperties limits;
    @Autowired
    private MultipartConfigElement form;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String urn = "8%06d".formatted(TestRegister.number());
    private String coordinator;

    @BeforeEach
    void aCoordinator() {
        coordinator = account(Role.VIRTUAL_SCHOOL_COORDINATOR);
    }

    @Test
    void theAnswerCountsRowsAndLinksToTheRejects() throws Exception {
        String file = HEADINGS + urn + ",St Mary’s School,1\r\n,=SUM(A1),1\r\n=1+1,-2,9\r\n";
        HttpResponse<String> answer = post("schools", file.getBytes(Charset.forName("windows-1252")));

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = json.readTree(answer.body());
        assertThat(body.fieldNames()).toIterable()
                .containsExactly("read", "created", "updated", "unchanged", "warned", "rejected", "rejects");
        assertThat(body.get("read").asInt()).isEqualTo(3);
        assertThat(body.get("created").asInt()).isEqualTo(1);
        assertThat(body.get("rejected").asInt()).isEqualTo(2);
        assertThat(schools.byUrn(urn).orElseThrow().name()).isEqualTo("St Mary’s School");

        HttpResponse<String> rejects = get(body.get("rejects").asText(), coordinator);
        assertThat(rejects.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(rejects.headers().firstValue("Content-Disposition").orElse("")).contains("schools-rejects.csv");
        assertThat(rejects.body()).isEqualTo("""
                \uFEFFline,column,value,reason,severity
                3,URN,,is empty,rejected
                4,URN,'=1+1,is not a number of 5 to 8 digits,rejected
                4,EstablishmentStatus (code),9,is not a status of GIAS,rejected
                """.replace("\n", "\r\n"));
    }

    @Test
    void theSameFileAgainChangesNothing() throws Exception {
        byte[] file = (HEADINGS + urn + ",Oakfield School,1\r\n").getBytes(UTF_8);
        post("schools", file);
        JsonNode again = json.readTree(post("schools", file).body());

        assertThat(again.get("unchanged").asInt()).isEqualTo(1);
        assertThat(again.get("created").asInt() + again.get("updated").asInt()).isZero();
    }

    @Test
    void theNameMayHoldASlash() throws Exception {
        String child = "api-" + TestRegister.number();
        HttpResponse<String> answer = post("ssda903/header", ("CHILD,SEX,DOB,UPN\n" + child + ",1,14/03/2013,UN1\n").getBytes(UTF_8));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json.readTree(answer.body()).get("created").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("filesThatAreNone")
    void aFileThatIsNoneIsAnsweredWithTheReason(String bytes, String reason) throws Exception {
        Long before = jdbc.queryForObject("select count(*) from casework.school", Long.class);
        HttpResponse<String> answer = post("schools", bytes.getBytes(ISO_8859_1));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json.readTree(answer.body()).get("detail").asText()).contains(reason);
        assertThat(jdbc.queryForObject("select count(*) from casework.school", Long.class)).isEqualTo(before);
    }

    static Stream<Arguments> filesThatAreNone() {
        String unreadable = HEADINGS + "1,\"x,1\n2,y,1\n";
        return Stream.of(
                arguments("", "The file is empty."),
                arguments("URN,EstablishmentName\n1,x\n", "Missing: EstablishmentStatus (code) or EstablishmentStatus (name)."),
                arguments("URN;EstablishmentName;Status\n1;x;1\n",
                        "Missing: URN, EstablishmentName, EstablishmentStatus (code) or EstablishmentStatus (name)."),
                arguments(HEADINGS, "The file has column headings but no rows."),
                arguments("PK\u0003\u0004\u0014\u0000", "This is an Excel workbook or a zip file, not a CSV file."),
                arguments("\u00D0\u00CF\u0011\u00E0\u00A1", "This is an old Excel workbook, not a CSV file."),
                arguments("\u00FF\u00FEU\u0000R\u0000", "The file is saved as Unicode text (UTF-16). Save it as CSV UTF-8."),
                arguments("%PDF-1.7", "This is a PDF, not a CSV file."),
                arguments(HEADINGS + "1,\u0000,1\n", "This is not a text file. Save it as CSV and send that."),
                arguments(unreadable, "The file cannot be read as CSV after line 1."));
    }

    @Test
    void aFileOverTheLimitIsRefusedByItsAnnouncedSize() throws Exception {
        BodyPublisher announced = BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> new Rows(urn, TWO_HUNDRED_MEGABYTES)), TWO_HUNDRED_MEGABYTES);
        HttpResponse<String> answer = send(request("schools", coordinator, "text/csv").POST(announced));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(json.readTree(answer.body()).get("detail").asText()).isEqualTo("The file is larger than 150 MB.");
        assertThat(schools.byUrn(urn)).isEmpty();
    }

    @Test
    void aFileOverTheLimitIsRefusedAlsoIfItDoesNotSayHowLongItIs() throws Exception {
        BodyPublisher endless = BodyPublishers.ofInputStream(() -> new Rows(urn, TWO_HUNDRED_MEGABYTES));
        HttpResponse<String> answer = send(request("schools", coordinator, "text/csv").POST(endless));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(schools.byUrn(urn)).isEmpty();
    }

    @Test
    void aFormOverTheLimitIsRefusedBeforeItIsRead() throws Exception {
        BodyPublisher announced = BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> new Rows(urn, TWO_HUNDRED_MEGABYTES)), TWO_HUNDRED_MEGABYTES);
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address("/imports/schools")).header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=x").POST(announced));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).contains("A file may have up to " + limits.maxFileSize().toMegabytes() + " MB.");
        assertThat(form.getMaxFileSize()).isEqualTo(limits.maxFileSize().toBytes());
        assertThat(form.getMaxRequestSize()).isGreaterThan(form.getMaxFileSize());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/vnd.ms-excel", "multipart/form-data"})
    void anotherContentTypeIsRefused(String type) throws Exception {
        assertThat(send(request("schools", coordinator, type).POST(BodyPublishers.ofString(HEADINGS))).statusCode()).isEqualTo(415);
    }

    @Test
    void anUnknownImportOrRunIsNotFound() throws Exception {
        assertThat(post("pupils", "a,b\n1,2\n".getBytes(UTF_8)).statusCode()).isEqualTo(404);
        assertThat(get("/api/register/runs/" + UUID.randomUUID() + "/rejects.csv", coordinator).statusCode()).isEqualTo(404);
    }

    @Test
    void nobodyLoadsOrReadsWithoutALogin() throws Exception {
        HttpRequest.Builder anonymous = HttpRequest.newBuilder(address("/api/register/schools"))
                .header("Content-Type", "text/csv").POST(BodyPublishers.ofString(HEADINGS));
        assertThat(send(anonymous).statusCode()).isEqualTo(401);
        assertThat(send(HttpRequest.newBuilder(address("/api/register/runs/" + UUID.randomUUID() + "/rejects.csv")).GET()).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.VIRTUAL_SCHOOL_HEAD, Role.VIRTUAL_SCHOOL_ADVISER, Role.DESIGNATED_TEACHER, Role.SOCIAL_WORKER,
        Role.SYSTEM_ADMINISTRATOR})
    void onlyTheCoordinatorLoadsAndReads(String role) throws Exception {
        String rejects = json.readTree(post("schools", (HEADINGS + ",Nameless,1\n").getBytes(UTF_8)).body()).get("rejects").asText();
        String other = account(role);

        assertThat(send(request("schools", other, "text/csv").POST(BodyPublishers.ofString(HEADINGS + urn + ",X,1"))).statusCode())
                .isEqualTo(403);
        assertThat(schools.byUrn(urn)).isEmpty();
        assertThat(get(rejects, other).statusCode()).isEqualTo(403);
    }

    private String account(String role) {
        String userId = "api-" + UUID.randomUUID() + "@example.org";
        accounts.save(new UserAccount(userId, "Test Person", userId, Set.of(role)));
        accounts.setPassword(userId, PASSWORD);
        return userId;
    }

    private HttpResponse<String> post(String name, byte[] file) throws Exception {
        return send(request(name, coordinator, "text/csv").POST(BodyPublishers.ofByteArray(file)));
    }

    private HttpResponse<String> get(String path, String userId) throws Exception {
        return send(HttpRequest.newBuilder(address(path)).header("Authorization", basic(userId)).GET());
    }

    private HttpRequest.Builder request(String name, String userId, String type) {
        return HttpRequest.newBuilder(address("/api/register/" + name)).header("Authorization", basic(userId)).header("Content-Type", type);
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static String basic(String userId) {
        return "Basic " + Base64.getEncoder().encodeToString((userId + ":" + PASSWORD).getBytes(UTF_8));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** A schools file of the given size, made while it is read. */
    private static final class Rows extends InputStream {

        private final byte[] first;
        private final long size;
        private long position;

        Rows(String urn, long size) {
            this.first = (HEADINGS + urn + ",Oakfield School,1\r\n").getBytes(UTF_8);
            this.size = size;
        }

        @Override
        public int read() {
            if (position == size) {
                return -1;
            }
            int index = (int) position++;
            return index < first.length ? first[index] : index % 100 == 99 ? '\n' : 'x';
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int count = 0;
            for (int next = 0; count < length && (next = read()) >= 0; count++) {
                buffer[offset + count] = (byte) next;
            }
            return count == 0 ? -1 : count;
        }
    }
}
