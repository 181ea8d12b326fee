package org.virtualschool.pep.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.virtualschool.pep.PepRecording;

/** Closes the signed PEP for good. */
@Component
class LockPepDelegate implements JavaDelegate {

    private final PepRecording recording;

    LockPepDelegate(PepRecording recording) {
        this.recording = recording;
    }

    @Override
    public void execute(DelegateExecution execution) {
        recording.lock(UUID.fromString(execution.getProcessBusinessKey()));
    }
}
