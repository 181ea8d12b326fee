package org.virtualschool.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.virtualschool.workflow.FormPart;
import org.virtualschool.workflow.OpenTask;
import org.virtualschool.workflow.TaskSheet;
import org.virtualschool.workflow.form.FormAppearance;
import org.virtualschool.workflow.form.FormFeel;
import org.virtualschool.workflow.form.FormSchema;
import org.virtualschool.workflow.form.FormSchemaReader;

/** A form of this product as our page shows it, filled in by hand: what a browser without JavaScript gets and sends. */
final class RenderedForm {

    static final Path FORMS = Path.of("forms");

    private static final FeelEngine FEEL = FormFeel.INSTANCE;
    private static final SpringTemplateEngine TEMPLATES = templates();
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");
    private static final Set<String> WORDS_OF_FEEL = Set.of("and", "or", "if", "then", "else", "null", "true", "false", "not");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FormSchema schema;
    private final Map<String, Object> known;
    private TaskSheet sheet;
    private Document page;

    RenderedForm(String name, Map<String, Object> known) {
        this(schema(name), known);
        show(FormAppearance.beginning(schema, known));
    }

    private RenderedForm(FormSchema schema, Map<String, Object> known) {
        this.schema = schema;
        this.known = known;
    }

    /** The same form with the same answers. */
    RenderedForm copy() {
        RenderedForm copy = new RenderedForm(schema, known);
        copy.sheet = sheet;
        copy.page = page;
        return copy;
    }

    private static SpringTemplateEngine templates() {
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
        files.setPrefix("templates/");
        files.setSuffix(".html");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(files);
        return engine;
    }

    private static FormSchema schema(String name) {
        try (InputStream form = Files.newInputStream(FORMS.resolve(name))) {
            return new FormSchemaReader().read(form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something for everything the form shows or steers by without asking for it. */
    static Map<String, Object> facts(String name) {
        FormSchema schema = schema(name);
        try {
            return WORD.matcher(Files.readString(FORMS.resolve(name))).results().map(MatchResult::group).distinct()
                    .filter(word -> schema.mentions(word) && !WORDS_OF_FEEL.contains(word))
                    .collect(Collectors.toMap(fact -> fact, fact -> fact.startsWith("rework") ? (Object) true : "Something known"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fields of a form as its author wrote them, by key. */
    static Map<String, JsonNode> fields(String name) {
        Map<String, JsonNode> fields = new HashMap<>();
        try {
            collect(JSON.readTree(FORMS.resolve(name).toFile()), fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fields;
    }

    private static void collect(JsonNode component, Map<String, JsonNode> into) {
        component.path("components").forEach(child -> collect(child, into));
        if (component.hasNonNull("key")) {
            into.put(component.path("key").asText(), component);
        }
    }

    private void show(Map<String, Object> answers) {
        FormAppearance appearance = new FormAppearance(schema, answers, known, FEEL);
        OpenTask task = new OpenTask("1", "Task", "VS-000123", null, null, null, "pepReview", "userTask_x");
        sheet = new TaskSheet(task, null, TaskSheet.Hands.MINE, appearance.parts(), appearance.hidden());
        Context context = new Context();
        context.setVariable("form", new FormView(sheet, List.of()));
        page = Jsoup.parse("<form>" + TEMPLATES.process("worklist/form", Set.of("questions"), context) + "</form>");
    }

    /** Sends what the page holds, with the changes put in, and shows the answer. */
    void send(Map<String, List<String>> changes) {
        MultiValueMap<String, String> parameters = held();
        parameters.putAll(changes);
        show(FormAppearance.with(schema, FormAppearance.beginning(schema, known), PostedForm.read(parameters)));
    }

    /** What a browser would send. */
    MultiValueMap<String, String> held() {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        ((FormElement) page.selectFirst("form")).formData().forEach(pair -> parameters.add(pair.key(), pair.value()));
        return parameters;
    }

    List<FormPart.Question> questions() {
        return sheet.questions();
    }

    String text() {
        return page.text();
    }

    /** What a screen reader says for the field: its label, or the legend around its options. */
    String labelOf(String key) {
        Element first = page.selectFirst("#f-" + key + ", #f-" + key + "-date input");
        assertThat(first).as("a control for " + key).isNotNull();
        Element around = first.closest("fieldset");
        boolean single = around == null || around.parent().hasClass("vs-group");
        Element label = single ? page.selectFirst("label[for=" + first.id() + "]") : around.selectFirst("legend");
        return label.text().replace(" (optional)", "");
    }
}
