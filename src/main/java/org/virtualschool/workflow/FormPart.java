package org.virtualschool.workflow;

import java.util.List;

/** A part of a task's form as a person sees it now: texts are filled in, what the answers hide is left out. */
public sealed interface FormPart {

    /** The part's id in the form; the same however the answers change. */
    String id();

    /** A text in Markdown; never blank. */
    record Text(String id, String markdown) implements FormPart {
    }

    /** A line between parts. */
    record Separator(String id) implements FormPart {
    }

    /** Parts that belong together; never empty. The legend may be empty. */
    record Group(String id, String legend, List<FormPart> parts) implements FormPart {
    }

    /**
     * A field.
     *
     * @param key      name of the answer
     * @param label    what is asked
     * @param help     a hint; empty if none
     * @param control  how it is asked
     * @param required must be answered; a box must be ticked
     * @param locked   shown, cannot be changed
     * @param steers   other parts depend on the answer
     * @param limits   what the answer must keep to
     * @param options  what can be chosen; empty where nothing is chosen
     * @param prefix   unit shown before the field, such as £; empty if none
     * @param suffix   unit shown after the field, such as %; empty if none
     * @param answer   String (dates as {@code yyyy-MM-dd}, or what was typed instead), Boolean, a number or a List of
     *                 String; null if there is none
     */
    record Question(String id, String key, String label, String help, Control control, boolean required, boolean locked,
                    boolean steers, Limits limits, List<Option> options, String prefix, String suffix, Object answer)
            implements FormPart {
    }

    /**
     * What an answer must keep to.
     *
     * @param minLength      characters; null if there is no limit
     * @param maxLength      characters; null if there is no limit
     * @param decimals       decimal places of a number
     * @param notBeforeToday a date must be today or later
     */
    record Limits(Integer minLength, Integer maxLength, int decimals, boolean notBeforeToday) {
    }

    /** One thing that can be chosen. */
    record Option(String value, String label) {
    }

    /** How a question is asked. */
    enum Control {
        TEXT, LONG_TEXT, NUMBER, TICK, RADIOS, SELECT, CHECKBOXES, DATE
    }
}
