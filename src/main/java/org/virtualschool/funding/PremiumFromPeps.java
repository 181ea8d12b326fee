package org.virtualschool.funding;

import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.virtualschool.pep.PepSignedOff;
import org.virtualschool.workflow.BackgroundTask;
import org.virtualschool.workflow.BackgroundWork;

/** A signed PEP asks for the premium of its targets. In the background: a signature must not fail because money is asked for. */
@Component
class PremiumFromPeps implements BackgroundTask {

    static final String TYPE = "funding.targetsOfPep";

    private final FundingRequests requests;
    private final BackgroundWork background;

    PremiumFromPeps(FundingRequests requests, BackgroundWork background) {
        this.requests = requests;
        this.background = background;
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
    public void run(String pepId) {
        requests.makeForTargetsOf(UUID.fromString(pepId));
    }
}
