package org.virtualschool.funding.process;

import java.io.File;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;

/** The model of requests, in its two halves. */
final class FundingModel {

    static final File FILE = new File("processes/funding/funding-request.bpmn");

    private FundingModel() {
    }

    /** Every element and flow that a request can only reach once it is paid, by id. */
    static Set<String> afterPayment() {
        BpmnModelInstance model = Bpmn.readModelFromFile(FILE);
        Set<String> reached = new HashSet<>();
        Deque<FlowNode> next = new ArrayDeque<>(Set.of((FlowNode) model.getModelElementById(FundingCase.WAITS_FOR_PAYMENT)));
        while (!next.isEmpty()) {
            FlowNode node = next.pop();
            node.getOutgoing().stream().filter(flow -> reached.add(flow.getId())).map(flow -> flow.getTarget())
                    .filter(target -> reached.add(target.getId())).forEach(next::push);
            model.getModelElementsByType(BoundaryEvent.class).stream().filter(event -> event.getAttachedTo().equals(node))
                    .filter(event -> reached.add(event.getId())).forEach(next::push);
        }
        return reached;
    }
}
