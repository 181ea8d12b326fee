package org.virtualschool.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Answers many fields of a Camunda Form in Tasklist by one script, which gives each the focus, the answer and the events that a
 * person's typing or click gives. It waits for fields that answers before them lead to, and refuses what nobody could fill in.
 */
final class QuickHand {

    private static final String SCRIPT = """
            async fields => {
                const form = document.querySelector('.fjs-form');
                const find = id => form.querySelector(`[id$='-${id}']`);
                const drawn = () => new Promise(then => requestAnimationFrame(() => setTimeout(then)));
                const comes = async id => {
                    for (const start = Date.now(); !find(id) && Date.now() - start < 30_000;) {
                        await drawn();
                    }
                    return find(id);
                };
                for (const field of fields) {
                    const input = await comes(field.id);
                    if (!input || input.disabled || input.readOnly || !input.checkVisibility()) {
                        return `nobody can fill in ${field.id}`;
                    }
                    input.focus();
                    if (field.text === undefined) {
                        if (!input.checked) {
                            input.click();
                        }
                        if (input.type === 'checkbox') {
                            await drawn();
                        }
                    } else {
                        input.value = field.text;
                        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
                    }
                    input.blur();
                }
                await drawn();
                return fields.filter(field => field.text === undefined ? !find(field.id)?.checked : find(field.id)?.value !== field.text)
                    .map(field => field.id).join(' ');
            }
            """;

    private final Page page;
    private final List<Map<String, String>> answers = new ArrayList<>();

    QuickHand(Page page) {
        this.page = page;
    }

    /** Notes an answer to write later; false for kinds of field that open something to choose from. */
    boolean takes(JsonNode field, Object answer) {
        String id = field.path("id").asText();
        switch (field.path("type").asText()) {
            case "textfield", "textarea", "number" -> answers.add(Map.of("id", id, "text", answer.toString()));
            case "radio" -> answers.add(Map.of("id", id + "-" + FormFields.position(field, answer)));
            case "checklist" -> ((List<?>) answer).forEach(value -> answers.add(Map.of("id", id + "-" + FormFields.position(field, value))));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Writes the answers that were noted. */
    void writes() {
        if (!answers.isEmpty()) {
            assertThat(page.evaluate(SCRIPT, answers)).as("fields that did not take their answer").isEqualTo("");
            answers.clear();
        }
    }
}
