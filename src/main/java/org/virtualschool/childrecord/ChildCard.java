package org.virtualschool.childrecord;

import java.util.List;
import org.virtualschool.childrecord.RecordView.Colleague;
import org.virtualschool.childrecord.RecordView.Fact;

/**
 * What somebody who works on a task needs to know of the child, as far as this reader may see it; every value in words.
 *
 * @param name             the name people use; the reference while the child is known only by number
 * @param addressProtected whether nothing may be passed on that lets somebody find the child
 * @param withheld         sentences that say what is kept from this reader; empty if nothing is
 * @param facts            full name if another one is used, date of birth and age, year group, school
 * @param team             who works with the child
 * @param peps             the latest first
 */
record ChildCard(String reference, String name, boolean addressProtected, List<String> withheld, List<Fact> facts,
        List<Colleague> team, List<PepLine> peps) {

    /**
     * A PEP.
     *
     * @param title  such as {@code PEP review, autumn term 2026/27}
     * @param stage  how far it has come
     * @param rating {@code Green}, {@code Amber}, {@code Red}; null before quality assurance
     * @param due    what is due next and when; null if nothing is
     */
    record PepLine(String title, String stage, String rating, String due) {
    }
}
