package org.virtualschool.funding.process;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.LeaverFacts;
import org.virtualschool.funding.LeaverOutcome;
import org.virtualschool.funding.LeaverTable;
import org.virtualschool.workflow.SystemWork;

/** The table {@code processes/funding/funding-leaver.dmn}, in its newest version: it belongs to no single request. */
@Component
class LeaverDecision implements LeaverTable {

    static final String TABLE = "funding-leaver";
    static final String EVENT = "leaverEvent";
    static final String STAGE = "stage";
    static final String PROVISION = "provision";
    static final String SCHOOL = "schoolKind";
    static final String OUTCOME = "leaverOutcome";
    static final String RULE = "leaverRule";

    private final DecisionService decisions;
    private final SystemWork engine;

    LeaverDecision(DecisionService decisions, SystemWork engine) {
        this.decisions = decisions;
        this.engine = engine;
    }

    @Override
    public Ruling decide(LeaverFacts facts) {
        DmnDecisionRuleResult row = engine.call(() -> decisions.evaluateDecisionTableByKey(TABLE).variables(variables(facts)).evaluate())
                .getSingleResult();
        return new Ruling(LeaverOutcome.ofCode(row.getEntry(OUTCOME)), row.getEntry(RULE));
    }

    static Map<String, Object> variables(LeaverFacts facts) {
        return Map.of(FundingCase.POOLED, facts.pooled(), EVENT, facts.event(), STAGE, facts.stage(), PROVISION, facts.provision(),
                SCHOOL, facts.school());
    }
}
