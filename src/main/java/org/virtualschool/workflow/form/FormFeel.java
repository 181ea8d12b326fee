package org.virtualschool.workflow.form;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ContextVariableWrapper;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.context.CustomContext;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.syntaxtree.ParsedExpression;

/**
 * FEEL for the conditions and templates of forms. Parses each expression once; the engine's own FEEL does so each time, which was
 * half the work of completing a long form. Expressions are those of deployed forms, so there are not many.
 */
public final class FormFeel implements FeelEngine {

    /** The only one: it keeps nothing but parsed expressions. */
    public static final FeelEngine INSTANCE = new FormFeel();

    private final FeelEngineApi feel = FeelEngineBuilder.forJava().build();
    private final Map<String, ParsedExpression> parsed = new ConcurrentHashMap<>();

    private FormFeel() {
    }

    /** @throws FeelException if it cannot be parsed or evaluated */
    @Override
    @SuppressWarnings("unchecked")
    public <T> T evaluateSimpleExpression(String expression, VariableContext values) {
        EvaluationResult result = feel.evaluate(parsed.computeIfAbsent(expression, this::parse), new Values(values));
        if (!result.isSuccess()) {
            throw new FeelException(result.failure().message());
        }
        return (T) result.result();
    }

    private ParsedExpression parse(String expression) {
        ParseResult result = feel.parseExpression(expression);
        if (!result.isSuccess()) {
            throw new FeelException(result.failure().message());
        }
        return result.parsedExpression();
    }

    /** Forms have none. */
    @Override
    public boolean evaluateSimpleUnaryTests(String expression, String inputVariable, VariableContext values) {
        throw new UnsupportedOperationException("Forms hold no unary tests");
    }

    /** Looks up only what the expression names. */
    private static final class Values extends CustomContext {

        private final VariableProvider variables;

        Values(VariableContext values) {
            variables = new ContextVariableWrapper(values);
        }

        @Override
        public VariableProvider variableProvider() {
            return variables;
        }
    }
}
