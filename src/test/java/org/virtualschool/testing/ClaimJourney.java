package org.virtualschool.testing;

import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.FundKind;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.funding.ledger.Ledger;

/** Children for whom early years pupil premium is claimed by the hour. */
@TestComponent
public class ClaimJourney {

    private static final String ACTOR = "test";

    private final PepJourney peps;
    private final Ledger ledger;
    private final JdbcClient jdbc;

    ClaimJourney(PepJourney peps, Ledger ledger, JdbcClient jdbc) {
        this.peps = peps;
        this.ledger = ledger;
        this.jdbc = jdbc;
    }

    /** A child of three at a setting, whose last PEP was signed off green; the clock stands at {@link PepJourney#MEETING}. */
    public PepCase child() {
        PepCase child = peps.inEarlyYears();
        UUID pep = peps.request(child);
        peps.initiate(pep, child);
        peps.prepare(pep, child, "userTask_completeEarlyYearsSection", child.answers().earlyYearsSection());
        peps.meet(pep, child);
        peps.confirm(pep, child);
        peps.judge(pep, child, 3);
        peps.complete(pep, "userTask_signOffPep", child.head(), child.answers().sign());
        return child;
    }

    /** The year's fund for claims, with plenty in it. */
    public Fund fund(FinancialYear year) {
        Fund fund = ledger.open(Grant.EARLY_YEARS_PUPIL_PREMIUM, year, FundKind.CHILDREN, "Children", ACTOR);
        ledger.allocate(fund.id(), 5_000_00, "For a test", ACTOR);
        return ledger.find(fund.id()).orElseThrow();
    }

    /** What is committed in the year's fund for claims, in pence. */
    public long committed(FinancialYear year) {
        return ledger.fundFor(Grant.EARLY_YEARS_PUPIL_PREMIUM, year, FundKind.CHILDREN).orElseThrow().balance().committed();
    }

    /** How many claims the database holds for the child. */
    public long claims(PepCase child) {
        return jdbc.sql("select count(*) from casework.early_years_claim where child_id = ?").param(child.child().id()).query(Long.class).single();
    }
}
