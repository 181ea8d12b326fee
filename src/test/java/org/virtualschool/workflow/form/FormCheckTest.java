package org.virtualschool.workflow.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualschool.workflow.FieldFault;
import org.virtualschool.workflow.FieldFaultsException;
import org.virtualschool.workflow.FormAnswers;

/** What a form takes and what it refuses, rule by rule. */
class FormCheckTest {

    private static final FeelEngine FEEL = FormFeel.INSTANCE;
    private static final LocalDate TODAY = LocalDate.of(2025, 11, 3);

    private final FormSchema form = read("workflow-test-describe");
    private final Map<String, Object> known = new HashMap<>(Map.of("reference", "VS-000123", "office", "Oakfield"));

    @Test
    void takesEveryKindOfAnswerAsThePlainValueItMeans() {
        FormAnswers answers = check(with(
                "title", "  Autumn  ", "notes", "First line\r\nsecond line", "sessions", 12, "percent", "94.50",
                "ratio", 0.25, "told", true, "more", false, "place", "home",
                "people", SpinValues.jsonValue("[\"carer\",\"senco\"]").create(),
                "plannedOn", "2025-11-03", "bornOn", "2013-02-28", "phone", "01632 960 001"));

        assertThat(answers.text("title")).isEqualTo("Autumn");
        assertThat(answers.text("notes")).isEqualTo("First line\nsecond line");
        assertThat(answers.whole("sessions")).isEqualTo(12);
        assertThat(answers.asMap().get("percent")).isEqualTo(new BigDecimal("94.5"));
        assertThat(answers.asMap().get("ratio")).isEqualTo(new BigDecimal("0.25"));
        assertThat(answers.ticked("told")).isTrue();
        assertThat(answers.ticked("more")).isFalse();
        assertThat(answers.text("place")).isEqualTo("home");
        assertThat(answers.choices("people")).containsExactly("carer", "senco");
        assertThat(answers.date("plannedOn")).isEqualTo(TODAY);
        assertThat(answers.date("bornOn")).isEqualTo(LocalDate.of(2013, 2, 28));
    }

    @Test
    void leavesOutWhatWasNotAnswered() {
        FormAnswers answers = check(with("sessions", null, "place", "", "phone", "   ", "people", List.of("carer")));

        assertThat(answers.asMap()).doesNotContainKeys("sessions", "place", "phone", "reason", "reference", "office");
    }

    @Test
    void namesEveryMissingFieldAtOnceInTheOrderOfTheForm() {
        assertThat(faults(Map.of())).containsExactly(
                "Title: Fill this in.",
                "Notes: Fill this in.",
                "I have told the carer: Tick this box.",
                "Kind: Choose one.",
                "People: Choose at least one.",
                "Planned date: Enter a date.");
    }

    @Test
    void refusesEveryNameTheFormDoesNotAskFor() {
        assertThat(faults(with("socialWorker", "sw-south", "qualityRating", "green", "caseLabel", "x")))
                .containsExactly("caseLabel: This form has no such field.", "qualityRating: This form has no such field.",
                        "socialWorker: This form has no such field.");
    }

    @Test
    void countsBlankTextAsEmpty() {
        assertThat(faults(with("title", " \t ", "notes", "\n\n"))).containsExactly("Title: Fill this in.", "Notes: Fill this in.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "title    | 41 characters: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | Title: Write at most 40 characters. You wrote 57.",
        "notes    | ab           | Notes: Write at least 3 characters.",
        "percent  | 100.1        | Percent: Enter 100 or less.",
        "percent  | -0.1         | Percent: Enter 0 or more.",
        "percent  | 94.55        | Percent: Use at most 1 decimal place.",
        "percent  | 1e1          | Percent: Enter a number.",
        "percent  | NaN          | Percent: Enter a number.",
        "sessions | 12           | Sessions: Enter a whole number.",
        "told     | true         | I have told the carer: Tick the box or leave it empty.",
        "kind     | other        | Kind: Choose one of the options shown.",
        "place    | School       | Place: Choose one of the options shown.",
        "people   | carer        | People: Choose one of the options shown.",
        "bornOn   | 2025-02-30   | Born on: Enter a real date.",
        "bornOn   | 28/02/2013   | Born on: Enter a real date.",
        "plannedOn| 2025-11-02   | Planned date: Enter today's date or a later one.",
        "phone    | call me      | Telephone: This is not in the right format. For example 01632 960 001.",
        "email    | nobody       | E-mail: This is not in the right format.",
    })
    void refusesTextThatBreaksALimit(String key, String value, String fault) {
        assertThat(faults(with(key, value))).containsExactly(fault);
    }

    @Test
    void refusesValuesOfAnotherType() {
        assertThat(faults(with("title", 5, "sessions", 1.5, "ratio", "0.25", "kind", true, "bornOn", 20130228,
                "people", List.of("carer", 1), "place", List.of("home"))))
                .containsExactlyInAnyOrder("Title: Enter text.", "Sessions: Enter a whole number.", "Ratio: Enter a number.",
                        "Kind: Choose one of the options shown.", "Born on: Enter a real date.",
                        "People: Choose one of the options shown.", "Place: Choose one of the options shown.");
        assertThat(faults(with("sessions", 401))).containsExactly("Sessions: Enter 400 or less.");
        assertThat(faults(with("ratio", Double.NaN))).containsExactly("Ratio: Enter a number.");
        assertThat(faults(with("sessions", 99999999999L))).containsExactly("Sessions: Enter 400 or less.");
        assertThat(faults(with("people", List.of("carer", "carer")))).containsExactly("People: Choose each option once.");
        assertThat(faults(with("people", List.of("carer", "stranger")))).containsExactly("People: Choose from the options shown.");
    }

    @Test
    void neverDeserialisesWhatAClientSends() {
        Map<String, Object> submitted = with();
        submitted.put("title", Variables.serializedObjectValue("{}").serializationDataFormat("application/json")
                .objectTypeName("java.util.HashMap").create());
        submitted.put("notes", Variables.fileValue("letter.txt").file("x".getBytes()).create());
        submitted.put("people", SpinValues.jsonValue("{\"carer\":true}").create());
        submitted.put("place", SpinValues.jsonValue("[not json").create());

        assertThat(faults(submitted)).containsExactlyInAnyOrder("Title: Enter text.", "Notes: Enter text.",
                "People: Choose one of the options shown.", "Place: Choose one of the options shown.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0, 0x1B, 0x7F, 0xD800})
    void refusesCharactersTheDatabaseCannotKeep(int character) {
        assertThat(faults(with("notes", "text " + (char) character + " text")))
                .containsExactly("Notes: This holds a character that cannot be kept. Type it again.");
    }

    @Test
    void keepsOneLineFieldsToOneLine() {
        assertThat(faults(with("title", "one\ntwo"))).containsExactly("Title: Write this in one line.");
    }

    @Test
    void asksForAFieldOnlyWhileItIsShown() {
        assertThat(faults(with("kind", "special"))).containsExactly("Reason: Fill this in.");
        assertThat(check(with("kind", "special", "reason", "long enough")).text("reason")).isEqualTo("long enough");
        assertThat(check(with("kind", "plain", "reason", "")).has("reason")).isFalse();
    }

    @Test
    void refusesAnswersTheShownFormCouldNotHaveSent() {
        assertThat(faults(with("kind", "plain", "reason", "long enough")))
                .containsExactly("Reason: This is not asked for with the other answers given. Leave it empty.");
        assertThat(faults(with("earlierMet", "yes")))
                .containsExactly("Was it met? This is not asked for with the other answers given. Leave it empty.");
    }

    @Test
    void showsGroupsByOurOwnRecordNotByTheCallersWord() {
        known.put("earlierTarget", "Read for ten minutes a day");
        assertThat(faults(with())).containsExactly("Was it met? Choose one.");
        assertThat(faults(with("earlierMet", "no"))).containsExactly("Why not? Fill this in.");
        assertThat(faults(with("earlierMet", "yes", "earlierTarget", "Another")))
                .containsExactly("earlierTarget: This form has no such field.");
        assertThat(check(with("earlierMet", "yes")).text("earlierMet")).isEqualTo("yes");
    }

    @Test
    void letsLockedFieldsOnlyRepeatWhatTheyShow() {
        assertThat(check(with("reference", "VS-000123", "office", "Oakfield")).asMap()).doesNotContainKeys("reference", "office");
        assertThat(faults(with("reference", "VS-000999", "office", "Elmbridge")))
                .containsExactly("Reference: This cannot be changed.", "Office: This cannot be changed.");
    }

    @Test
    void tellsFieldsOfOneLabelApartByTheHeadingOfTheirGroup() {
        assertThat(faults(with("writingTarget", 3))).containsExactly("Writing – Target: Enter text.");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"type\":\"filepicker\",\"key\":\"letter\"}",
        "{\"type\":\"dynamiclist\",\"key\":\"rows\",\"components\":[]}",
        "{\"type\":\"group\",\"path\":\"inner\",\"components\":[]}",
        "{\"type\":\"select\",\"key\":\"x\",\"valuesKey\":\"options\"}",
        "{\"type\":\"select\",\"key\":\"x\",\"valuesExpression\":\"=options\"}",
        "{\"type\":\"radio\",\"key\":\"x\"}",
        "{\"type\":\"datetime\",\"key\":\"x\",\"subtype\":\"time\"}",
        "{\"type\":\"number\",\"key\":\"x\",\"validate\":{\"min\":\"=smallest\"}}",
        "{\"type\":\"textfield\",\"key\":\"x\",\"validate\":{\"validationType\":\"phone\"}}",
    })
    void doesNotReadAFormItCouldNotCheck(String component) {
        InputStream schema = new java.io.ByteArrayInputStream(("{\"components\":[" + component + "]}").getBytes());

        UnsupportedFormException refusal = catchThrowableOfType(UnsupportedFormException.class,
                () -> new FormSchemaReader().read(schema));

        assertThat(refusal).hasMessageContaining("cannot be checked");
    }

    @Test
    void knowsWhichNamesAFormMentionsWithoutAskingForThem() {
        assertThat(List.of("caseLabel", "schoolName", "earlierTarget")).allMatch(form::mentions);
        assertThat(List.of("kind", "socialWorker", "title")).noneMatch(form::mentions);
    }

    private FormAnswers check(Map<String, Object> submitted) {
        return new FormCheck().check(form, Variables.fromMap(submitted), known, TODAY, FEEL);
    }

    private List<String> faults(Map<String, Object> submitted) {
        FieldFaultsException refusal = catchThrowableOfType(FieldFaultsException.class, () -> check(submitted));
        return refusal.faults().stream().map(FormCheckTest::line).collect(Collectors.toList());
    }

    private static String line(FieldFault fault) {
        return fault.sentence();
    }

    /** A complete set of answers with some changed. */
    private static Map<String, Object> with(Object... changes) {
        Map<String, Object> answers = new HashMap<>(Map.of("title", "Autumn", "notes", "All well", "told", true,
                "kind", "plain", "people", List.of("carer"), "plannedOn", "2025-11-20"));
        List<Object> pairs = Arrays.asList(changes);
        for (int i = 0; i < pairs.size(); i += 2) {
            answers.put((String) pairs.get(i), pairs.get(i + 1));
        }
        return answers;
    }

    static FormSchema read(String name) {
        try (InputStream schema = FormCheckTest.class.getResourceAsStream("/workflow-test/" + name + ".form")) {
            return new FormSchemaReader().read(schema);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
