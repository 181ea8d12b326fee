package org.virtualschool.childrecord;

import java.util.List;

/**
 * A child's record as one reader may see it, every value in words.
 *
 * @param name             the name people use; the reference while the child is known only by number
 * @param addressProtected whether nothing may be passed on that lets somebody find the child
 * @param withheld         sentences that say what is kept from this reader; empty if nothing is
 * @param summary          the facts at the top
 * @param team             who works with the child
 * @param openPep          the PEP that is being worked on; null if there is none
 * @param closedPeps       signed and cancelled PEPs, the latest first
 * @param premium          requests for pupil premium, the latest first
 * @param schools          places at schools, the latest first; null if withheld
 * @param care             periods of care and placements; null if this reader does not need them
 * @param timeline         what happened, the latest first
 */
record RecordView(String reference, String name, boolean addressProtected, List<String> withheld, List<Fact> summary,
        List<Colleague> team, PepView openPep, List<PepView> closedPeps, List<PremiumView> premium, List<Spell> schools, CareView care,
        List<Happening> timeline) {

    /** A label and what stands beside it. */
    record Fact(String label, String value) {
    }

    /**
     * Somebody who works with the child.
     *
     * @param email null if not known
     */
    record Colleague(String role, String name, String email) {
    }

    /** A request for pupil premium: what for and how much, how far it has come, and everything else. */
    record PremiumView(String title, String stage, List<Fact> facts) {
    }

    /** Something that lasted from one day to another. */
    record Spell(String what, String when) {
    }

    /**
     * Time in care.
     *
     * @param periods    the latest first
     * @param placements kinds of placement, the latest first; null if withheld
     */
    record CareView(List<Spell> periods, List<Spell> placements) {
    }

    /** One thing that happened. */
    record Happening(String when, String what, String who) {
    }

    /**
     * A PEP.
     *
     * @param title    such as {@code PEP review, autumn term 2026/27}
     * @param stage    how far it has come
     * @param rating   {@code Green}, {@code Amber}, {@code Red}; null before quality assurance
     * @param facts    dates and signatures
     * @param steps    who has what to do now; empty for a closed PEP
     * @param targets  the plan; empty before the meeting
     * @param feedback what quality assurance said last; null if nothing
     * @param sections what was written, and what was judged, as far as the reader needs it
     * @param pdf      name of its document below the record; null if it is not signed
     */
    record PepView(String title, String stage, String rating, List<Fact> facts, List<Step> steps, List<TargetView> targets,
            String feedback, List<SectionView> sections, String pdf) {
    }

    /**
     * Something that was written.
     *
     * @param byline who wrote it and when, a sentence
     */
    record SectionView(String title, String byline, List<Fact> facts) {
    }

    /**
     * Something somebody has to do.
     *
     * @param taskId  where the reader can work on it; null if it is not theirs
     * @param who     a name, or who shares the work
     * @param overdue whether the due day has passed
     */
    record Step(String taskId, String what, String who, String due, boolean overdue) {
    }

    /** A target with its plan and, once the next review has said so, what became of it. */
    record TargetView(String title, String outcome, List<Fact> facts) {
    }
}
