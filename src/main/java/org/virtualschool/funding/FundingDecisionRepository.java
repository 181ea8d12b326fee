package org.virtualschool.funding;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** Decisions in the database. */
interface FundingDecisionRepository extends JpaRepository<FundingDecision, UUID> {

    List<FundingDecision> findByRequestIdOrderByDecidedAt(UUID requestId);

    List<FundingDecision> findByRequestIdInOrderByDecidedAt(Collection<UUID> requestIds);

    List<FundingDecision> findByRequestIdAndVoidedAtIsNull(UUID requestId);
}
