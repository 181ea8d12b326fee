package org.virtualschool.workflow.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;

/** The FEEL of one form over one set of values. Conditions are evaluated once; absent names count as null. */
final class Conditions {

    private final FeelEngine feel;
    private final VariableContext values;
    private final Map<String, Boolean> known = new HashMap<>();

    Conditions(FeelEngine feel, Map<String, Object> values) {
        this.feel = feel;
        this.values = Variables.fromMap(values).asVariableContext();
    }

    boolean holds(String condition) {
        return known.computeIfAbsent(condition,
                expression -> Boolean.TRUE.equals(feel.evaluateSimpleExpression(expression, values)));
    }

    boolean anyHolds(List<String> conditions) {
        return conditions.stream().anyMatch(this::holds);
    }

    /** The text with its templates, such as {@code {{schoolName}}}, filled in; what is not known shows as nothing. */
    String fillIn(String template) {
        return FormSchemaReader.TEMPLATE.matcher(template).replaceAll(expression -> {
            Object value = feel.evaluateSimpleExpression(expression.group(1), values);
            return value == null ? "" : Matcher.quoteReplacement(value.toString());
        });
    }
}
