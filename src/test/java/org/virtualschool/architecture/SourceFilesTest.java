package org.virtualschool.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files a person can read in one go. */
class SourceFilesTest {

    private static final Path SOURCES = Path.of("src");
    private static final Set<String> READ_BY_PEOPLE = Set.of("java", "html", "js", "css");
    private static final long LONGEST = 400;

    @Test
    void noFileIsLongerThanFourHundredLines() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> tooLong = files.filter(Files::isRegularFile)
                    .filter(file -> READ_BY_PEOPLE.contains(ending(file)))
                    .filter(file -> lines(file) > LONGEST)
                    .toList();

            assertThat(tooLong).as("files of more than %d lines", LONGEST).isEmpty();
        }
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
