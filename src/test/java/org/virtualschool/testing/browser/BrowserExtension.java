package org.virtualschool.testing.browser;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Gives a test its {@link Visitors}. After each test the pages are checked for script errors and requests that failed;
 * pages of a failed test are kept as pictures.
 */
public final class BrowserExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);
    private static final AtomicBoolean SKIP_TOLD = new AtomicBoolean();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.isInstalled()) {
            return ConditionEvaluationResult.enabled("Chromium at " + Chromium.path());
        }
        String reason = "Browser tests need Chromium, and there is none at " + Chromium.path()
                + ". Install it or name it by CHROMIUM or -Dchromium.";
        if (Chromium.isRequired()) {
            throw new IllegalStateException(reason);
        }
        if (SKIP_TOLD.compareAndSet(false, true)) {
            System.err.println("SKIPPED: " + reason);
        }
        return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Visitors.class;
    }

    @Override
    public Visitors resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE).getOrComputeIfAbsent(Visitors.class, type -> visitors(context), Visitors.class);
    }

    private static Visitors visitors(ExtensionContext context) {
        Chromium chromium = context.getRoot().getStore(NAMESPACE)
                .getOrComputeIfAbsent(Chromium.class, type -> Chromium.launch(), Chromium.class);
        int port = SpringExtension.getApplicationContext(context).getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        String test = context.getRequiredTestClass().getSimpleName() + "-" + context.getRequiredTestMethod().getName();
        return new Visitors(chromium.windows(), port, test);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Visitors visitors = context.getStore(NAMESPACE).get(Visitors.class, Visitors.class);
        if (visitors == null) {
            return;
        }
        try (visitors) {
            if (context.getExecutionException().isPresent()) {
                visitors.keepPictures();
            } else {
                visitors.assertNoComplaints();
            }
        }
    }
}
