package org.virtualschool.pep.cycle;

import java.util.UUID;
import org.virtualschool.pep.TermReview;
import org.virtualschool.register.Child;

/**
 * A child whom the launch of a term asks about.
 *
 * @param school    name of the school; null for a child on no roll
 * @param yearGroup N1 to 14 in the term; null if not known
 * @param hindrance why there is no review for the child; null if there is one
 * @param open      the open review of an earlier term; null if there is none
 */
record Candidate(Child child, String school, String yearGroup, LeftOut hindrance, TermReview open) {

    UUID id() {
        return child.id();
    }

    /** Why the child is left out, given whether an open review of an earlier term is to be closed; null if it is not. */
    LeftOut leftOut(boolean closeOpen) {
        return closeOpen && hindrance == LeftOut.OPEN_EARLIER ? null : hindrance;
    }
}
