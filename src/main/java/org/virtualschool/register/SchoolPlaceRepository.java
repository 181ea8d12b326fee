package org.virtualschool.register;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The queries asked about every child of a launch are written out: what is derived from a name is translated anew at every call. */
interface SchoolPlaceRepository extends JpaRepository<SchoolPlace, UUID> {

    @Query("select p from SchoolPlace p where p.childId = :childId order by p.startedOn desc")
    List<SchoolPlace> findByChildIdOrderByStartedOnDesc(UUID childId);

    @Query("select p from SchoolPlace p where p.childId = :childId and p.endedOn is null")
    Optional<SchoolPlace> findByChildIdAndEndedOnIsNull(UUID childId);

    List<SchoolPlace> findByChildIdInAndEndedOnIsNull(Collection<UUID> childIds);
}
