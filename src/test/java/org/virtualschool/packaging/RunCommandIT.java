package org.virtualschool.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * The run command of the README. It takes what this build has compiled, and everything else as a newcomer gets it: the
 * plugin's class path, the demo profile, the embedded database. Waits until the sample authority is being loaded, not
 * for its end.
 */
class RunCommandIT {

    private static final Pattern COMMAND = Pattern.compile("^mvn (spring-boot:\\S+)$", Pattern.MULTILINE);
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Duration START_WITHIN = Duration.ofMinutes(4);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(40);
    /** Not a temporary folder: the database runs as another user where the build runs as root. */
    private static final Path FOLDER = Path.of("target", "run-command").toAbsolutePath();
    private static final Path DATABASE = FOLDER.resolve("postgres");
    private static final Path LOG = FOLDER.resolve("run.log");

    private Process maven;

    @BeforeEach
    void anEmptyFolder() throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER);
    }

    /** The database is a process of its own, which the application ends; whatever does not end is ended by force. */
    @AfterEach
    void nothingRunsOn() throws IOException {
        List<ProcessHandle> started = Stream.concat(Stream.of(maven.toHandle()), maven.descendants()).toList();
        started.forEach(ProcessHandle::destroy);
        try {
            await().atMost(STOP_WITHIN).until(() -> started.stream().noneMatch(ProcessHandle::isAlive) && database().isEmpty());
        } finally {
            started.forEach(ProcessHandle::destroyForcibly);
            database().ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void startsTheDemoOnItsOwnDatabase() throws Exception {
        MatchResult command = COMMAND.matcher(Files.readString(Path.of("README.md"))).results().findFirst().orElseThrow();
        maven = run(command.group(1));

        await().atMost(START_WITHIN).until(() -> {
            assertThat(maven.isAlive()).as("ended early:%n%s", log()).isTrue();
            return log().contains("Loading the sample authority");
        });

        int port = Integer.parseInt(PORT.matcher(log()).results().findFirst().orElseThrow().group(1));
        HttpResponse<String> login = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/login")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(login.statusCode()).isEqualTo(200);
        assertThat(login.body()).contains("Sign in", "coordinator");
        assertThat(database()).as("the database in its folder").isPresent();
    }

    /** Nothing is compiled, copied or fetched: this build's own folders stay as they are. */
    private static Process run(String goal) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(mvn(), "--offline", "--batch-mode", "-Dmaven.resources.skip=true",
                "-Dmaven.main.skip=true", "-Dmaven.test.skip=true", goal);
        Optional.ofNullable(System.getProperty("maven.repo.local"))
                .ifPresent(repository -> builder.command().add("-Dmaven.repo.local=" + repository));
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("CASEWORK_"));
        builder.environment().put("SERVER_PORT", "0");
        builder.environment().put("DEMO_DATABASE_DIRECTORY", DATABASE.toString());
        return builder.redirectErrorStream(true).redirectOutput(LOG.toFile()).start();
    }

    private static String mvn() {
        String command = System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn";
        String home = System.getProperty("maven.home");
        return home == null ? command : Path.of(home, "bin", command).toString();
    }

    private static String log() throws IOException {
        return Files.exists(LOG) ? Files.readString(LOG) : "";
    }

    /** The database of this run; empty if it is not running. */
    private static Optional<ProcessHandle> database() throws IOException {
        Path pid = DATABASE.resolve("postmaster.pid");
        if (!Files.exists(pid)) {
            return Optional.empty();
        }
        return Arrays.stream(Files.readString(pid).split("\n")).findFirst().map(String::strip).map(Long::valueOf)
                .flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
    }
}
