package org.virtualschool.pep.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.virtualschool.pep.QualitySection;
import org.virtualschool.pep.RecordSection;

/** Every field of the forms of a PEP review and its place in the record. */
class PepFormFieldsTest {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final BpmnModelInstance MODEL = Bpmn.readModelFromFile(new File("processes/pep/pep-review.bpmn"));
    private static final Path FORMS = Path.of("forms/pep");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyFieldOfEveryFormHasItsPlaceInTheRecord() throws IOException {
        Set<String> known = new HashSet<>();
        Stream.of(RecordSection.values()).forEach(section -> known.addAll(section.keys()));
        known.addAll(Set.of("meetingPlannedOn", "meetingHeldOn", "nextPepOn", "target4Added", "planOutcome", "planDisputeReason",
                "planConfirmationNote", "carerReceived", "carerReceivedOn", "carerNote", "childReceived", "childReceivedOn", "childNote", "changesMade", "overallFeedback", "secondRedOutcome", "secondRedReason",
                "signOffOutcome", "signOffReturnReason"));
        Stream.of("reading", "writing", "maths", "science").forEach(subject -> known.addAll(keys(subject,
                "OnTrack", "Prior", "Current", "Target", "NotAssessedReason")));
        Stream.of("communication", "personal", "physical", "literacy", "mathematics", "world", "arts").forEach(area ->
                known.addAll(keys(area, "OnTrack", "Current", "Target", "NotAssessedReason")));
        IntStream.rangeClosed(1, 4).forEach(n -> known.addAll(keys("course" + n,
                "Name", "OnTrack", "Current", "Target", "NotAssessedReason")));
        IntStream.rangeClosed(2, 4).forEach(n -> known.add("course" + n + "Added"));
        IntStream.rangeClosed(1, 3).forEach(n -> known.addAll(keys("furtherSubject" + n,
                "Added", "Name", "OnTrack", "Prior", "Current", "Target")));
        IntStream.rangeClosed(1, 4).forEach(n -> {
            known.addAll(keys("previousTarget" + n, "Outcome", "Evidence", "PremiumImpact"));
            known.addAll(keys("target" + n, "Kind", "Area", "Baseline", "Goal", "How", "Who", "ByWhen", "Evidence",
                    "PremiumRequested", "PremiumUse", "Cost"));
        });
        Stream.of(QualitySection.values()).forEach(section -> known.addAll(List.of("score" + section.fieldSuffix(),
                "feedback" + section.fieldSuffix(), "comment" + section.fieldSuffix())));

        Set<String> asked = new HashSet<>();
        for (UserTask task : MODEL.getModelElementsByType(UserTask.class)) {
            for (String form : formsOf(task)) {
                collectKeys(form(form).path("components"), asked);
            }
        }

        assertThat(asked).containsExactlyInAnyOrderElementsOf(known);
    }

    /** The form of reworking is chosen by the kind of setting. */
    private static Set<String> formsOf(UserTask task) {
        String form = task.getAttributeValueNs(CAMUNDA, "formRef");
        return form.equals("${reworkForm}") ? EducationForms.reworkForms() : Set.of(form);
    }

    private static void collectKeys(JsonNode components, Set<String> keys) {
        components.forEach(component -> {
            if (component.hasNonNull("key")) {
                keys.add(component.path("key").asText());
            }
            collectKeys(component.path("components"), keys);
        });
    }

    private static List<String> keys(String prefix, String... ends) {
        return Stream.of(ends).map(end -> prefix + end).toList();
    }

    private static JsonNode form(String id) throws IOException {
        return JSON.readTree(FORMS.resolve(id + ".form").toFile());
    }
}
