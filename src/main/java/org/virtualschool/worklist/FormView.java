package org.virtualschool.worklist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.virtualschool.workflow.FieldFault;
import org.virtualschool.workflow.FormPart;
import org.virtualschool.workflow.TaskSheet;

/**
 * A task's form for the template: names of fields, hints and messages. The field {@code place} is sent as
 * {@code f-place}, a date in three parts as {@code f-meetingOn-day}, {@code -month} and {@code -year}; {@code asked} names
 * every field the page showed.
 *
 * @param sheet  the task with its form
 * @param faults what is wrong, in the order of the form
 */
public record FormView(TaskSheet sheet, List<FieldFault> faults) {

    static final String FIELD = "f-";
    static final String ASKED = "asked";
    static final List<String> DATE_PARTS = List.of("day", "month", "year");

    private static final int SHORT = 20;

    /** What sort of part it is: text, separator, group or question. */
    public String kind(FormPart part) {
        return part.getClass().getSimpleName().toLowerCase();
    }

    /** Whether the answers decide which questions there are. */
    public boolean steered() {
        return sheet.questions().stream().anyMatch(FormPart.Question::steers);
    }

    /** Names of the three fields of a date, in their order. */
    public List<String> dateParts() {
        return DATE_PARTS;
    }

    /** The text as HTML, safe to show as it is. */
    public String html(FormPart.Text text) {
        return FormTexts.html(text.markdown());
    }

    /** Name of the field, and id of its first control. */
    public String name(FormPart.Question question) {
        return FIELD + question.key();
    }

    /** The hint: the help of the form and what the answer must keep to; empty if there is nothing to say. */
    public String hint(FormPart.Question question) {
        List<String> sentences = new ArrayList<>();
        if (!question.help().isEmpty()) {
            sentences.add(question.help());
        }
        FormPart.Limits limits = question.limits();
        if (limits.notBeforeToday()) {
            sentences.add("Today or later.");
        }
        if (question.control() == FormPart.Control.DATE) {
            sentences.add("For example, 27 3 2026.");
        }
        if (question.control() == FormPart.Control.CHECKBOXES) {
            sentences.add("Choose all that apply.");
        }
        if (limits.minLength() != null && limits.maxLength() != null) {
            sentences.add("%,d to %,d characters.".formatted(limits.minLength(), limits.maxLength()));
        } else if (limits.maxLength() != null) {
            sentences.add("Up to %,d characters.".formatted(limits.maxLength()));
        }
        return String.join(" ", sentences);
    }

    /** What is wrong with the field; null if nothing is. */
    public String fault(FormPart.Question question) {
        return faults.stream().filter(fault -> fault.field().equals(question.key())).map(FieldFault::sentence)
                .findFirst().orElse(null);
    }

    /** Ids of the hint and the message of the field; null if it has neither. */
    public String describedBy(FormPart.Question question) {
        String hint = hint(question).isEmpty() ? "" : name(question) + "-hint";
        String fault = fault(question) == null ? "" : " " + name(question) + "-error";
        String ids = (hint + fault).trim();
        return ids.isEmpty() ? null : ids;
    }

    /** Whether an optional field must say so: a box may always be left alone. */
    public boolean saysOptional(FormPart.Question question) {
        return !question.required() && question.control() != FormPart.Control.TICK;
    }

    /** Whether the answer is short, so that the field is, too. */
    public boolean isShort(FormPart.Question question) {
        return question.limits().maxLength() != null && question.limits().maxLength() <= SHORT;
    }

    /** The answer as text; empty if there is none. */
    public String text(FormPart.Question question) {
        return question.answer() == null ? "" : question.answer().toString();
    }

    /** Whether the option is chosen, or the box ticked. */
    public boolean chosen(FormPart.Question question, String value) {
        return question.answer() instanceof Collection<?> several ? several.contains(value) : text(question).equals(value);
    }

    /** The day, month or year of a date, as it was typed; empty if there is none. */
    public String datePart(FormPart.Question question, String part) {
        String[] yearMonthDay = text(question).split("-", DATE_PARTS.size());
        int place = DATE_PARTS.size() - 1 - DATE_PARTS.indexOf(part);
        return place < yearMonthDay.length ? yearMonthDay[place].replaceFirst("^0(?=\\d$)", "") : "";
    }

    /** What a locked field shows: options by their label. */
    public String locked(FormPart.Question question) {
        if (question.answer() instanceof Boolean ticked) {
            return ticked ? "Yes" : "No";
        }
        List<String> labels = question.options().stream().filter(option -> chosen(question, option.value()))
                .map(FormPart.Option::label).toList();
        return labels.isEmpty() ? text(question) : String.join(", ", labels);
    }

    /** The values of an answer that other answers hide. */
    public List<String> values(Map.Entry<String, Object> hidden) {
        return hidden.getValue() instanceof Collection<?> several ? several.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(hidden.getValue()));
    }

    /** What is wrong, for the summary at the top: a fault with a field on the page leads there. */
    public List<PageFault> summary() {
        return faults.stream().map(fault -> new PageFault(anchor(fault.field()), fault.sentence())).toList();
    }

    private String anchor(String key) {
        return sheet.questions().stream().filter(question -> question.key().equals(key)).findFirst()
                .map(question -> question.control() == FormPart.Control.DATE ? name(question) + "-day" : name(question))
                .orElse("");
    }

    /** A line of the error summary. */
    public record PageFault(String field, String message) {
    }
}
