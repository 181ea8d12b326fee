package org.virtualschool.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A task opened to be worked on.
 *
 * @param task    the task
 * @param refusal why the person cannot work on it now, a sentence; null if they can. Then there are no parts
 * @param hands   who has it, as the person who opened it sees it
 * @param parts   the form with the answers in it
 * @param hidden  answers typed into fields that other answers now hide, by field key
 */
public record TaskSheet(OpenTask task, String refusal, Hands hands, List<FormPart> parts, Map<String, Object> hidden) {

    /** Who has a task. */
    public enum Hands {
        /** The person, and nobody else could take it. */
        MINE_ALONE,
        /** The person, who may give it back. */
        MINE,
        /** Nobody: the person may take it. */
        FREE,
        /** A colleague, from whom the person may take it over. */
        TO_TAKE_OVER,
        /** Somebody else. */
        SOMEBODY_ELSES
    }

    /** The fields shown, in the order of the form. */
    public List<FormPart.Question> questions() {
        List<FormPart.Question> questions = new ArrayList<>();
        collect(parts, questions);
        return questions;
    }

    private static void collect(List<FormPart> parts, List<FormPart.Question> into) {
        for (FormPart part : parts) {
            if (part instanceof FormPart.Group group) {
                collect(group.parts(), into);
            } else if (part instanceof FormPart.Question question) {
                into.add(question);
            }
        }
    }
}
