package org.virtualschool.funding;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What somebody answered to a question about a request, and what was asked for from then on. Kept for good. */
@Entity
@Table(name = "funding_answer")
class FundingAnswer {

    @Id
    private UUID id;
    private UUID requestId;
    private String question;
    private String said;
    private String answeredBy;
    private Instant answeredAt;
    private long amountPence;
    private LocalDate startsOn;
    private LocalDate endsOn;

    protected FundingAnswer() {
    }

    FundingAnswer(UUID requestId, String question, String said, Wish wish, String answeredBy, Instant answeredAt) {
        this.id = UUID.randomUUID();
        this.requestId = requestId;
        this.question = question;
        this.said = said;
        this.amountPence = wish.amountPence();
        this.startsOn = wish.startsOn();
        this.endsOn = wish.endsOn();
        this.answeredBy = answeredBy;
        this.answeredAt = answeredAt;
    }

    UUID requestId() {
        return requestId;
    }

    String answeredBy() {
        return answeredBy;
    }

    FundingRecord.Answer record() {
        return new FundingRecord.Answer(question, said, amountPence, startsOn, endsOn, answeredBy, answeredAt);
    }
}
