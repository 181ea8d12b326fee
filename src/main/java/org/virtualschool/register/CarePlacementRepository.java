package org.virtualschool.register;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface CarePlacementRepository extends JpaRepository<CarePlacement, UUID> {

    List<CarePlacement> findByChildIdOrderByEpisodeStartedOnDesc(UUID childId);
}
