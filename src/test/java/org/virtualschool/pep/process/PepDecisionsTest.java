package org.virtualschool.pep.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the decision tables by example, and how many rows there are. */
class PepDecisionsTest {

    private static final DmnEngine DMN = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private static final DmnDecision RATING = decision("pep-quality-rating");
    private static final DmnDecision ROUTE = decision("pep-sign-off-route");

    @ParameterizedTest(name = "{5}: voice {0}, SMART {1}, next date {2}, lowest {3}, ones {4}")
    @CsvSource({
            "false, true,  true,  3, 0, red",
            "true,  false, true,  3, 0, red",
            "true,  true,  false, 3, 0, red",
            "true,  true,  true,  0, 0, red",
            "true,  true,  true,  0, 3, red",
            "true,  true,  true,  1, 2, red",
            "true,  true,  true,  1, 8, red",
            "true,  true,  true,  1, 1, amber",
            "true,  true,  true,  2, 0, green",
            "true,  true,  true,  3, 0, green",
            "false, false, false, 0, 5, red"})
    void rates(boolean voice, boolean smart, boolean dated, int lowest, int ones, String rating) {
        Map<String, Object> facts = Map.of(PepReview.VOICE_RECORDED, voice, PepReview.SMART_TARGETS_SET, smart,
                PepReview.NEXT_REVIEW_DATED, dated, PepReview.LOWEST_SCORE, lowest, PepReview.ONES_COUNT, ones);

        assertThat(DMN.evaluateDecisionTable(RATING, facts).<String>getSingleEntry()).isEqualTo(rating);
    }

    @ParameterizedTest(name = "{0}, {1}, sampled {2}, another head {3}, another adviser {4}: {5}")
    @CsvSource({
            "initial,   green, false, true,  true,  virtual-school-head",
            "initial,   amber, false, true,  true,  virtual-school-head",
            "initial,   red,   false, true,  true,  virtual-school-head",
            "review,    red,   false, true,  true,  virtual-school-head",
            "review,    amber, false, true,  true,  virtual-school-head",
            "review,    green, true,  true,  true,  virtual-school-head",
            "review,    green, false, true,  true,  virtual-school-adviser",
            "newSchool, green, false, true,  true,  virtual-school-adviser",
            "initial,   amber, true,  false, true,  virtual-school-adviser",
            "review,    green, false, true,  false, virtual-school-head",
            "review,    green, false, false, false, virtual-school-head"})
    void choosesWhoSignsOff(String kind, String rating, boolean sampled, boolean headFree, boolean adviserFree, String group) {
        Map<String, Object> facts = Map.of(PepReview.PEP_KIND, kind, PepReview.QUALITY_RATING, rating, PepReview.SAMPLED, sampled,
                PepReview.HEAD_FREE, headFree, PepReview.ADVISER_FREE, adviserFree);

        assertThat(DMN.evaluateDecisionTable(ROUTE, facts).<String>getSingleEntry()).isEqualTo(group);
    }

    @Test
    void hasTheRowsThatTheExamplesAreFor() {
        assertThat(rows(RATING)).isEqualTo(7);
        assertThat(rows(ROUTE)).isEqualTo(7);
    }

    private static int rows(DmnDecision decision) {
        return ((DmnDecisionTableImpl) decision.getDecisionLogic()).getRules().size();
    }

    private static DmnDecision decision(String id) {
        try (InputStream table = Files.newInputStream(Path.of("processes/pep", id + ".dmn"))) {
            return DMN.parseDecision(id, table);
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
