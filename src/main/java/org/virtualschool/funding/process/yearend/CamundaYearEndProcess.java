package org.virtualschool.funding.process.yearend;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.yearend.YearEnd;
import org.virtualschool.funding.yearend.YearEndPolicies;
import org.virtualschool.funding.yearend.YearEndProcess;
import org.virtualschool.workflow.SystemWork;

/** Year ends on the engine. Nobody holds the engine's permission to start one: this is the only way in. */
@Component
class CamundaYearEndProcess implements YearEndProcess {

    private final RuntimeService runtime;
    private final SystemWork engine;
    private final YearEndPolicies policies;
    private final Clock clock;

    CamundaYearEndProcess(RuntimeService runtime, SystemWork engine, YearEndPolicies policies, Clock clock) {
        this.runtime = runtime;
        this.engine = engine;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void begin(YearEnd yearEnd) {
        Instant first = policies.firstWarning(yearEnd.year());
        Instant now = clock.instant();
        VariableMap variables = variablesOf(yearEnd)
                .putValue(YearEndCase.WARN_AT, (first.isBefore(now) ? now : first).toString())
                .putValue(YearEndCase.CLOSES_AT, policies.closesAt(yearEnd.year()).toString());
        engine.run(() -> runtime.startProcessInstanceByKey(YearEndCase.PROCESS_KEY, yearEnd.id().toString(), variables));
    }

    @Override
    public void moneyCameBack(YearEnd yearEnd) {
        engine.run(() -> runtime.startProcessInstanceByMessage(YearEndCase.CAME_BACK, yearEnd.id().toString(), variablesOf(yearEnd)));
    }

    @Override
    public void everythingIsReleased(UUID yearEndId) {
        engine.run(() -> runtime.createMessageCorrelation(YearEndCase.RELEASED).processInstanceBusinessKey(yearEndId.toString()).correlate());
    }

    private static VariableMap variablesOf(YearEnd yearEnd) {
        return Variables.createVariables().putValue(YearEndCase.YEAR_END_ID, yearEnd.id().toString())
                .putValue(YearEndCase.CASE_LABEL, "Pupil premium · year end " + yearEnd.year().code());
    }
}
