package org.virtualschool.funding;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.people.Role;
import org.virtualschool.register.Child;
import org.virtualschool.security.CurrentViewer;
import org.virtualschool.workflow.FieldFaults;
import org.virtualschool.workflow.FieldFaultsException;

/** Asking for premium between PEPs as the person logged in: the same on our page, in Tasklist and for programs. */
@Service
@Transactional
public class FundingAsks {

    private final FundingRequests requests;
    private final CurrentViewer currentViewer;

    FundingAsks(FundingRequests requests, CurrentViewer currentViewer) {
        this.requests = requests;
        this.currentViewer = currentViewer;
    }

    /** Whether the person may charge pooled money: it is the virtual school's, and only its advisers ask for it. */
    public boolean mayPool() {
        return currentViewer.get().isAny(Role.VIRTUAL_SCHOOL_ADVISER);
    }

    /**
     * Makes the request, which is checked and passed on at once.
     *
     * @param child one whose record the person may read: callers have asked
     * @return the request as it stands after that
     * @throws FieldFaultsException naming what is wrong with the wish; nothing is stored
     */
    public FundingRecord ask(Child child, boolean pooled, Wish wish) {
        new FieldFaults().rejectIf(pooled && !mayPool(), "pooled", "Only an adviser can charge it to pooled money.").throwIfAny();
        return requests.makeBetweenPeps(child.id(), pooled, wish, currentViewer.get().userId());
    }
}
