package org.virtualschool.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
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
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.workflow.StartForm;
import org.virtualschool.workflow.TaskForm;

/** What the engine would tell only when somebody gets there: names that fit together between every model, its forms and our code. */
@CaseworkTest
class ModelRulesTest {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    /** A red PEP with nobody to rework it is a fault that must not go on in silence. */
    private static final Set<String> MUST_FIND_WORK = Set.of("inclusiveGateway_reworkBegin");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private ApplicationContext beans;

    static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void theProcessIsKeptForHalfAYearAndCalledAsItsFile(Path file) {
        Process process = model(file).getModelElementsByType(Process.class).iterator().next();

        assertThat(process.getId()).isEqualTo(camelCase(file.getFileName().toString().replace(".bpmn", "")));
        assertThat(process.getName()).isNotBlank();
        assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P180D");
    }

    /** Where people may start it there is a form, and a bean that takes its answers; everything else is started by us only. */
    @ParameterizedTest
    @MethodSource("models")
    void peopleStartItByAFormOnly(Path file) {
        Process process = model(file).getModelElementsByType(Process.class).iterator().next();
        boolean started = beans.getBeansOfType(StartForm.class).values().stream().anyMatch(form -> form.processKey().equals(process.getId()));

        assertThat(process.isCamundaStartableInTasklist()).isEqualTo(started);
        assertThat(model(file).getModelElementsByType(StartEvent.class)).filteredOn(start -> start.getCamundaFormRef() != null)
                .hasSize(started ? 1 : 0).allSatisfy(start -> {
                    assertThat(start.getParentElement()).isInstanceOf(Process.class);
                    assertThat(start.getCamundaFormRefBinding()).isEqualTo("deployment");
                    assertThat(JSON.readTree(Path.of("forms", file.getParent().getFileName().toString(), start.getCamundaFormRef() + ".form").toFile())
                            .path("id").asText()).isEqualTo(start.getCamundaFormRef());
                });
    }

    @ParameterizedTest
    @MethodSource("models")
    void idsAndTaskNamesAreUnique(Path file) {
        List<String> ids = model(file).getModelElementsByType(FlowElement.class).stream().map(FlowElement::getId).toList();
        List<String> names = model(file).getModelElementsByType(UserTask.class).stream().map(FlowElement::getName).toList();

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+[A-Za-z]*_[a-z][A-Za-z0-9]*"));
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name != null && !name.isBlank());
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyElementIsDrawnAndItsPictureKept(Path file) {
        BpmnModelInstance model = model(file);
        Set<String> shapes = model.getModelElementsByType(BpmnShape.class).stream().map(shape -> shape.getBpmnElement().getId())
                .collect(Collectors.toSet());
        Set<String> edges = model.getModelElementsByType(BpmnEdge.class).stream().map(edge -> edge.getBpmnElement().getId())
                .collect(Collectors.toSet());

        assertThat(model.getModelElementsByType(FlowNode.class)).extracting(FlowElement::getId).isSubsetOf(shapes);
        assertThat(model.getModelElementsByType(SequenceFlow.class)).extracting(FlowElement::getId).isSubsetOf(edges);
        assertThat(Path.of("src/docs/processes", file.getFileName().toString().replace(".bpmn", ".png"))).exists();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyGatewayThatChoosesHasADefault(Path file) {
        Stream.concat(model(file).getModelElementsByType(ExclusiveGateway.class).stream()
                                .map(gateway -> Map.entry(gateway.getId(), gateway.getOutgoing().size() == 1 || gateway.getDefault() != null)),
                        model(file).getModelElementsByType(InclusiveGateway.class).stream().filter(gateway -> !MUST_FIND_WORK.contains(gateway.getId()))
                                .map(gateway -> Map.entry(gateway.getId(), gateway.getOutgoing().size() == 1 || gateway.getDefault() != null)))
                .forEach(gateway -> assertThat(gateway.getValue()).as(gateway.getKey()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyServiceTaskAndListenerIsABeanOfOurs(Path file) {
        assertThat(model(file).getModelElementsByType(ServiceTask.class)).isNotEmpty().allSatisfy(task -> {
            assertThat(task.getCamundaClass()).isNull();
            assertThat(task.getCamundaExpression()).isNull();
            assertBean(task.getCamundaDelegateExpression(), JavaDelegate.class);
        });
        assertThat(model(file).getModelElementsByType(CamundaTaskListener.class)).isNotEmpty()
                .allSatisfy(listener -> assertBean(listener.getCamundaDelegateExpression(), TaskListener.class));
        assertThat(model(file).getModelElementsByType(CamundaExecutionListener.class))
                .allSatisfy(listener -> assertBean(listener.getCamundaDelegateExpression(), ExecutionListener.class));
    }

    private void assertBean(String expression, Class<?> type) {
        assertThat(beans.getBean(expression.replaceAll("[#{}]", ""))).isInstanceOf(type);
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyDecisionResolves(Path file) {
        assertThat(model(file).getModelElementsByType(BusinessRuleTask.class)).allSatisfy(task -> {
            assertThat(task.getCamundaDecisionRefBinding()).isEqualTo("deployment");
            File table = file.resolveSibling(task.getCamundaDecisionRef() + ".dmn").toFile();
            Decision decision = Dmn.readModelFromFile(table).getModelElementsByType(Decision.class).iterator().next();
            assertThat(decision.getId()).isEqualTo(task.getCamundaDecisionRef());
            assertThat(decision.getCamundaHistoryTimeToLiveString()).isEqualTo("P180D");
            assertThat(Path.of("src/docs/processes", task.getCamundaDecisionRef() + ".png")).exists();
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyUserTaskHasADueDateAFormAndABeanForIt(Path file) {
        String process = model(file).getModelElementsByType(Process.class).iterator().next().getId();
        Map<String, TaskForm> answered = beans.getBeansOfType(TaskForm.class).values().stream()
                .filter(form -> form.processKey().equals(process)).collect(Collectors.toMap(TaskForm::taskKey, form -> form));

        assertThat(model(file).getModelElementsByType(UserTask.class)).hasSize(answered.size()).allSatisfy(task -> {
            assertThat(answered).containsKey(task.getId());
            String written = task.getAttributeValueNs(CAMUNDA, "formRef");
            assertThat(task.getAttributeValueNs(CAMUNDA, "formRefBinding")).isEqualTo("deployment");
            for (String form : written.startsWith("$") ? answered.get(task.getId()).formsToChooseFrom() : Set.of(written)) {
                assertThat(JSON.readTree(Path.of("forms", file.getParent().getFileName().toString(), form + ".form").toFile())
                        .path("id").asText()).isEqualTo(form);
            }
            assertThat(task.getCamundaCandidateGroupsList()).isNotEmpty();
            assertThat(task.getExtensionElements().getElementsQuery().filterByType(CamundaTaskListener.class).list())
                    .extracting(CamundaTaskListener::getCamundaDelegateExpression).singleElement().asString().endsWith("TaskDueDates}");
        });
    }

    private static String camelCase(String kebab) {
        StringBuilder name = new StringBuilder();
        for (String part : kebab.split("-")) {
            name.append(name.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return name.toString();
    }

    private static BpmnModelInstance model(Path file) {
        return Bpmn.readModelFromFile(file.toFile());
    }
}
