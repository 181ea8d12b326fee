package org.virtualschool.register;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Written out, since it is asked with every form: see {@link SchoolPlaceRepository}. */
interface CarePlacementRepository extends JpaRepository<CarePlacement, UUID> {

    @Query("select p from CarePlacement p where p.childId = :childId order by p.episode.startedOn desc")
    List<CarePlacement> findByChildIdOrderByEpisodeStartedOnDesc(UUID childId);
}
