package org.virtualschool.workflow.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One field of a deployed form.
 *
 * @param key         name of the answer
 * @param label       what the person reads beside it, with the heading of its group where the label alone is not unique
 * @param description help under the field; empty if none
 * @param type        what it holds
 * @param hiddenWhen  FEEL conditions, its own and those of the groups around it; any of them hides it
 * @param lockedWhen  FEEL condition under which it is shown but cannot be changed; null if never
 * @param limits      what an answer must keep to
 */
record FormField(String key, String label, String description, FieldType type, List<String> hiddenWhen,
                 String lockedWhen, Limits limits) {

    /**
     * What an answer must keep to; null where there is no limit.
     *
     * @param required       must be answered while it is shown; a box must be ticked
     * @param minLength      characters
     * @param maxLength      characters
     * @param pattern        regular expression, found anywhere unless anchored
     * @param min            smallest number
     * @param max            largest number
     * @param decimals       decimal places
     * @param numberAsText   the number is submitted as text, so that it stays exact
     * @param options        what may be chosen; empty where nothing is chosen
     * @param notBeforeToday a date must be today or later
     */
    record Limits(boolean required, Integer minLength, Integer maxLength, Pattern pattern, BigDecimal min,
                  BigDecimal max, int decimals, boolean numberAsText, Set<String> options, boolean notBeforeToday) {
    }

    FormField labelled(String fullLabel) {
        return new FormField(key, fullLabel, description, type, hiddenWhen, lockedWhen, limits);
    }
}
