package org.virtualschool.funding;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.virtualschool.workflow.FieldFaultsException;
import org.virtualschool.workflow.TaskConflictException;
import org.virtualschool.workflow.TaskDoneException;

/** The decisions that wait for the person logged in: the same tasks as in Tasklist, completed by the same rules. */
public interface FundingTasks {

    /** Everything that waits for a decision of theirs or of a group of theirs and that nobody else has taken, the first due first. */
    List<Waiting> waiting();

    /**
     * Decides by completing the task.
     *
     * @return the request as it stands with it: {@link FundingStatus#WITH_PANEL} while the other vote is missing or both vote again
     * @throws FieldFaultsException  saying what is wrong, also that the fund is too small; the task stays
     * @throws TaskDoneException     if it is decided already
     * @throws TaskConflictException if somebody else decides at the same moment; nothing was done
     * @throws org.springframework.security.access.AccessDeniedException with the reason if they may not
     */
    FundingRecord decide(String taskId, Choice choice);

    /**
     * Something that waits.
     *
     * @param task  what it is, as the model names it
     * @param part  in what part the person would decide
     * @param label how the child is recognised
     * @param dueAt until when; null if no date is set
     */
    record Waiting(String taskId, UUID requestId, UUID childId, String task, DecisionPart part, String label, Instant dueAt) {
    }

    /**
     * What somebody chose, as they wrote it.
     *
     * @param outcome "approve", "approve-part", "decline" or "ask"
     * @param amount  pounds, for a part; null otherwise
     * @param words   the reason, or the question; null where none is needed
     */
    record Choice(String outcome, String amount, String words) {

        /** The whole amount. */
        public static final Choice APPROVE = new Choice("approve", null, null);
    }
}
