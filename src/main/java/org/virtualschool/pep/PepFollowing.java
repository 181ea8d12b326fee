package org.virtualschool.pep;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.register.CareChanged;
import org.virtualschool.register.ChildDetailsChanged;
import org.virtualschool.register.SchoolPlaceChanged;
import org.virtualschool.workflow.BackgroundTask;
import org.virtualschool.workflow.BackgroundWork;

/**
 * Has PEPs follow what the register learns of a child. In the background: a file of a thousand rows must neither wait for
 * reviews nor fail because one cannot begin, and a row says several things that count together.
 */
@Component
class PepFollowing implements BackgroundTask {

    static final String TYPE = "pep.follow";

    private final PepNeeds needs;
    private final BackgroundWork background;

    PepFollowing(PepNeeds needs, BackgroundWork background) {
        this.needs = needs;
        this.background = background;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(SchoolPlaceChanged change) {
        follow(change.childId());
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(CareChanged change) {
        follow(change.childId());
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(ChildDetailsChanged change) {
        follow(change.childId());
    }

    private void follow(UUID childId) {
        if (needs.areOpen(childId)) {
            background.submit(TYPE, childId.toString());
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** Where a term was put off since it was to begin, it is looked at again when it does. */
    @Override
    public void run(String childId) {
        UUID child = UUID.fromString(childId);
        needs.follow(child);
        needs.waitsForTermUntil(child).ifPresent(begins -> background.submitAt(TYPE, childId,
                begins.atStartOfDay(CivilTime.LONDON).toInstant()));
    }
}
