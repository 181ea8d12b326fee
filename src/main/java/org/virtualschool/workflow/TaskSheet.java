package org.virtualschool.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A task opened to be worked on.
 *
 * @param task    the task
 * @param refusal why the person cannot work on it now, a sentence; null if they can. Then there are no parts
 * @param mine    whether the person has taken it or was given it
 * @param shared  whether others could take it, so that it can be taken and given back
 * @param parts   the form with the answers in it
 * @param hidden  answers typed into fields that other answers now hide, by field key
 */
public record TaskSheet(OpenTask task, String refusal, boolean mine, boolean shared, List<FormPart> parts,
                        Map<String, Object> hidden) {

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
