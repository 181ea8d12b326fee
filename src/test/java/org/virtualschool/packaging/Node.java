package org.virtualschool.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packaged jar, running as a council runs it. */
final class Node implements AutoCloseable {

    private static final Duration START_WITHIN = Duration.ofMinutes(4);
    private static final int STOP_WITHIN_SECONDS = 30;
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private final Process process;
    private final Path log;

    private Node(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Begins to start, on a port of its own choice, with these variables in its environment. */
    static Node begin(Path log, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = java(log.getParent()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("SERVER_PORT", "0");
        builder.environment().putAll(environment);
        return new Node(builder.start(), log);
    }

    /** The command that runs the jar, in the folder, without any setting of the application. */
    static ProcessBuilder java(Path folder) throws IOException {
        // The quick compiler alone: it is started for a minute.
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-jar", jar().toString()).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("CASEWORK_"));
        return builder;
    }

    static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("virtual-school-casework-.*\\.jar"))
                    .findFirst().orElseThrow(() -> new IllegalStateException("the jar is not packaged")).toAbsolutePath();
        }
    }

    /** Waits until it has started. @return its port */
    int port() throws IOException {
        await().atMost(START_WITHIN).until(() -> {
            assertThat(process.isAlive()).as("ended early:%n%s", log()).isTrue();
            return log().contains("Started VirtualSchoolApplication");
        });
        MatchResult started = PORT.matcher(log()).results().findFirst().orElseThrow();
        return Integer.parseInt(started.group(1));
    }

    /** What it has written so far. */
    String log() throws IOException {
        return Files.exists(log) ? Files.readString(log) : "";
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
