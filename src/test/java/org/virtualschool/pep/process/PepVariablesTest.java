package org.virtualschool.pep.process;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.virtualschool.demo.SampleAnswers;
import org.virtualschool.people.Groups;
import org.virtualschool.register.ChildDetails;
import org.virtualschool.register.Children;
import org.virtualschool.register.Upn;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.Traces;

/** What the engine knows of a PEP: ids and where it goes next. Nothing a person wrote, nothing that names a child. */
@CaseworkTest
class PepVariablesTest {

    private static final Set<String> FROM_THE_START = Set.of("pepId", "childId", "schoolKey", "caseLabel", "pepKind",
            "socialWorker", "teamGroup", "schoolGroup", "adviser", "setting", "reworkForm", "careSectionKept", "chaseAt", "year13EndsAt");
    private static final Set<String> FROM_THE_RATING_ON = Set.of("qualityRating", "redCount", "schoolReworkNeeded",
            "careReworkNeeded", "sampled", "headFree", "adviserFree");
    private static final Set<String> FROM_THE_CONFIRMATION_ON = Set.of("planOutcome");

    private static final String FORENAME = "Zephyrine";
    private static final String SURNAME = "Quillfeather";
    private static final String UPN = "R674123101121";

    @Autowired
    private PepJourney journey;
    @Autowired
    private Children children;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private Traces traces;

    @Test
    void aReviewStartsWithWhatTheRegisterSays() {
        PepCase child = journey.newCase();
        UUID pep = journey.request(child);

        assertThat(instance(pep).getTenantId()).as("whose work it is").isEqualTo(String.valueOf(child.school().key()));
        assertThat(runtime.getVariables(instance(pep).getId())).isEqualTo(Map.ofEntries(
                entry("pepId", pep.toString()), entry("childId", child.child().id().toString()),
                entry("schoolKey", child.school().key()),
                entry("caseLabel", child.child().reference() + " · A.B. · Y9 · Oakfield"), entry("pepKind", "initial"),
                entry("socialWorker", child.socialWorker()), entry("teamGroup", Groups.team(child.team())),
                entry("schoolGroup", Groups.school(child.school().key())), entry("adviser", child.adviser()),
                entry("setting", "statutory"), entry("reworkForm", "pep-rework-school"), entry("careSectionKept", false),
                // Fifteen working days before 1 December, the twentieth after 3 November; the child comes of age in 2030/31.
                entry("chaseAt", "2026-11-10T06:00:00Z"), entry("year13EndsAt", "2031-08-31T22:59:00Z")));
    }

    @Test
    void everyWaitStateHasExactlyItsVariables() {
        PepCase child = journey.newCase();
        UUID pep = journey.request(child);
        assertVariables(pep, FROM_THE_START);
        journey.initiate(pep, child);
        assertVariables(pep, FROM_THE_START);
        journey.prepare(pep, child);
        assertVariables(pep, FROM_THE_START);
        journey.meet(pep, child);
        assertVariables(pep, FROM_THE_START);
        journey.confirm(pep, child);
        assertVariables(pep, and(FROM_THE_START, FROM_THE_CONFIRMATION_ON));
        journey.judge(pep, child, 0, "Transition", "Care");
        assertVariables(pep, and(FROM_THE_START, FROM_THE_CONFIRMATION_ON, FROM_THE_RATING_ON));
        journey.reworkCare(pep, child);
        journey.reworkSchool(pep, child, "Transition");
        assertVariables(pep, and(FROM_THE_START, FROM_THE_CONFIRMATION_ON, FROM_THE_RATING_ON));
        journey.judge(pep, child, 0, "Transition");
        assertVariables(pep, and(FROM_THE_START, FROM_THE_CONFIRMATION_ON, FROM_THE_RATING_ON));
        journey.byHead(pep, child, PepReview.SECOND_RED, child.answers().secondRed("rework"));
        assertVariables(pep, and(FROM_THE_START, FROM_THE_CONFIRMATION_ON, FROM_THE_RATING_ON, Set.of("secondRedOutcome")));
        journey.reworkSchool(pep, child, "Transition");
        journey.judge(pep, child, 2);
        assertVariables(pep, and(FROM_THE_START, FROM_THE_CONFIRMATION_ON, FROM_THE_RATING_ON, Set.of("secondRedOutcome", "signOffGroup")));
        journey.byHead(pep, child, PepReview.SIGN_OFF, child.answers().returnToAdviser());
        assertVariables(pep, and(FROM_THE_START, FROM_THE_CONFIRMATION_ON, FROM_THE_RATING_ON, Set.of("secondRedOutcome", "signOffGroup", "signOffOutcome")));
    }

    @Test
    void nothingPersonalIsInAnyTableOfTheEngine() throws IOException {
        PepCase child = journey.newCase(FORENAME, SURNAME);
        children.update(child.child().id(), new ChildDetails(null, null, null, null, null, new Upn(UPN), null, null, null, null));
        UUID pep = journey.toQualityAssurance(child);
        journey.judge(pep, child, 1, "Care", "Voice", "Attendance");
        journey.reworkCare(pep, child);
        journey.reworkSchool(pep, child, "Voice", "Attendance");
        journey.judge(pep, child, 0, "NewTargets");
        journey.byHead(pep, child, PepReview.SECOND_RED, child.answers().secondRed("accept"));
        journey.byHead(pep, child, PepReview.SIGN_OFF, child.answers().returnToAdviser());
        journey.judge(pep, child, 3);
        journey.byHead(pep, child, PepReview.SIGN_OFF, child.answers().sign());

        List<String> markers = new ArrayList<>(List.of(FORENAME, SURNAME, UPN, child.child().dateOfBirth().toString()));
        markers.addAll(everythingWritten(child.answers()));
        assertThat(markers).hasSizeGreaterThan(40).allSatisfy(marker ->
                assertThat(traces.of(List.of(marker), "casework")).as("on record: %s", marker).isNotEmpty());
        assertThat(traces.of(markers, "public")).as("in the engine").isEmpty();
    }

    /** Every text of some length that the answers hold and the forms themselves do not; codes of options are shorter. */
    private static Set<String> everythingWritten(SampleAnswers answers) throws IOException {
        StringBuilder forms = new StringBuilder();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("forms/pep"))) {
            for (Path form : files) {
                forms.append(Files.readString(form));
            }
        }
        LocalDate day = PepJourney.MEETING;
        Set<String> written = new TreeSet<>();
        Stream.of(answers.initiate(day), answers.schoolSection(), answers.careSection(), answers.childVoice(day),
                        answers.meeting(day, PepJourney.NEXT_PEP), answers.confirmPlan(), answers.qualityAssurance(1, "Care"),
                        answers.reworkCare(), answers.secondRed("accept"), answers.returnToAdviser())
                .flatMap(form -> form.values().stream())
                .filter(value -> value instanceof String text && text.contains(" ") && text.length() > 12 && forms.indexOf(text) < 0)
                .forEach(value -> written.add((String) value));
        return written;
    }

    @SafeVarargs
    private static Set<String> and(Set<String>... sets) {
        Set<String> all = new TreeSet<>();
        Stream.of(sets).forEach(all::addAll);
        return all;
    }

    private void assertVariables(UUID pep, Set<String> names) {
        assertThat(runtime.createVariableInstanceQuery().processInstanceIdIn(instance(pep).getId()).list())
                .extracting(variable -> variable.getName()).containsExactlyInAnyOrderElementsOf(names);
    }

    private ProcessInstance instance(UUID pep) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(pep.toString()).singleResult();
    }
}
