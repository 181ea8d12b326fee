package org.virtualschool.pep.process;

import java.util.ArrayList;
import java.util.List;
import org.virtualschool.pep.SectionWords;
import org.virtualschool.workflow.Markdown;

/** Collects the lines of a summary in Markdown: bold label, then what people wrote. What was not answered has no line. */
final class Summary {

    private final List<String> blocks = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    /** A line of text. */
    Summary line(String label, String written) {
        if (written != null && !written.isBlank()) {
            lines.add(Markdown.labelled(label, written));
        }
        return this;
    }

    /** Lines as they stand in the record. */
    Summary lines(List<SectionWords.Line> written) {
        written.forEach(each -> line(each.label(), each.text()));
        return this;
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
