package org.virtualschool.workflow.engine;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.virtualschool.workflow.draft.TaskDrafts;

/** Forgets drafts when their task becomes somebody else's, in the engine's transaction. */
@Component
class DraftsFollowTasks extends AbstractBpmnParseListener {

    private final ObjectProvider<TaskDrafts> drafts;

    DraftsFollowTasks(ObjectProvider<TaskDrafts> drafts) {
        this.drafts = drafts;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, given -> {
            if (given.getAssignee() != null) {
                drafts.getObject().forgetAllBut(given.getId(), given.getAssignee());
            }
        });
    }
}
