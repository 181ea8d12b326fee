package org.virtualschool.pep.process;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.pep.PepReader;
import org.virtualschool.pep.PepRecording;
import org.virtualschool.security.AccessRule;
import org.virtualschool.security.Viewer;
import org.virtualschool.workflow.TaskCase;
import org.virtualschool.workflow.TaskEligibility;

/** Who may not work on a PEP although the task is theirs: who may not see the child, and who rated what is to be signed. */
@Component
class PepEligibility implements TaskEligibility {

    private static final String NOT_YOUR_CHILD = "You may not see this child's record, so you cannot work on this task.";

    private final PepReader peps;
    private final PepRecording recording;
    private final AccessRule accessRule;
    private final CaseTeams caseTeams;

    PepEligibility(PepReader peps, PepRecording recording, AccessRule accessRule, CaseTeams caseTeams) {
        this.peps = peps;
        this.recording = recording;
        this.accessRule = accessRule;
        this.caseTeams = caseTeams;
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
        return signOffRefusal(task);
    }

    /** Those who can take the task themselves, and for social work the colleagues of the worker. */
    @Override
    public boolean mayBeGiven(TaskCase task, Collection<String> groups, boolean candidate) {
        UUID childId = peps.find(task.caseId()).childId();
        boolean theirWork = candidate ? accessRule.mayRead(Viewer.of(task.userId(), groups), childId)
                : OpenReviews.SOCIAL_WORK.contains(task.taskKey()) && caseTeams.isColleagueOfTheWorker(task.userId(), groups, childId)
                        && !accessRule.isExcluded(task.userId(), childId);
        return theirWork && signOffRefusal(task).isEmpty();
    }

    @Override
    public Optional<String> ownerOf(TaskCase task) {
        CaseTeam team = caseTeams.of(peps.find(task.caseId()).childId());
        return Optional.ofNullable(team.ownerOf(task.taskKey()));
    }

    private Optional<String> signOffRefusal(TaskCase task) {
        return PepReview.SIGN_OFF.equals(task.taskKey()) ? recording.signOffRefusal(task.caseId(), task.userId())
                : Optional.empty();
    }
}
