package org.virtualschool.funding;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.virtualschool.register.CareChanged;
import org.virtualschool.register.SchoolPlaceChanged;
import org.virtualschool.workflow.BackgroundTask;
import org.virtualschool.workflow.BackgroundWork;

/** Has premium follow what the register learns of a child. In the background: a file of a thousand rows must not wait for money. */
@Component
class FundingFollowing implements BackgroundTask {

    static final String TYPE = "funding.follow";

    private final FundingLeavers leavers;
    private final BackgroundWork background;

    FundingFollowing(FundingLeavers leavers, BackgroundWork background) {
        this.leavers = leavers;
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

    private void follow(UUID childId) {
        if (leavers.areOpen(childId)) {
            background.submit(TYPE, childId.toString());
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void run(String childId) {
        leavers.follow(UUID.fromString(childId));
    }
}
