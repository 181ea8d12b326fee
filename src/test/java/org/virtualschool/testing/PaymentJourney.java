package org.virtualschool.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.payment.PaymentRuns;
import org.virtualschool.people.Role;
import org.virtualschool.pep.PremiumUse;

/** Makes requests for premium that wait to be paid. */
@TestComponent
public class PaymentJourney {

    private static final List<PremiumUse> USES = List.of(PremiumUse.MENTORING, PremiumUse.ONE_TO_ONE_TUITION, PremiumUse.SMALL_GROUP,
            PremiumUse.TRIP);
    private static final String DECIDE = "userTask_decideFundingRequest";

    private final FundingJourney funding;
    private final PepJourney peps;
    private final PaymentRuns runs;
    private final TestLogins logins;
    private final EngineJobs jobs;
    private final JdbcClient jdbc;

    PaymentJourney(FundingJourney funding, PepJourney peps, PaymentRuns runs, TestLogins logins, EngineJobs jobs, JdbcClient jdbc) {
        this.runs = runs;
        this.logins = logins;
        this.jobs = jobs;
        this.funding = funding;
        this.peps = peps;
        this.jdbc = jdbc;
    }

    /** A child with a signed PEP at a school that is maintained by the authority, and plenty of money. */
    public PepCase child() {
        PepCase child = peps.newCase();
        peps.toSignedOff(child);
        funding.leave(FundingJourney.YEAR, 50_000_00);
        return child;
    }

    /** Makes the child's school one of another type, as GIAS names it, and another name. */
    public void schoolIs(PepCase child, String name, String type) {
        jdbc.sql("update casework.school set name = ?, type = ? where school_key = ?").params(name, type, child.school().key()).update();
    }

    /** The number-th request of the child's teacher, within the core amount: approved by policy. */
    public FundingRecord byPolicy(PepCase child, int number, long pence) {
        return funding.ask(child, FundingJourney.wish(USES.get(number), PepJourney.MEETING, LocalDate.of(2027, 2, 12), pence));
    }

    /** A request of the child's teacher that the child's adviser approves. */
    public FundingRecord byAdviser(PepCase child) {
        FundingRecord request = funding.ask(child, FundingJourney.wish(900_00));
        funding.complete(request.id(), DECIDE, child.adviser(), Map.of("fundingOutcome", "approve"));
        return funding.find(request.id());
    }

    /** Makes two accounts one person's. */
    public void onePerson(String one, String other) {
        jdbc.sql("update casework.staff set person_id = (select person_id from casework.staff where user_id = ?) where user_id = ?")
                .params(one, other).update();
    }

    /** What waits to be paid to the child's school is paid, by two people of finance of whom nobody has heard before. */
    public Payers pay(PepCase child) {
        Payers payers = new Payers(logins.of(Role.FINANCE_OFFICER), logins.of(Role.FINANCE_OFFICER));
        UUID run = runs.prepare(child.school().key(), runs.preview(child.school().key()).shown(), payers.preparer()).runId();
        assertThat(runs.release(run, payers.releaser())).isEmpty();
        jobs.runBackground("funding.pay");
        return payers;
    }

    /** Who has paid, by user id. */
    public record Payers(String preparer, String releaser) {
    }
}
