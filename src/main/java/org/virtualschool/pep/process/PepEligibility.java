package org.virtualschool.pep.process;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.virtualschool.pep.PepReader;
import org.virtualschool.pep.PepRecording;
import org.virtualschool.security.AccessRule;
import org.virtualschool.workflow.TaskCase;
import org.virtualschool.workflow.TaskEligibility;

/** Who may not work on a PEP although the task is theirs: who may not see the child, and who rated what is to be signed. */
@Component
class PepEligibility implements TaskEligibility {

    private static final String NOT_YOUR_CHILD = "You may not see this child's record, so you cannot work on this task.";

    private final PepReader peps;
    private final PepRecording recording;
    private final AccessRule accessRule;

    PepEligibility(PepReader peps, PepRecording recording, AccessRule accessRule) {
        this.peps = peps;
        this.recording = recording;
        this.accessRule = accessRule;
    }

    @Override
    public String processKey() {
        return PepReview.PROCESS_KEY;
    }

    @Override
    public Optional<String> refusal(TaskCase task) {
        if (!accessRule.mayRead(peps.find(task.caseId()).childId())) {
            return Optional.of(NOT_YOUR_CHILD);
        }
        return PepReview.SIGN_OFF.equals(task.taskKey()) ? recording.signOffRefusal(task.caseId(), task.userId())
                : Optional.empty();
    }
}
