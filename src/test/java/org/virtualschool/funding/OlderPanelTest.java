package org.virtualschool.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.people.Role;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.FundingJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;

/** Panels that began under the model in which both votes had to be given before anything was settled. */
@CaseworkTest
class OlderPanelTest {

    private static final Verdict DECLINES = new Verdict(DecisionOutcome.DECLINE, null, "The school has a mentor already.");
    private static final Verdict APPROVES = new Verdict(DecisionOutcome.APPROVE, 3_000_00L, null);

    @Autowired
    private FundingDecisions decisions;
    @Autowired
    private FundingJourney journey;
    @Autowired
    private PepJourney peps;
    @Autowired
    private TestLogins logins;
    @Autowired
    private JdbcClient jdbc;

    private PepCase child;
    private FundingRecord request;
    private String manager;

    @BeforeEach
    void aRequestBeforeThePanel() {
        child = peps.newCase();
        peps.toSignedOff(child);
        journey.leave(FundingJourney.YEAR, 10_000_00);
        request = journey.ask(child, FundingJourney.wish(3_000_00));
        manager = logins.of(Role.MANAGER);
    }

    @Test
    void theSecondVoteChangesNothingThatIsSettled() {
        assertThat(decisions.vote(request.id(), DecisionPart.HEAD, DECLINES, child.head())).contains(DecisionOutcome.DECLINE);

        assertThat(decisions.vote(request.id(), DecisionPart.MANAGER, APPROVES, manager)).contains(DecisionOutcome.DECLINE);

        assertThat(journey.find(request.id()).status()).isEqualTo(FundingStatus.DECLINED);
        assertThat(journey.find(request.id()).decisions()).hasSize(1);
    }

    @Test
    void aVoteToDeclineThatWaitedForTheOtherOneCounts() {
        jdbc.sql("insert into casework.funding_decision (id, request_id, part, decided_by, outcome, reason, decided_at)"
                + " values (?, ?, 'HEAD', ?, 'DECLINE', 'No', now())").params(UUID.randomUUID(), request.id(), child.head()).update();

        assertThat(decisions.vote(request.id(), DecisionPart.MANAGER, APPROVES, manager)).contains(DecisionOutcome.DECLINE);

        assertThat(journey.find(request.id()).status()).isEqualTo(FundingStatus.DECLINED);
    }
}
