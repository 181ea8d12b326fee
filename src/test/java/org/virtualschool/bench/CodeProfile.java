package org.virtualschool.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where our side's threads are while it is measured, by Flight Recorder. */
final class CodeProfile {

    private static final String COMPUTING = "jdk.ExecutionSample";
    private static final String WAITING = "jdk.NativeMethodSample";
    private static final Duration EVERY = Duration.ofMillis(10);
    private static final int SHOWN = 12;
    /** Every command of the engine passes through them: they say nothing of what is done. */
    private static final List<String> PASSED_THROUGH = List.of("ConflictRetry", "LastFailure", "$$");
    private static final List<String> PARTS = List.of("org.virtualschool.", "org.camunda.", "org.apache.ibatis.", "org.hibernate.",
            "org.postgresql.", "com.zaxxer.", "org.springframework.", "com.fasterxml.", "ch.qos.");

    private final Path folder;
    private final String name;
    private final List<Path> recordings = new ArrayList<>();

    CodeProfile(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /** Does the work under observation. */
    void around(Runnable work) {
        try (Recording recording = new Recording()) {
            recording.enable(COMPUTING).withPeriod(EVERY);
            recording.enable(WAITING).withPeriod(EVERY);
            recording.start();
            work.run();
            recording.stop();
            Path file = folder.resolve(name + "-" + recordings.size() + ".jfr");
            recording.dump(file);
            recordings.add(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shares of what was seen, in lines. */
    List<String> summary() {
        List<RecordedEvent> events = recordings.stream().flatMap(file -> read(file).stream())
                .filter(event -> event.getStackTrace() != null).toList();
        List<RecordedEvent> computing = of(events, COMPUTING);
        List<RecordedEvent> waiting = of(events, WAITING).stream()
                .filter(event -> frames(event).anyMatch(frame -> type(frame).startsWith("org.postgresql."))).toList();
        List<String> lines = new ArrayList<>();
        lines.add("computing, by library");
        lines.addAll(shares(computing, CodeProfile::part));
        lines.add("computing, by the method of ours nearest to it");
        lines.addAll(shares(computing, CodeProfile::nearestOfOurs));
        lines.add("waiting for the database, by the method of ours nearest to it");
        lines.addAll(shares(waiting, CodeProfile::nearestOfOurs));
        return lines;
    }

    private static List<RecordedEvent> read(Path file) {
        try {
            return RecordingFile.readAllEvents(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<RecordedEvent> of(List<RecordedEvent> events, String type) {
        return events.stream().filter(event -> event.getEventType().getName().equals(type)).toList();
    }

    private static List<String> shares(List<RecordedEvent> events, Function<RecordedEvent, String> by) {
        Map<String, Long> weights = new HashMap<>();
        events.forEach(event -> weights.merge(by.apply(event), 1L, Long::sum));
        long all = weights.values().stream().mapToLong(Long::longValue).sum();
        return weights.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).limit(SHOWN)
                .map(entry -> "  %4.1f %%  %s".formatted(100.0 * entry.getValue() / all, entry.getKey())).toList();
    }

    private static String part(RecordedEvent event) {
        return frames(event).map(CodeProfile::type)
                .flatMap(type -> PARTS.stream().filter(type::startsWith)).findFirst().orElse("the rest");
    }

    private static String nearestOfOurs(RecordedEvent event) {
        Optional<String> nearest = frames(event)
                .filter(frame -> type(frame).startsWith("org.virtualschool.") && !type(frame).startsWith("org.virtualschool.bench."))
                .filter(frame -> PASSED_THROUGH.stream().noneMatch(type(frame)::contains))
                .map(frame -> type(frame).substring("org.virtualschool.".length()) + "." + frame.getMethod().getName()).findFirst();
        return nearest.orElse("none of ours");
    }

    private static Stream<RecordedFrame> frames(RecordedEvent event) {
        return event.getStackTrace().getFrames().stream();
    }

    private static String type(RecordedFrame frame) {
        return frame.getMethod().getType().getName();
    }

    static void write(Path file, List<String> lines) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
