package org.virtualschool.workflow.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.virtualschool.workflow.FieldFault;
import org.virtualschool.workflow.FieldFaultsException;

/** Whether a draft can be stored, however incomplete and wrong its answers are. */
public final class DraftCheck {

    private static final int LONGEST = 500_000;

    private DraftCheck() {
    }

    /**
     * Looks at everything at once.
     *
     * @param answers by field key; texts, numbers, yes or no, lists of these, or null
     * @throws FieldFaultsException naming what cannot be stored
     */
    public static void check(FormSchema form, Map<String, Object> answers) {
        List<FieldFault> faults = new ArrayList<>();
        answers.forEach((key, answer) -> {
            if (text(answer).indexOf('\0') >= 0) {
                faults.add(new FieldFault(key, form.labelOf(key), "This holds a character that cannot be kept. Type it again."));
            }
        });
        if (answers.values().stream().mapToLong(answer -> text(answer).length()).sum() > LONGEST) {
            faults.add(new FieldFault("", "Your answers", "All together they are too long to be kept. Make them shorter."));
        }
        if (!faults.isEmpty()) {
            throw new FieldFaultsException(faults);
        }
    }

    private static String text(Object answer) {
        return answer instanceof Collection<?> several ? String.join("", several.stream().map(String::valueOf).toList())
                : String.valueOf(answer);
    }
}
