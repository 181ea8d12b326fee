package org.virtualschool.workflow;

/**
 * One thing wrong with a form.
 *
 * @param field   key of the field; for an unknown variable its name
 * @param label   what the person reads beside the field; the key where there is no label
 * @param message what is wrong and how to put it right, a sentence in plain English
 */
public record FieldFault(String field, String label, String message) {

    /** Where and what, for a list of everything that is wrong; a question keeps its mark and gets no other. */
    public String sentence() {
        return label + (label.endsWith("?") ? " " : ": ") + message;
    }
}
