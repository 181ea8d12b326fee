package org.virtualschool.testing;

import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.boot.test.context.TestComponent;

/** Remembers which sequence flows a case has taken: the engine's history knows only the elements between them. */
@TestComponent
public class TakenFlows extends AbstractProcessEnginePlugin {

    private final Map<String, Set<String>> byCase = new ConcurrentHashMap<>();

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (configuration.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(configuration.getCustomPostBPMNParseListeners());
        }
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
                flow.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) execution ->
                        byCase.computeIfAbsent(execution.getProcessBusinessKey(), key -> ConcurrentHashMap.newKeySet())
                                .add(flow.getId()));
            }
        });
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    /** The flows that these cases have taken, by id. */
    public Set<String> of(Collection<String> businessKeys) {
        return businessKeys.stream().flatMap(key -> byCase.getOrDefault(key, Set.of()).stream()).collect(Collectors.toSet());
    }

    /** The elements and flows of the model that none of these cases has passed, by id. */
    public Set<String> notPassed(File model, ProcessEngine engine, Collection<String> businessKeys) {
        BpmnModelInstance drawn = Bpmn.readModelFromFile(model);
        Set<String> left = Stream.concat(drawn.getModelElementsByType(FlowNode.class).stream(),
                drawn.getModelElementsByType(SequenceFlow.class).stream()).map(FlowElement::getId).collect(Collectors.toSet());
        left.removeAll(of(businessKeys));
        businessKeys.forEach(key -> engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceBusinessKey(key).list()
                .forEach(instance -> engine.getHistoryService().createHistoricActivityInstanceQuery()
                        .processInstanceId(instance.getId()).list().forEach(activity -> left.remove(activity.getActivityId()))));
        // The engine takes no flow to an event that a gateway waits for: it goes on from the event.
        drawn.getModelElementsByType(EventBasedGateway.class).forEach(gateway -> gateway.getOutgoing().stream()
                .filter(flow -> !left.contains(flow.getTarget().getId())).forEach(flow -> left.remove(flow.getId())));
        return left;
    }
}
