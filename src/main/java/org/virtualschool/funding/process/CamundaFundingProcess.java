package org.virtualschool.funding.process;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.Answerer;
import org.virtualschool.funding.Answerers;
import org.virtualschool.funding.FundingProcess;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingStatus;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.workflow.SystemWork;

/** Requests on the engine. Nobody holds the engine's permission to start one: this is the only way in. */
@Component
class CamundaFundingProcess implements FundingProcess {

    private final RuntimeService runtime;
    private final SystemWork engine;
    private final Answerers answerers;
    private final FundingLabels labels;
    private final UserAccounts accounts;

    CamundaFundingProcess(RuntimeService runtime, SystemWork engine, Answerers answerers, FundingLabels labels, UserAccounts accounts) {
        this.runtime = runtime;
        this.engine = engine;
        this.answerers = answerers;
        this.labels = labels;
        this.accounts = accounts;
    }

    @Override
    public void start(FundingRecord request) {
        VariableMap variables = variablesOf(request);
        engine.run(() -> runtime.startProcessInstanceByKey(FundingCase.PROCESS_KEY, request.id().toString(), variables));
    }

    @Override
    public void end(UUID requestId) {
        engine.run(() -> instance(requestId).ifPresent(instance -> {
            // Requests begun under a model without the message are ended by hand.
            if (waitsFor(instance, FundingCase.ENDED)) {
                runtime.createMessageCorrelation(FundingCase.ENDED).processInstanceId(instance.getId()).correlate();
            } else {
                runtime.deleteProcessInstance(instance.getId(), FundingCase.ENDED);
            }
        }));
    }

    @Override
    public void paid(FundingRecord request, Instant reportsAt) {
        engine.run(() -> instance(request.id()).ifPresentOrElse(
                instance -> runtime.createMessageCorrelation(FundingCase.PAID).processInstanceId(instance.getId())
                        .setVariable(FundingCase.REPORT_AT, reportsAt.toString()).correlate(),
                () -> runtime.createProcessInstanceByKey(FundingCase.PROCESS_KEY).businessKey(request.id().toString())
                        .setVariables(variablesOf(request).putValue(FundingCase.REPORT_AT, reportsAt.toString()))
                        .startAfterActivity(FundingCase.WAITS_FOR_PAYMENT).execute()));
    }

    @Override
    public void passOn(FundingRecord request) {
        if (request.status() == FundingStatus.COMMITTED) {
            payAgain(request);
        } else {
            end(request.id());
            start(request);
        }
    }

    @Override
    public void payAgain(FundingRecord request) {
        end(request.id());
        engine.run(() -> runtime.createProcessInstanceByKey(FundingCase.PROCESS_KEY).businessKey(request.id().toString())
                .setVariables(variablesOf(request)).startBeforeActivity(FundingCase.WAITS_FOR_PAYMENT).execute());
    }

    @Override
    public boolean isUnderWay(UUID requestId) {
        return engine.call(() -> instance(requestId)).isPresent();
    }

    @Override
    public void nextPepSigned(UUID requestId) {
        tell(requestId, FundingCase.PEP_SIGNED);
    }

    @Override
    public void recouped(UUID requestId) {
        tell(requestId, FundingCase.RECOUPED);
    }

    private void tell(UUID requestId, String message) {
        engine.run(() -> instance(requestId).filter(instance -> waitsFor(instance, message)).ifPresent(
                instance -> runtime.createMessageCorrelation(message).processInstanceId(instance.getId()).correlate()));
    }

    private boolean waitsFor(ProcessInstance instance, String message) {
        return runtime.createEventSubscriptionQuery().eventName(message).processInstanceId(instance.getId()).count() > 0;
    }

    private Optional<ProcessInstance> instance(UUID requestId) {
        return Optional.ofNullable(runtime.createProcessInstanceQuery().processDefinitionKey(FundingCase.PROCESS_KEY)
                .processInstanceBusinessKey(requestId.toString()).singleResult());
    }

    private VariableMap variablesOf(FundingRecord request) {
        Answerer answerer = answerers.isOfSocialWork(request.requestedBy()) ? answerers.inSocialWork(request.childId())
                : new Answerer(null, groupOf(request));
        return Variables.createVariables()
                .putValue(FundingCase.REQUEST_ID, request.id().toString())
                .putValue(FundingCase.CHILD_ID, request.childId().toString())
                .putValue(FundingCase.CASE_LABEL, labels.of(request))
                .putValue(FundingCase.ANSWERER, answerer.userId())
                .putValue(FundingCase.ANSWERER_GROUP, answerer.group());
    }

    /** The school answers for what it asked for; the advisers for what one of them asked, and where there is no school. */
    private String groupOf(FundingRecord request) {
        Set<String> groups = accounts.groupsOf(request.requestedBy());
        return request.schoolKey() == null || groups.contains(Role.VIRTUAL_SCHOOL_ADVISER) ? Role.VIRTUAL_SCHOOL_ADVISER
                : Groups.school(request.schoolKey());
    }
}
