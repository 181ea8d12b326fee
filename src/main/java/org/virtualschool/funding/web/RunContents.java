package org.virtualschool.funding.web;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.virtualschool.people.Role;
import org.virtualschool.people.RoleTrait;
import org.virtualschool.security.AccessRule;
import org.virtualschool.security.CurrentViewer;
import org.virtualschool.security.Viewer;

/**
 * Who sees what is in a payment run: the schools and amounts. Children's records tell amounts and days without the school of a protected
 * child; whoever read both would know it. So whom a role opens every record sees the sums of runs alone, unless no child is kept apart from
 * them. They still prepare, release and discard runs by these sums.
 */
@Component
class RunContents {

    private static final String NEITHER_FINANCE_NOR_HEAD = "What is in a run, by school and child, is shown to finance and the head of the virtual"
            + " school alone: an amount could tell the school of a child whose address is protected.";
    private static final String READS_RECORDS = "You see what a run comes to, and not what is in it: you read children’s records, and an amount could"
            + " tell you a school that is kept from you.";
    private static final String BY_SUMS = " You can prepare, release and discard runs by their sums. Somebody in finance who reads no child’s record"
            + " sees what is in them, saves the files and records what was sent back.";

    private final CurrentViewer currentViewer;
    private final AccessRule access;

    RunContents(CurrentViewer currentViewer, AccessRule access) {
        this.currentViewer = currentViewer;
        this.access = access;
    }

    /** Whether the person logged in sees them. */
    boolean areShown() {
        Viewer viewer = currentViewer.get();
        return viewer.isAny(Role.FINANCE_OFFICER, Role.VIRTUAL_SCHOOL_HEAD)
                && (!RoleTrait.READS_EVERY_RECORD.isOfAny(viewer.roles()) || !access.keptApart().allProtected());
    }

    /** Why the person logged in does not see them, in sentences. */
    String whyNot() {
        Viewer viewer = currentViewer.get();
        if (!viewer.isAny(Role.FINANCE_OFFICER, Role.VIRTUAL_SCHOOL_HEAD)) {
            return NEITHER_FINANCE_NOR_HEAD;
        }
        return viewer.isAny(Role.FINANCE_OFFICER) ? READS_RECORDS + BY_SUMS : READS_RECORDS;
    }

    /** @throws AccessDeniedException if the person logged in does not see them */
    void require() {
        if (!areShown()) {
            throw new AccessDeniedException(whyNot());
        }
    }
}
