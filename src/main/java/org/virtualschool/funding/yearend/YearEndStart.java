package org.virtualschool.funding.yearend;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.virtualschool.audit.Actors;
import org.virtualschool.funding.ledger.Ledger;

/** Begins the end of every year that has funds when its first warning is due; a day that was missed is made up on the next. */
@Component
public class YearEndStart {

    private final YearEnds yearEnds;
    private final YearEndPolicies policies;
    private final Ledger ledger;
    private final Clock clock;

    YearEndStart(YearEnds yearEnds, YearEndPolicies policies, Ledger ledger, Clock clock) {
        this.yearEnds = yearEnds;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** On every node every morning; the database lets one of them begin. */
    @Scheduled(cron = "0 5 6 * * *", zone = "Europe/London")
    public void beginWhatIsDue() {
        ledger.years().stream().filter(year -> !policies.firstWarning(year).isAfter(clock.instant()))
                .forEach(year -> yearEnds.begin(year, Actors.SYSTEM));
    }
}
