package org.virtualschool.funding;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.pep.PepReader;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PepSignedOff;
import org.virtualschool.workflow.BackgroundTask;
import org.virtualschool.workflow.BackgroundWork;

/**
 * The next PEP of a child asks what premium has achieved that is being used: everything that was paid before whose provision has begun, but for
 * what this very PEP asks for. In the background: a signature must not fail because of money.
 */
@Component
class ImpactAtNextPep implements BackgroundTask {

    static final String TYPE = "funding.impactAtPep";

    private final FundingRequestRepository requests;
    private final AccountRows rows;
    private final FundingProcess process;
    private final PepReader peps;
    private final BackgroundWork background;
    private final CivilTime civilTime;

    ImpactAtNextPep(FundingRequestRepository requests, AccountRows rows, FundingProcess process, PepReader peps, BackgroundWork background,
            CivilTime civilTime) {
        this.requests = requests;
        this.rows = rows;
        this.process = process;
        this.peps = peps;
        this.background = background;
        this.civilTime = civilTime;
    }

    @EventListener
    void on(PepSignedOff signed) {
        background.submit(TYPE, signed.pepId().toString());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    @Transactional
    public void run(String pepId) {
        PepRecord pep = peps.find(UUID.fromString(pepId));
        LocalDate signedOn = civilTime.dayOf(pep.signedOffAt());
        requests.findByChildIdOrderByRequestedAtDesc(pep.childId()).stream()
                .filter(request -> request.status() == FundingStatus.PAID && !pep.id().equals(request.pepId()))
                .filter(request -> !request.wish().startsOn().isAfter(signedOn))
                .filter(request -> rows.paidAt(request.id()).filter(paid -> paid.isAfter(pep.signedOffAt())).isEmpty())
                .forEach(request -> process.nextPepSigned(request.id()));
    }
}
