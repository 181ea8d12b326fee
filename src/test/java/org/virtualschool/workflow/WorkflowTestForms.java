package org.virtualschool.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.virtualschool.audit.AuditTrail;

/** What the test process does with its forms: it notes each completion in the audit trail, as its record. */
@Configuration(proxyBeanMethods = false)
public class WorkflowTestForms {

    /** What a test wants to happen when answers are taken. */
    public static final class Script {

        private volatile Consumer<TaskCase> whenTaken = task -> { };
        private volatile String refused;
        private final List<FormAnswers> taken = new CopyOnWriteArrayList<>();

        /** Runs {@code action} whenever answers are taken, after the record was written. */
        public void whenTaken(Consumer<TaskCase> action) {
            whenTaken = action;
        }

        /** Refuses the person as not eligible. */
        public void refuse(String userId) {
            refused = userId;
        }

        /** Everything taken so far. */
        public List<FormAnswers> taken() {
            return taken;
        }

        /** Forgets everything. */
        public void reset() {
            whenTaken = task -> { };
            refused = null;
            taken.clear();
        }
    }

    @Bean
    Script workflowTestScript() {
        return new Script();
    }

    @Bean
    TaskForm workflowTestDescribe(Script script, AuditTrail record) {
        return new ScriptedForm(WorkflowTestProcess.DESCRIBE, script, record) {
            @Override
            public Map<String, Object> prefill(TaskCase task) {
                return Map.of("reference", "VS-000123", "office", "Oakfield", "schoolName", "Oakfield",
                        "title", "Last title", "people", List.of("carer", "senco"), "sessions", 3, "more", true);
            }

            @Override
            Map<String, Object> routing(FormAnswers answers) {
                new FieldFaults().rejectIf("bad".equals(answers.text("title")), "title", "Choose a better one.").throwIfAny();
                return Map.of();
            }
        };
    }

    @Bean
    TaskForm workflowTestDecide(Script script, AuditTrail record) {
        return new ScriptedForm(WorkflowTestProcess.DECIDE, script, record) {
            @Override
            Map<String, Object> routing(FormAnswers answers) {
                return Map.of("route", answers.text("route"));
            }
        };
    }

    @Bean
    TaskEligibility workflowTestEligibility(Script script) {
        return new TaskEligibility() {
            @Override
            public String processKey() {
                return WorkflowTestProcess.KEY;
            }

            @Override
            public Optional<String> refusal(TaskCase task) {
                return task.userId().equals(script.refused)
                        ? Optional.of("You rated this yourself. Somebody else must look at it.") : Optional.empty();
            }
        };
    }

    private abstract static class ScriptedForm implements TaskForm {

        private final String taskKey;
        private final Script script;
        private final AuditTrail record;

        ScriptedForm(String taskKey, Script script, AuditTrail record) {
            this.taskKey = taskKey;
            this.script = script;
            this.record = record;
        }

        abstract Map<String, Object> routing(FormAnswers answers);

        @Override
        public String processKey() {
            return WorkflowTestProcess.KEY;
        }

        @Override
        public String taskKey() {
            return taskKey;
        }

        @Override
        public Map<String, Object> prefill(TaskCase task) {
            return Map.of();
        }

        @Override
        public Map<String, Object> complete(TaskCase task, FormAnswers answers) {
            record.done("workflow-test.completed", null, task.caseId() + " " + taskKey);
            Map<String, Object> routing = routing(answers);
            script.whenTaken.accept(task);
            script.taken.add(answers);
            return routing;
        }
    }
}
