package org.virtualschool.pep;

import java.time.LocalDate;
import java.util.Optional;
import org.virtualschool.calendar.SchoolTerm;
import org.virtualschool.register.Child;

/**
 * A review that is to begin.
 *
 * @param eventOn  day 0 of its deadlines, in Europe/London
 * @param launched the term it was launched for; null for one that follows from the facts of the day
 * @param former   the cancelled review whose care section it keeps; null if none
 * @param actor    user id of who asks for it
 */
record ReviewStart(Child child, PepKind kind, LocalDate eventOn, SchoolTerm launched, Pep former, String actor) {

    static ReviewStart of(Child child, PepKind kind, LocalDate eventOn, String actor) {
        return new ReviewStart(child, kind, eventOn, null, null, actor);
    }

    ReviewStart launchedFor(SchoolTerm term) {
        return new ReviewStart(child, kind, eventOn, term, former, actor);
    }

    /** A first PEP is not put off by a change of school; after an interim one the school's clock waits for term. */
    Optional<DueDate> dueAtTheLatest() {
        return Optional.ofNullable(former).filter(pep -> pep.kind() == PepKind.INITIAL && pep.setting() != PepSetting.HOLIDAY).map(Pep::due);
    }

    /** It keeps the care section of a review that ended; of none for null. */
    ReviewStart following(Pep cancelled) {
        return new ReviewStart(child, kind, eventOn, launched, cancelled, actor);
    }
}
