package org.virtualschool.funding;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

/** Requests in the database. */
interface FundingRequestRepository extends JpaRepository<FundingRequest, UUID> {

    List<FundingRequest> findByChildIdOrderByRequestedAtDesc(UUID childId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<FundingRequest> findAndHoldById(UUID id);

    boolean existsByPepIdAndTargetPosition(UUID pepId, int targetPosition);
}
