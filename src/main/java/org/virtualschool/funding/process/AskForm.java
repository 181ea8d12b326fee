package org.virtualschool.funding.process;

import java.util.Set;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.FundingAsks;
import org.virtualschool.funding.Wish;
import org.virtualschool.pep.PremiumUse;
import org.virtualschool.people.RoleTrait;
import org.virtualschool.register.Child;
import org.virtualschool.security.ReadableChildren;
import org.virtualschool.workflow.FieldFaults;
import org.virtualschool.workflow.FormAnswers;
import org.virtualschool.workflow.StartForm;

/** "Start process" in Tasklist: asks what the page for asking does, and for the child's reference. */
@Component
class AskForm implements StartForm {

    private static final String REFERENCE = "childReference";
    private static final String NO_SUCH_CHILD = "There is no child of this reference for whom you can ask. It is on the child's record.";

    private final FundingAsks asks;
    private final ReadableChildren readable;

    AskForm(FundingAsks asks, ReadableChildren readable) {
        this.asks = asks;
        this.readable = readable;
    }

    @Override
    public String processKey() {
        return FundingCase.PROCESS_KEY;
    }

    @Override
    public Set<String> startedBy() {
        return Set.copyOf(RoleTrait.ASKS_FOR_PREMIUM.roles());
    }

    @Override
    public UUID start(FormAnswers answers, String userId) {
        Wish wish = new Wish(PremiumUse.ofCode(answers.text("use")), answers.text("need"), answers.text("provision"), answers.text("outcome"),
                answers.date("startsOn"), answers.date("endsOn"), answers.pence("amount"));
        return asks.ask(child(answers.text(REFERENCE)), answers.ticked("pooled"), wish).id();
    }

    /** Unknown and foreign references are refused alike. */
    private Child child(String reference) {
        try {
            return readable.require(reference);
        } catch (AccessDeniedException e) {
            new FieldFaults().reject(REFERENCE, NO_SUCH_CHILD).throwIfAny();
            throw e;
        }
    }
}
