package org.virtualschool.pep;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A child's PEPs for pages and API, and who has to do what now. Whoever shows them has asked the access rule. */
@Service
@Transactional(readOnly = true)
public class PepHistory {

    private final PepRepository peps;
    private final PepProcess process;

    PepHistory(PepRepository peps, PepProcess process) {
        this.peps = peps;
        this.process = process;
    }

    /** The child's PEPs, the latest first; empty if there are none. */
    public List<PepRecord> of(UUID childId) {
        return peps.findByChildIdOrderByRequestedAtDesc(childId).stream().map(Pep::record).toList();
    }

    /** What has to be done now, by due date; empty for a closed PEP. */
    public List<OpenStep> openSteps(UUID pepId) {
        return process.openSteps(pepId);
    }
}
