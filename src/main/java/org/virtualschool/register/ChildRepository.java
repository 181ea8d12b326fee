package org.virtualschool.register;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ChildRepository extends JpaRepository<Child, UUID> {

    Optional<Child> findByReference(String reference);

    Optional<Child> findBySocialCareId(String socialCareId);

    List<Child> findBySocialCareIdIn(Collection<String> socialCareIds);

    @Query("select c from Child c where c.forename is null or c.surname is null order by c.reference")
    List<Child> findUnnamed(Pageable page);

    @Query("select count(c) from Child c where c.forename is null or c.surname is null")
    long countUnnamed();

    @Query("select c from Child c where c.careStatus = LOOKED_AFTER or c.dateOfBirth between :from and :until order by c.reference")
    List<Child> findLookedAfterOrBorn(LocalDate from, LocalDate until);

    @Query(value = "select nextval('casework.child_number_seq')", nativeQuery = true)
    long nextNumber();
}
