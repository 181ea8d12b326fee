package org.virtualschool.register;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Written out where it is asked for every child and task: see {@link SchoolPlaceRepository}. */
interface CarePeriodRepository extends JpaRepository<CarePeriod, UUID> {

    @Query("select p from CarePeriod p where p.childId = :childId order by p.startedOn desc")
    List<CarePeriod> findByChildIdOrderByStartedOnDesc(UUID childId);

    List<CarePeriod> findByChildIdInOrderByStartedOnDesc(Collection<UUID> childIds);

    /** Children born between two days who were in care on a day of the time. */
    @Query("""
            select count(c) from Child c where c.dateOfBirth between :bornFrom and :bornUntil and exists (select 1 from CarePeriod p
                where p.childId = c.id and p.startedOn <= :until and (p.endedOn is null or p.endedOn >= :from))""")
    long countWithin(LocalDate from, LocalDate until, LocalDate bornFrom, LocalDate bornUntil);

    /** Of these, who is in care no more. */
    @Query("""
            select count(c) from Child c where c.dateOfBirth between :bornFrom and :bornUntil and exists (select 1 from CarePeriod p
                where p.childId = c.id and p.startedOn <= :until and p.endedOn >= :from)
                and not exists (select 1 from CarePeriod p where p.childId = c.id and p.endedOn is null)""")
    long countLeft(LocalDate from, LocalDate until, LocalDate bornFrom, LocalDate bornUntil);

    /** Children born between two days who are in care now and were so on no day of the time. */
    @Query("""
            select count(c) from Child c where c.dateOfBirth between :bornFrom and :bornUntil
                and exists (select 1 from CarePeriod p where p.childId = c.id and p.endedOn is null and p.startedOn > :until)
                and not exists (select 1 from CarePeriod p where p.childId = c.id and p.startedOn <= :until and p.endedOn >= :from)""")
    long countJoined(LocalDate from, LocalDate until, LocalDate bornFrom, LocalDate bornUntil);

    /** Children born between two days who are looked after by their status and have no period of care on record. */
    @Query("""
            select count(c) from Child c where c.dateOfBirth between :bornFrom and :bornUntil and c.careStatus = LOOKED_AFTER
                and not exists (select 1 from CarePeriod p where p.childId = c.id)""")
    long countUndated(LocalDate bornFrom, LocalDate bornUntil);
}
