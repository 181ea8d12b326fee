package org.virtualschool.register;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface CarePeriodRepository extends JpaRepository<CarePeriod, UUID> {

    List<CarePeriod> findByChildIdOrderByStartedOnDesc(UUID childId);

    List<CarePeriod> findByChildIdInOrderByStartedOnDesc(Collection<UUID> childIds);
}
