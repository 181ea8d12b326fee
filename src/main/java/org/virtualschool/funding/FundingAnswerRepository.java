package org.virtualschool.funding;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** Answers in the database. */
interface FundingAnswerRepository extends JpaRepository<FundingAnswer, UUID> {

    List<FundingAnswer> findByRequestIdOrderByAnsweredAt(UUID requestId);

    List<FundingAnswer> findByRequestIdInOrderByAnsweredAt(Collection<UUID> requestIds);
}
