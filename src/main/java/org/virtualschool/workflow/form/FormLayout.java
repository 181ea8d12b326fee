package org.virtualschool.workflow.form;

import java.util.List;
import org.virtualschool.workflow.FormPart;

/** A component of a form in its place, before anybody has opened it. */
sealed interface FormLayout {

    /** The id of the component. */
    String id();

    /** Its own FEEL condition; null if it is always shown. */
    String hiddenWhen();

    /** A text in Markdown with templates. */
    record Text(String id, String hiddenWhen, String template) implements FormLayout {
    }

    /** A line between components. */
    record Separator(String id, String hiddenWhen) implements FormLayout {
    }

    /** Components under one heading; the heading may be empty. */
    record Group(String id, String hiddenWhen, String label, List<FormLayout> parts) implements FormLayout {
    }

    /** A field; what its answer must be says the {@link FormField} of the same key. */
    record Field(String id, String hiddenWhen, String key, String label, String help, FormPart.Control control,
                 List<FormPart.Option> options, String prefix, String suffix, Object byDefault) implements FormLayout {
    }
}
