package org.virtualschool.pep.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.virtualschool.pep.PepReading;
import org.virtualschool.pep.RecordSection;

/** What people read in the forms of a PEP: the same question is the same everywhere, and no two are called alike. */
class PepFormsTest {

    private static final Path FORMS = Path.of("forms/pep");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PLACE_IN_ITS_FORM = List.of("id", "layout", "conditional");
    /** A plan that is reworked may hold a day that has passed since: the rules of the plan say so, the browser would drop it. */
    private static final Set<String> DAYS_OF_THE_PLAN = Set.copyOf(Stream.concat(Stream.of("nextPepOn"),
            IntStream.rangeClosed(1, 4).mapToObj(n -> "target" + n + "ByWhen")).toList());

    @Test
    void theSameFieldIsTheSameInEveryForm() {
        Map<String, JsonNode> first = new TreeMap<>();
        forms().forEach((form, fields) -> fields.forEach(field -> {
            JsonNode definition = definition(field);
            JsonNode other = first.putIfAbsent(field.path("key").asText(), definition);
            if (other != null) {
                assertThat(definition).as("%s in %s", field.path("key").asText(), form).isEqualTo(other);
            }
        }));
    }

    @Test
    void noTwoFieldsOfAFormAreCalledAlike() {
        forms().forEach((form, fields) -> assertThat(fields).as(form).extracting(PepFormsTest::label)
                .doesNotContain("").doesNotHaveDuplicates());
    }

    @Test
    void theCareFormSaysWhatTheSchoolDoesNotRead() {
        List<JsonNode> texts = forms().get("pep-care-section.form").stream()
                .filter(field -> field.path("type").asText().equals("textarea")).toList();

        assertThat(texts).allSatisfy(field -> assertThat(field.path("description").asText().contains("The school does not read this."))
                .as(label(field)).isNotEqualTo(PepReading.SCHOOL.reads(RecordSection.CARE, field.path("key").asText())));
    }

    private static JsonNode definition(JsonNode field) {
        ObjectNode definition = field.deepCopy();
        definition.remove(PLACE_IN_ITS_FORM);
        if (DAYS_OF_THE_PLAN.contains(field.path("key").asText())) {
            definition.remove("disallowPassedDates");
        }
        return definition;
    }

    private static String label(JsonNode field) {
        return field.path(field.path("type").asText().equals("datetime") ? "dateLabel" : "label").asText();
    }

    private static Map<String, List<JsonNode>> forms() {
        Map<String, List<JsonNode>> forms = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(FORMS)) {
            for (Path file : files.sorted().toList()) {
                List<JsonNode> fields = new ArrayList<>();
                collect(JSON.readTree(file.toFile()).path("components"), fields::add);
                forms.put(file.getFileName().toString(), fields);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return forms;
    }

    private static void collect(JsonNode components, Consumer<JsonNode> fields) {
        components.forEach(component -> {
            if (component.hasNonNull("key")) {
                fields.accept(component);
            }
            collect(component.path("components"), fields);
        });
    }
}
