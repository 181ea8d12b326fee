package org.virtualschool.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a form shows beforehand. What is not known is left out: a form takes null and absent for the same. */
public final class Prefill {

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** A value of a field, or a fact that steers conditions. */
    public Prefill put(String key, Object value) {
        if (value != null) {
            values.put(key, value);
        }
        return this;
    }

    /** The answers that belong to the keys. */
    public Prefill putAll(Map<String, Object> answers, List<String> keys) {
        keys.forEach(key -> put(key, answers.get(key)));
        return this;
    }

    /** Text that people wrote, shown by a template. */
    public Prefill putText(String key, String written) {
        return put(key, written == null || written.isBlank() ? null : Markdown.text(written));
    }

    /** Text that people wrote, shown by a template inside a line. */
    public Prefill putLine(String key, String written) {
        return put(key, written == null || written.isBlank() ? null : Markdown.line(written));
    }

    /** Everything put so far, by key. */
    public Map<String, Object> values() {
        return values;
    }
}
