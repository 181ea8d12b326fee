package org.virtualschool.register;

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
}
