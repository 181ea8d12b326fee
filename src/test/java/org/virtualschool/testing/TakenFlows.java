package org.virtualschool.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
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
}
