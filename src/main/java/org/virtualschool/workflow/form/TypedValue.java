package org.virtualschool.workflow.form;

import java.util.List;
import java.util.regex.Pattern;

/** Turns what a page sent into what a form in Tasklist would have sent. */
final class TypedValue {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
    /** A comma stands between thousands only: 1,5 is no number here, and is refused instead of read as fifteen. */
    private static final Pattern AROUND_NUMBERS = Pattern.compile("[\\s£%]|(?<=\\d),(?=\\d{3}(?!\\d))");

    private TypedValue() {
    }

    /** The answer; null if there is none. What cannot be understood stays text, for the check of the form to refuse. */
    static Object of(FormField field, List<String> texts) {
        if (field.type() == FieldType.CHOICES) {
            return texts.isEmpty() ? null : texts;
        }
        String text = texts.isEmpty() ? "" : texts.get(0).strip();
        if (field.type() == FieldType.TICK) {
            return Boolean.valueOf(text);
        }
        if (text.isEmpty()) {
            return null;
        }
        return field.type() == FieldType.NUMBER ? number(field, text) : texts.get(0);
    }

    private static Object number(FormField field, String text) {
        String digits = AROUND_NUMBERS.matcher(text).replaceAll("");
        boolean counted = !field.limits().numberAsText() && WHOLE.matcher(digits).matches();
        return counted ? (Object) Integer.valueOf(digits) : digits;
    }
}
