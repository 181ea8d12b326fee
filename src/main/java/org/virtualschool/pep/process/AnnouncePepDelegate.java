package org.virtualschool.pep.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.virtualschool.pep.PepSharing;

/** Tells those concerned that the PEP is signed. */
@Component
class AnnouncePepDelegate implements JavaDelegate {

    private final PepSharing sharing;

    AnnouncePepDelegate(PepSharing sharing) {
        this.sharing = sharing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        sharing.announce(UUID.fromString(execution.getProcessBusinessKey()));
    }
}
