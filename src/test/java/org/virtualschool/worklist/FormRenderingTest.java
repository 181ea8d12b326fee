package org.virtualschool.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.MultiValueMap;
import org.virtualschool.workflow.FormPart;

/** Every form of this product on our page: nothing is missing, nothing typed is lost. */
class FormRenderingTest {

    private static final Map<String, List<RenderedForm>> WAYS = new HashMap<>();

    static Stream<String> forms() throws IOException {
        try (Stream<Path> files = Files.walk(RenderedForm.FORMS)) {
            return files.filter(Files::isRegularFile).map(file -> RenderedForm.FORMS.relativize(file).toString()).sorted().toList().stream();
        }
    }

    @Test
    void noFormIsLeftOut() throws IOException {
        assertThat(forms()).hasSize(24);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void asksForEveryFieldByItsLabel(String name) {
        Map<String, JsonNode> fields = RenderedForm.fields(name);
        Map<String, String> asked = new LinkedHashMap<>();

        everyWayThrough(name).forEach(form -> form.questions()
                .forEach(question -> asked.computeIfAbsent(question.key(), form::labelOf)));

        Map<String, String> written = new HashMap<>();
        fields.forEach((key, field) -> written.put(key,
                field.path(field.path("type").asText().equals("datetime") ? "dateLabel" : "label").asText()));
        assertThat(asked).containsExactlyInAnyOrderEntriesOf(written);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void sendsEveryAnswerBackAsItWasTyped(String name) {
        for (RenderedForm form : everyWayThrough(name)) {
            Map<String, List<String>> typed = new HashMap<>();
            form.questions().stream().filter(question -> !question.steers())
                    .forEach(question -> typed.putAll(answer(question, 1)));

            RenderedForm answered = form.copy();
            answered.send(typed);

            MultiValueMap<String, String> held = answered.held();
            typed.forEach((field, values) -> assertThat(held.get(field)).as(name + " " + field).isEqualTo(values));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void leavesNoTemplateAndNoMarkdownOnThePage(String name) {
        for (RenderedForm form : everyWayThrough(name)) {
            assertThat(form.text()).doesNotContain("{{", "}}", "**", "##");
        }
    }

    /**
     * The form with each choice made in turn, the first option chosen wherever the way is not looked at; and the form when
     * nothing is known beforehand.
     */
    private static List<RenderedForm> everyWayThrough(String name) {
        return WAYS.computeIfAbsent(name, form -> Stream.concat(ways(new RenderedForm(form, RenderedForm.facts(form))),
                Stream.of(new RenderedForm(form, Map.of()))).toList());
    }

    private static Stream<RenderedForm> ways(RenderedForm untouched) {
        RenderedForm first = untouched.copy();
        while (first.questions().stream().anyMatch(question -> question.steers() && question.answer() == null)) {
            first.send(firstChoices(first));
        }
        Stream<RenderedForm> others = first.questions().stream().filter(FormPart.Question::steers)
                .flatMap(question -> IntStream.range(1, question.options().size()).mapToObj(option -> {
                    RenderedForm form = first.copy();
                    form.send(answer(question, option));
                    return form;
                }));
        return Stream.concat(Stream.of(untouched, first), others);
    }

    private static Map<String, List<String>> firstChoices(RenderedForm form) {
        Map<String, List<String>> choices = new HashMap<>();
        form.questions().stream().filter(FormPart.Question::steers)
                .forEach(question -> choices.putAll(answer(question, 0)));
        return choices;
    }

    private static Map<String, List<String>> answer(FormPart.Question question, int option) {
        String name = FormView.FIELD + question.key();
        int last = question.options().size() - 1;
        return switch (question.control()) {
            case TEXT -> Map.of(name, List.of("Jo's \"quotes\" <b>& more</b>"));
            case LONG_TEXT -> Map.of(name, List.of("One line\n\n  and *another* <script>"));
            case NUMBER -> Map.of(name, List.of(question.limits().decimals() == 0 ? "12" : "12.5"));
            case TICK -> Map.of(name, List.of("true"));
            case RADIOS, SELECT -> Map.of(name, List.of(question.options().get(Math.min(option, last)).value()));
            case CHECKBOXES -> Map.of(name, List.of(question.options().get(0).value(), question.options().get(last).value()));
            case DATE -> Map.of(name + "-day", List.of("7"), name + "-month", List.of("3"), name + "-year", List.of("2026"));
        };
    }
}
