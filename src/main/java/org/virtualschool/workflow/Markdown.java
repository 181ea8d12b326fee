package org.virtualschool.workflow;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Text that people wrote, made safe for the Markdown of a form: unescaped it could load pictures from outside. */
public final class Markdown {

    private static final String SPECIAL = "\\`*_{}[]()#+-.!|~<>&$";

    private Markdown() {
    }

    /** The text with its line breaks; lines lose leading blanks, which would make a code block. */
    public static String text(String written) {
        return written.lines().map(String::strip).map(Markdown::escape).collect(Collectors.joining("\n"));
    }

    /** The text in one line, for quotes and lines of their own. */
    public static String line(String written) {
        return Arrays.stream(written.strip().split("\\s*\\R\\s*")).map(Markdown::escape).collect(Collectors.joining(" "));
    }

    /** A line of a summary: the label in bold, then the text. A question keeps its mark and gets no other. */
    public static String labelled(String label, String written) {
        return "**" + escape(label) + (label.endsWith("?") ? "** " : ":** ") + text(written);
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            if (SPECIAL.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append((char) c);
        });
        return escaped.toString();
    }
}
