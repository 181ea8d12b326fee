package org.virtualschool.register;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface SchoolPlaceRepository extends JpaRepository<SchoolPlace, UUID> {

    List<SchoolPlace> findByChildIdOrderByStartedOnDesc(UUID childId);

    Optional<SchoolPlace> findByChildIdAndEndedOnIsNull(UUID childId);

    List<SchoolPlace> findByChildIdInAndEndedOnIsNull(Collection<UUID> childIds);
}
