package org.virtualschool.pep.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects the lines of a summary in Markdown: bold label, then what people wrote. What was not answered has no line. */
final class Summary {

    private final List<String> blocks = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final FormWords words;

    Summary(FormWords words) {
        this.words = words;
    }

    /** A line of text. */
    Summary line(String label, String written) {
        if (written != null && !written.isBlank()) {
            lines.add(Markdown.labelled(label, written));
        }
        return this;
    }

    /** A line with the answer to a field, in the words of the form. */
    Summary answer(String label, Map<String, Object> answers, String key) {
        Object answer = answers.get(key);
        return line(label, answer == null ? null : words.of(key, answer));
    }

    /** A line of plain words, without a label. */
    Summary note(String note) {
        lines.add(Markdown.text(note));
        return this;
    }

    /** Starts a new paragraph. */
    Summary paragraph() {
        if (!lines.isEmpty()) {
            blocks.add(String.join("\n", lines));
            lines.clear();
        }
        return this;
    }

    String markdown() {
        paragraph();
        return String.join("\n\n", blocks);
    }
}
