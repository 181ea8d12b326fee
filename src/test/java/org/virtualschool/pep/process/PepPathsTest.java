package org.virtualschool.pep.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;

@CaseworkTest
class PepPathsTest {

    @Autowired
    private PepJourney journey;
    @Autowired
    private TaskService tasks;

    @Test
    void first() {
        PepCase c = journey.newCase();
        UUID pep = journey.toSignedOff(c);
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(pep.toString()).list()).isEmpty();
    }
}
