package org.virtualschool.pep;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.calendar.SchoolTerm;

/** Reads PEPs for the tasks of a review. Who may see them is checked by whoever shows them. */
@Service
@Transactional(readOnly = true)
public class PepReader {

    private final PepRepository peps;

    PepReader(PepRepository peps) {
        this.peps = peps;
    }

    /** @throws IllegalArgumentException if there is no such PEP */
    public PepRecord find(UUID pepId) {
        return peps.findById(pepId).map(Pep::record).orElseThrow(() -> new IllegalArgumentException("No PEP " + pepId));
    }

    /** The child's PEP that was signed off last; empty if none was. */
    public Optional<PepRecord> lastSigned(UUID childId) {
        return peps.findFirstByChildIdAndStatusOrderBySignedOffAtDesc(childId, PepStatus.SIGNED_OFF).map(Pep::record);
    }

    /** The ratings of the children's PEPs that were signed off last, by child; children without one are left out. One query for all. */
    public Map<UUID, Rating> lastRatings(Collection<UUID> childIds) {
        return childIds.isEmpty() ? Map.of() : peps.findRatingsOf(childIds).stream()
                .collect(Collectors.toMap(SignedRating::childId, SignedRating::rating, (latest, earlier) -> latest));
    }

    /** Every review that is open, and those of the term that are signed off, in one query. */
    public List<TermReview> openOrSignedIn(SchoolTerm term) {
        return peps.findOpenOrSignedIn(term.academicYear(), term.name().name());
    }

    /** The child's review that is open, and those of the term that are signed off. */
    public List<TermReview> openOrSignedIn(UUID childId, SchoolTerm term) {
        return peps.findOpenOrSignedIn(childId, term.academicYear(), term.name().name());
    }

    /** The rating of a signed PEP. */
    record SignedRating(UUID childId, Rating rating) {
    }
}
