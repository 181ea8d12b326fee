package org.virtualschool.pep;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface PepRepository extends JpaRepository<Pep, UUID> {

    List<Pep> findByChildIdOrderByRequestedAtDesc(UUID childId);

    /** Written out, since every form asks for it: a query derived from a name is translated anew at every call. */
    @Query("select p from Pep p where p.childId = :childId and p.status = :status order by p.signedOffAt desc limit 1")
    Optional<Pep> findFirstByChildIdAndStatusOrderBySignedOffAtDesc(UUID childId, PepStatus status);

    @Query("select p from Pep p where p.childId = :childId and p.status not in (SIGNED_OFF, CANCELLED)")
    Optional<Pep> findOpen(UUID childId);

    @Query("select new org.virtualschool.pep.TermReview(p.id, p.childId, p.academicYear, p.term, p.status) from Pep p"
            + " where p.status not in (SIGNED_OFF, CANCELLED)"
            + " or p.status = SIGNED_OFF and p.academicYear = :academicYear and p.term = :term")
    List<TermReview> findOpenOrSignedIn(String academicYear, String term);

    @Query("select new org.virtualschool.pep.TermReview(p.id, p.childId, p.academicYear, p.term, p.status) from Pep p"
            + " where p.childId = :childId and (p.status not in (SIGNED_OFF, CANCELLED)"
            + " or p.status = SIGNED_OFF and p.academicYear = :academicYear and p.term = :term)")
    List<TermReview> findOpenOrSignedIn(UUID childId, String academicYear, String term);

    @Query("select new org.virtualschool.pep.PepReader$SignedRating(p.childId, p.rating) from Pep p"
            + " where p.childId in :childIds and p.status = SIGNED_OFF order by p.signedOffAt desc")
    List<PepReader.SignedRating> findRatingsOf(Collection<UUID> childIds);

    Optional<Pep> findFirstByChildIdOrderByRequestedAtDesc(UUID childId);

    @Query(value = "update casework.pep_sample_count set number = number + 1 returning number", nativeQuery = true)
    long nextSampleNumber();
}
