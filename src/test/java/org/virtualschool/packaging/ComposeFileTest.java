package org.virtualschool.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The structure of docker-compose.yml and of the application's recipe; a Docker engine is not needed. */
class ComposeFileTest {

    private final Map<String, Map<String, Object>> services = services();

    @Test
    void runsPostgres16TheApplicationAndAMailCatcher() {
        assertThat(services).containsOnlyKeys("database", "application", "mail");
        assertThat(services.get("database").get("image")).isEqualTo("postgres:16");
        assertThat(services.get("mail").get("image").toString()).startsWith("axllent/mailpit:v");
    }

    @Test
    void noPasswordHasADefault() {
        List<String> passwords = services.values().stream()
                .flatMap(service -> environment(service).entrySet().stream())
                .filter(variable -> variable.getKey().endsWith("PASSWORD"))
                .map(variable -> variable.getValue().toString())
                .toList();

        assertThat(passwords).hasSize(4).allSatisfy(value -> assertThat(value).matches("\\$\\{[A-Z_]+:\\?.+}"));
    }

    @Test
    void theApplicationWaitsForTheDatabaseAndUsesIt() {
        Map<String, Object> application = services.get("application");

        assertThat(application.get("depends_on")).isEqualTo(Map.of("database", Map.of("condition", "service_healthy")));
        assertThat(services.get("database")).containsKey("healthcheck");
        assertThat(environment(application).get("SPRING_DATASOURCE_URL"))
                .isEqualTo("jdbc:postgresql://database:5432/" + environment(services.get("database")).get("POSTGRES_DB"));
        assertThat(environment(application).get("SPRING_DATASOURCE_USERNAME"))
                .isEqualTo(environment(services.get("database")).get("POSTGRES_USER"));
    }

    @Test
    void theApplicationKnowsTheMailCatcherAndWhatItNeedsForEMails() {
        Map<String, Object> environment = environment(services.get("application"));

        assertThat(environment.get("SPRING_MAIL_HOST")).isEqualTo("mail");
        assertThat(environment).containsKeys("SPRING_MAIL_PORT", "CASEWORK_MAIL_FROM", "CASEWORK_BASE_URL");
    }

    @Test
    void nothingIsPublishedBeyondThisMachine() {
        assertThat(services.values()).allSatisfy(service ->
                assertThat((List<?>) service.getOrDefault("ports", List.of()))
                        .allSatisfy(port -> assertThat(port.toString()).startsWith("127.0.0.1:")));
        assertThat(environment(services.get("application")).get("CASEWORK_HTTPS_ONLY")).as("plain http, on this machine").isEqualTo("false");
    }

    @Test
    void theRecipeCopiesWhatIsThereAndRunsUnprivileged() throws IOException {
        Path recipe = Path.of(((Map<?, ?>) services.get("application").get("build")).get("dockerfile").toString());
        List<String> lines = Files.readAllLines(recipe);

        assertThat(lines).filteredOn(line -> line.startsWith("COPY") && !line.contains("--from"))
                .flatExtracting(line -> Arrays.asList(line.split("\\s+")).subList(1, line.split("\\s+").length - 1))
                .contains("pom.xml", "src", "processes", "forms")
                .allSatisfy(source -> assertThat(Path.of(source)).exists());
        assertThat(lines).contains("USER casework");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services() {
        try {
            Map<String, Object> file = new Yaml().load(Files.readString(Path.of("docker-compose.yml")));
            return (Map<String, Map<String, Object>>) file.get("services");
        } catch (IOException e) {
            throw new IllegalStateException("docker-compose.yml is not at the top of the project", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> environment(Map<String, Object> service) {
        return (Map<String, Object>) service.getOrDefault("environment", Map.of());
    }
}
