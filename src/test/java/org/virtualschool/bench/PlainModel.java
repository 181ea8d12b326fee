package org.virtualschool.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.springframework.core.io.ClassPathResource;

/**
 * The model of a PEP review without our work: its service tasks do nothing and its tasks have no listeners. Wait states, candidates,
 * timers, forms and decisions are those of the model. It starts in the background, as ours does.
 */
final class PlainModel {

    static final String PROCESS_KEY = "pepReview";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private PlainModel() {
    }

    static BpmnModelInstance read() {
        BpmnModelInstance model = original();
        List.copyOf(model.getModelElementsByType(CamundaTaskListener.class))
                .forEach(listener -> listener.getParentElement().removeChildElement(listener));
        for (ServiceTask task : model.getModelElementsByType(ServiceTask.class)) {
            task.removeAttributeNs(CAMUNDA, "delegateExpression");
            task.setCamundaExpression("${true}");
        }
        ((StartEvent) model.getModelElementById("startEvent_pepReviewRequested")).setCamundaAsyncBefore(true);
        return model;
    }

    private static BpmnModelInstance original() {
        try (InputStream model = new ClassPathResource("processes/pep/pep-review.bpmn").getInputStream()) {
            return Bpmn.readModelFromStream(model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
