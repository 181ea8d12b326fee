package org.virtualschool.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.Wish;
import org.virtualschool.funding.ledger.AllocationStage;
import org.virtualschool.funding.ledger.Allocations;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.funding.payment.PaymentRuns;
import org.virtualschool.pep.PremiumUse;

/** Pupil premium of the sample authority: this year's money, a request that was paid and used, and some that wait for a decision. */
@Component
@ConditionalOnProperty("demo.sample.load")
class SampleMoney {

    private static final String HEAD = "vsh";
    private static final String REPORTER = "dt-elmbridge";
    private static final long EARLY_YEARS = 655_500;
    private static final long POST_16 = 1_450_000;
    private static final int WEEKS = 10;

    private final Allocations allocations;
    private final FundingRequests requests;
    private final PaymentRuns runs;
    private final SampleCast cast;
    private final JdbcClient jdbc;

    SampleMoney(Allocations allocations, FundingRequests requests, PaymentRuns runs, SampleCast cast, JdbcClient jdbc) {
        this.allocations = allocations;
        this.requests = requests;
        this.runs = runs;
        this.cast = cast;
        this.jdbc = jdbc;
    }

    /** The provisional allocation of the year, where its rate is known, and what was given of the other grants. */
    void allocate(LocalDate today) {
        FinancialYear year = FinancialYear.of(today);
        if (allocations.hindrance(Grant.PUPIL_PREMIUM_PLUS, year).isEmpty()) {
            allocations.book(Grant.PUPIL_PREMIUM_PLUS, year, AllocationStage.PROVISIONAL,
                    allocations.preview(Grant.PUPIL_PREMIUM_PLUS, year).reckoned(), HEAD);
        }
        allocations.enter(UUID.randomUUID(), Grant.EARLY_YEARS_PUPIL_PREMIUM, year, EARLY_YEARS, "Expected claims of the year", HEAD);
        allocations.enter(UUID.randomUUID(), Grant.POST_16_PREMIUM, year, POST_16, "Grant letter of the year", HEAD);
    }

    /**
     * What a school was paid at the beginning of the year and has used: a report on it is due. The sample is history, so the days of the
     * provision are put behind once it is asked for.
     */
    void spend(LocalDate today) {
        children(today).stream().filter(child -> REPORTER.equals(SamplePeople.worksAt(child.urn()))).reduce((earlier, later) -> later).ifPresent(child -> {
            UUID request = cast.as(REPORTER, () -> requests.makeBetweenPeps(child.childId(), false,
                    new Wish(PremiumUse.SMALL_GROUP, "Lost touch in mathematics.", "A group of four, twice a week.", "Keeps up with the class by half-term.",
                            today, today, 320_00), REPORTER)).id();
            jdbc.sql("update casework.funding_request set starts_on = :from, ends_on = :to, requested_at = requested_at - interval '9 weeks'"
                            + " where id = :id").param("from", today.minusWeeks(8)).param("to", today.minusDays(3)).param("id", request).update();
            UUID run = runs.prepare(child.schoolKey(), runs.preview(child.schoolKey()).shown(), "finance").runId();
            if (run != null) {
                runs.release(run, "finance2");
            }
        });
    }

    /** What teachers ask for beyond the core amount: for an adviser, for the head and for the panel to decide. */
    void ask(LocalDate today) {
        List<WithPep> children = children(today);
        List<Wish> wishes = List.of(
                wish(PremiumUse.MENTORING, "Finds the afternoon long and leaves lessons.", "A mentor, twice a week.", "Stays in every lesson.", today, 860_00),
                wish(PremiumUse.ONE_TO_ONE_TUITION, "A year behind in reading.", "A tutor, three half hours a week.",
                        "Gains six months in the reading test.", today, 1_440_00),
                wish(PremiumUse.THERAPEUTIC, "Cannot settle after contact.", "Weekly sessions with a therapist at school.",
                        "Back in class within ten minutes.", today, 3_200_00),
                wish(PremiumUse.UNIFORM, "Has grown out of everything.", "New blazer and shoes.", "Looks like everybody else.", today, 120_00));
        for (int i = 0; i < Math.min(children.size(), wishes.size()); i++) {
            WithPep child = children.get(i);
            Wish wish = wishes.get(i);
            String teacher = SamplePeople.worksAt(child.urn());
            cast.as(teacher, () -> requests.makeBetweenPeps(child.childId(), false, wish, teacher));
        }
    }

    private List<WithPep> children(LocalDate today) {
        return jdbc.sql("""
                        select p.child_id, s.urn, s.school_key from casework.pep p
                        join casework.school_place l on l.child_id = p.child_id and l.ended_on is null
                        join casework.school s on s.school_key = l.school_key
                        join casework.child c on c.id = p.child_id
                        where p.status = 'SIGNED_OFF' and p.rating <> 'RED' and p.next_pep_on >= :today and s.urn is not null
                          and c.year_group between '1' and '9' and not c.address_protected
                        order by p.signed_off_at, p.child_id""")
                .param("today", today).query((row, number) -> new WithPep(row.getObject("child_id", UUID.class), row.getString("urn"),
                        row.getLong("school_key"))).list();
    }

    private static Wish wish(PremiumUse use, String need, String provision, String outcome, LocalDate today, long pence) {
        return new Wish(use, need, provision, outcome, today, today.plusWeeks(WEEKS), pence);
    }

    /** A child with a signed PEP, and its school. */
    private record WithPep(UUID childId, String urn, long schoolKey) {
    }
}
