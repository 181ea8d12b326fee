package org.virtualschool.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.virtualschool.testing.CaseworkTest;

/** The application does not start with a form nobody takes the answers of. */
@CaseworkTest
class EveryFormIsAnsweredTest {

    @Autowired
    private EveryFormIsAnswered check;
    @Autowired
    private RepositoryService repository;

    @Test
    void startsWithTheProcessesItHas() {
        assertThatCode(check::afterSingletonsInstantiated).doesNotThrowAnyException();
    }

    @Test
    void namesEveryFormThatStopsTheStart() {
        String deployment = repository.createDeployment()
                .addClasspathResource("workflow-test/workflow-test-unanswered.bpmn")
                .addClasspathResource("workflow-test/workflow-test-file.form").deploy().getId();
        try {
            UnansweredFormsException refusal = catchThrowableOfType(UnansweredFormsException.class,
                    check::afterSingletonsInstantiated);

            assertThat(new UnansweredFormsAnalyzer().analyze(refusal).getDescription().lines()).containsExactly(
                    "Tasks and starts with forms that cannot be worked on:",
                    "startEvent_begun of workflowTestUnanswered version 1: no StartForm bean takes its answers",
                    "startEvent_begun of workflowTestUnanswered version 1: its form workflow-test-missing cannot be used,"
                            + " it is not deployed",
                    "userTask_upload of workflowTestUnanswered version 1: no TaskForm bean takes its answers",
                    "userTask_upload of workflowTestUnanswered version 1: its form workflow-test-file cannot be used,"
                            + " it has a component of type filepicker, which cannot be checked (letter)",
                    "userTask_ask of workflowTestUnanswered version 1: no TaskForm bean takes its answers",
                    "userTask_ask of workflowTestUnanswered version 1: its form workflow-test-missing cannot be used,"
                            + " it is not deployed");
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }
}
