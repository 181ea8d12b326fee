package org.virtualschool.pep.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.virtualschool.pep.QualitySection;
import org.virtualschool.pep.RecordSection;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.workflow.TaskForm;

/** What the engine would tell only when somebody gets there: names that fit together between models, forms and code. */
@CaseworkTest
class PepModelRulesTest {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final BpmnModelInstance MODEL = Bpmn.readModelFromFile(new File("processes/pep/pep-review.bpmn"));
    private static final Path FORMS = Path.of("forms/pep");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private ApplicationContext beans;

    @Test
    void theProcessIsNamedKeptForHalfAYearAndStartedByUsOnly() {
        Process process = MODEL.getModelElementsByType(Process.class).iterator().next();

        assertThat(process.getId()).isEqualTo(PepReview.PROCESS_KEY);
        assertThat(process.getName()).isEqualTo("PEP review");
        assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P180D");
        assertThat(process.isCamundaStartableInTasklist()).isFalse();
    }

    @Test
    void idsAndTaskNamesAreUnique() {
        List<String> ids = elements().stream().map(FlowElement::getId).toList();
        List<String> names = MODEL.getModelElementsByType(UserTask.class).stream().map(FlowElement::getName).toList();

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+[A-Za-z]*_[a-z][A-Za-z0-9]*"));
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name != null && !name.isBlank());
    }

    @Test
    void everyElementIsDrawn() {
        Set<String> shapes = MODEL.getModelElementsByType(BpmnShape.class).stream().map(shape -> shape.getBpmnElement().getId())
                .collect(Collectors.toSet());
        Set<String> edges = MODEL.getModelElementsByType(BpmnEdge.class).stream().map(edge -> edge.getBpmnElement().getId())
                .collect(Collectors.toSet());

        assertThat(MODEL.getModelElementsByType(FlowNode.class)).extracting(FlowElement::getId).isSubsetOf(shapes);
        assertThat(MODEL.getModelElementsByType(SequenceFlow.class)).extracting(FlowElement::getId).isSubsetOf(edges);
    }

    @Test
    void everyGatewayThatChoosesHasADefaultButTheOneThatMustFindWork() {
        Stream.concat(MODEL.getModelElementsByType(ExclusiveGateway.class).stream().map(gateway -> Map.entry(gateway.getId(),
                                gateway.getOutgoing().size() == 1 || gateway.getDefault() != null)),
                        // A red PEP with nobody to rework it is a fault that must not go on in silence.
                        MODEL.getModelElementsByType(InclusiveGateway.class).stream()
                                .filter(gateway -> !gateway.getId().equals("inclusiveGateway_reworkBegin")).map(gateway -> Map.entry(gateway.getId(),
                                gateway.getOutgoing().size() == 1 || gateway.getDefault() != null)))
                .forEach(gateway -> assertThat(gateway.getValue()).as(gateway.getKey()).isTrue());
    }

    @Test
    void everyServiceTaskIsABeanOfOurs() {
        assertThat(MODEL.getModelElementsByType(ServiceTask.class)).isNotEmpty().allSatisfy(task -> {
            assertThat(task.getCamundaClass()).isNull();
            assertThat(task.getCamundaExpression()).isNull();
            assertThat(beans.getBean(beanName(task.getCamundaDelegateExpression()))).isInstanceOf(JavaDelegate.class);
        });
    }

    @Test
    void everyListenerIsABeanOfOurs() {
        assertThat(MODEL.getModelElementsByType(CamundaTaskListener.class)).isNotEmpty().allSatisfy(listener ->
                assertThat(beans.getBean(beanName(listener.getCamundaDelegateExpression()))).isInstanceOf(TaskListener.class));
    }

    @Test
    void everyDecisionResolves() {
        assertThat(MODEL.getModelElementsByType(BusinessRuleTask.class)).isNotEmpty().allSatisfy(task -> {
            assertThat(task.getCamundaDecisionRefBinding()).isEqualTo("deployment");
            File table = new File("processes/pep/" + task.getCamundaDecisionRef() + ".dmn");
            Decision decision = Dmn.readModelFromFile(table).getModelElementsByType(Decision.class).iterator().next();
            assertThat(decision.getId()).isEqualTo(task.getCamundaDecisionRef());
            assertThat(decision.getCamundaHistoryTimeToLiveString()).isEqualTo("P180D");
        });
    }

    @Test
    void everyUserTaskHasADueDateAFormAndABeanForIt() {
        Set<String> answered = beans.getBeansOfType(TaskForm.class).values().stream()
                .filter(form -> form.processKey().equals(PepReview.PROCESS_KEY)).map(TaskForm::taskKey).collect(Collectors.toSet());

        assertThat(MODEL.getModelElementsByType(UserTask.class)).hasSize(15).allSatisfy(task -> {
            assertThat(task.getAttributeValueNs(CAMUNDA, "formRefBinding")).isEqualTo("deployment");
            for (String form : formsOf(task)) {
                assertThat(form(form).path("id").asText()).isEqualTo(form);
            }
            assertThat(answered).contains(task.getId());
            assertThat(task.getCamundaCandidateGroupsList()).isNotEmpty();
            assertThat(task.getExtensionElements().getElementsQuery().filterByType(CamundaTaskListener.class).list())
                    .singleElement().extracting(CamundaTaskListener::getCamundaDelegateExpression).isEqualTo("#{pepTaskDueDates}");
        });
    }

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

    private static String beanName(String delegateExpression) {
        return delegateExpression.replaceAll("[#{}]", "");
    }

    private static Collection<FlowElement> elements() {
        return MODEL.getModelElementsByType(FlowElement.class);
    }
}
