package org.virtualschool.funding.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.virtualschool.funding.EligibilityRule;
import org.virtualschool.funding.LeaverEvent;
import org.virtualschool.funding.LeaverFacts;
import org.virtualschool.pep.PremiumUse;

/** Every row of the decision tables by example, and how many rows there are. */
class FundingDecisionTablesTest {

    private static final DmnEngine DMN = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private static final DmnDecision ELIGIBILITY = decision("funding-eligibility");
    private static final DmnDecision LEAVER = decision("funding-leaver");
    private static final DmnDecision ROUTE = decision("funding-approval-route");

    @ParameterizedTest(name = "in care {0}, age fits {1}, PEP current {2}, {3}, for {4}, asked before {5}, begun {6}: {7}")
    @CsvSource({
            "true,  true,  true,  green, mentoring, false, false, ''",
            "true,  true,  true,  amber, none,      false, false, ''",
            "false, true,  true,  green, mentoring, false, false, notLookedAfter",
            "true,  false, true,  green, mentoring, false, false, grantForAnotherAge",
            "true,  true,  false, green, mentoring, false, false, noCurrentPep",
            "true,  true,  true,  red,   mentoring, false, false, pepRed",
            "true,  true,  true,  green, uniform,   false, false, useNotAllowed",
            "true,  true,  true,  green, mentoring, true,  false, askedBefore",
            "true,  true,  true,  green, mentoring, false, true,  begunBefore",
            "false, true,  false, none,  holiday,   false, true,  'notLookedAfter,noCurrentPep,useNotAllowed,begunBefore'"})
    void refuses(boolean lookedAfter, boolean fits, boolean current, String rating, String use, boolean asked, boolean begun, String rules) {
        assertThat(String.join(",", DMN.evaluateDecisionTable(ELIGIBILITY, facts(lookedAfter, fits, current, rating, use, asked, begun))
                .<String>collectEntries("rule"))).isEqualTo(rules);
    }

    @ParameterizedTest
    @EnumSource(PremiumUse.class)
    void paysForWhatOthersDoNotHaveToPay(PremiumUse use) {
        boolean refused = !DMN.evaluateDecisionTable(ELIGIBILITY, facts(true, true, true, "green", use.code(), false, false))
                .collectEntries("rule").isEmpty();

        assertThat(refused).isEqualTo(switch (use) {
            case CORE_EDUCATION, SEN_PROVISION, UNIFORM, TRANSPORT, HOME_COMPUTER, HOLIDAY -> true;
            default -> false;
        });
    }

    @ParameterizedTest
    @EnumSource(EligibilityRule.class)
    void everyRuleTheApplicationHasWordsForStandsInTheTable(EligibilityRule rule) throws IOException {
        assertThat(Files.readString(Path.of("processes/funding/funding-eligibility.dmn"))).contains("<text>\"" + rule.code() + "\"</text>");
    }

    @ParameterizedTest(name = "pooled {0}, within core {1}, by the hour {2}, {3}, {4} pence: {5}")
    @CsvSource({
            "true,  true,  true,  green, 100,     panel",
            "false, true,  false, green, 60000,   core",
            "false, true,  false, amber, 60000,   core",
            "false, true,  false, red,   60000,   adviser",
            "false, true,  false, none,  60000,   adviser",
            "false, false, true,  green, 65550,   core",
            "false, false, true,  none,  65550,   core",
            "false, false, false, green, 100000,  adviser",
            "false, false, false, green, 100001,  head",
            "false, false, false, green, 250000,  head",
            "false, false, false, green, 250001,  panel",
            "false, true,  false, none,  1000000, panel"})
    void choosesWhoDecides(boolean pooled, boolean within, boolean hours, String rating, long pence, String route) {
        assertThat(DMN.evaluateDecisionTable(ROUTE, Map.of(FundingCase.POOLED, pooled, FundingCase.WITHIN_CORE, within,
                FundingCase.VERIFIED_HOURS, hours, FundingCase.PEP_RATING, rating, FundingCase.AMOUNT_PENCE, pence)).<String>getSingleEntry()).isEqualTo(route);
    }

    @ParameterizedTest(name = "pooled {0}, {1}, {2}, provision {3}, school {4}: row {5}, {6}")
    @CsvSource({
            "true,  changedSchool, paid,      begun, elsewhere,   1,  keep",
            "false, leftCare,      committed, over,  ours,        2,  keep",
            "false, adopted,       committed, ahead, ours,        3,  passOn",
            "false, adopted,       paid,      begun, elsewhere,   3,  passOn",
            "false, adopted,       deciding,  ahead, ours,        4,  recoup",
            "false, leftCare,      deciding,  begun, none,        4,  recoup",
            "false, changedSchool, deciding,  ahead, none,        5,  passOn",
            "false, changedSchool, committed, begun, elsewhere,   5,  passOn",
            "false, leftSchool,    deciding,  begun, ours,        6,  recoup",
            "false, leftCare,      committed, ahead, ours,        7,  recoup",
            "false, changedSchool, paid,      ahead, independent, 7,  recoup",
            "false, leftSchool,    committed, begun, ours,        8,  keep",
            "false, changedSchool, paid,      begun, independent, 9,  keep",
            "false, leftCare,      paid,      begun, elsewhere,   10, recoup",
            "false, changedSchool, paid,      begun, ours,        11, keep"})
    void saysWhatBecomesOfPremiumWhenAChildLeaves(boolean pooled, String event, String stage, String provision, String school, int row,
            String outcome) {
        DmnDecisionTableResult result = DMN.evaluateDecisionTable(LEAVER,
                LeaverDecision.variables(new LeaverFacts(pooled, event, stage, provision, school)));

        assertThat(result.getSingleResult().<String>getEntry(LeaverDecision.OUTCOME)).isEqualTo(outcome);
        assertThat(result.getSingleResult().<String>getEntry(LeaverDecision.RULE)).isEqualTo(ruleOf(row));
    }

    /** What the row says, without its quotes. */
    private static String ruleOf(int row) {
        String written = ((DmnDecisionTableImpl) LEAVER.getDecisionLogic()).getRules().get(row - 1).getConclusions().get(1).getExpression();
        return written.substring(1, written.length() - 1);
    }

    @ParameterizedTest
    @EnumSource(LeaverEvent.class)
    void knowsEverythingThatHappensToALeaver(LeaverEvent event) throws IOException {
        assertThat(Files.readString(Path.of("processes/funding/funding-leaver.dmn"))).contains("\"" + event.code() + "\"");
    }

    @Test
    void hasTheRowsThatTheExamplesAreFor() {
        assertThat(rows(ELIGIBILITY)).isEqualTo(7);
        assertThat(rows(ROUTE)).isEqualTo(6);
        assertThat(rows(LEAVER)).isEqualTo(11);
    }

    private static Map<String, Object> facts(boolean lookedAfter, boolean fits, boolean current, String rating, String use, boolean asked,
            boolean begun) {
        return Map.of(FundingCase.LOOKED_AFTER, lookedAfter, FundingCase.GRANT_FITS_AGE, fits, FundingCase.PEP_CURRENT, current,
                FundingCase.PEP_RATING, rating, FundingCase.PREMIUM_USE, use, FundingCase.ASKED_BEFORE, asked, FundingCase.BEGUN_BEFORE, begun);
    }

    private static int rows(DmnDecision decision) {
        return ((DmnDecisionTableImpl) decision.getDecisionLogic()).getRules().size();
    }

    private static DmnDecision decision(String id) {
        try (InputStream table = Files.newInputStream(Path.of("processes/funding", id + ".dmn"))) {
            return DMN.parseDecision(id, table);
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
