package org.virtualschool.pep.process;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.virtualschool.pep.OpenStep;
import org.virtualschool.pep.PepProcess;
import org.virtualschool.pep.PepReader;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.RecordSection;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.register.Schools;
import org.virtualschool.workflow.SystemWork;
import org.virtualschool.workflow.TaskWorkers;

/**
 * PEP reviews on the engine. Nobody holds the engine's permission to start one: this is the only way in, and what it
 * gives the instance comes from the register.
 */
@Component
class CamundaPepProcess implements PepProcess {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final SystemWork engine;
    private final Children children;
    private final Schools schools;
    private final CaseTeams caseTeams;
    private final IdentityService identity;
    private final TaskWorkers workers;
    private final PepReader peps;
    private final StepDeadlines deadlines;

    CamundaPepProcess(RuntimeService runtime, TaskService tasks, SystemWork engine, Children children, Schools schools,
                      CaseTeams caseTeams, IdentityService identity, TaskWorkers workers, PepReader peps, StepDeadlines deadlines) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.identity = identity;
        this.workers = workers;
        this.engine = engine;
        this.children = children;
        this.schools = schools;
        this.caseTeams = caseTeams;
        this.peps = peps;
        this.deadlines = deadlines;
    }

    @Override
    public void startReview(PepRecord pep, Instant chaseAt, Instant year13EndsAt) {
        VariableMap variables = variablesOf(pep, chaseAt, year13EndsAt);
        engine.run(() -> runtime.startProcessInstanceByKey(PepReview.PROCESS_KEY, pep.id().toString(), variables));
    }

    @Override
    public void cancelReview(UUID pepId) {
        engine.run(() -> {
            if (instance(pepId) == null) {
                return;
            }
            // Reviews begun under a model without the message are ended by hand.
            if (runtime.createEventSubscriptionQuery().eventName(PepReview.CANCELLED)
                    .processInstanceId(instance(pepId).getId()).count() > 0) {
                runtime.createMessageCorrelation(PepReview.CANCELLED).processInstanceBusinessKey(pepId.toString()).correlate();
            } else {
                runtime.deleteProcessInstance(instance(pepId).getId(), PepReview.CANCELLED);
            }
        });
    }

    private ProcessInstance instance(UUID pepId) {
        return runtime.createProcessInstanceQuery().processDefinitionKey(PepReview.PROCESS_KEY)
                .processInstanceBusinessKey(pepId.toString()).singleResult();
    }

    private VariableMap variablesOf(PepRecord pep, Instant chaseAt, Instant year13EndsAt) {
        Child child = children.get(pep.childId());
        CaseTeam team = caseTeams.of(pep.childId());
        return Variables.createVariables()
                .putValue(PepReview.PEP_ID, pep.id().toString())
                .putValue(PepReview.CHILD_ID, pep.childId().toString())
                .putValue(PepReview.SCHOOL_KEY, pep.schoolKey())
                .putValue(PepReview.CASE_LABEL, child.caseLabel(schools.nameOf(pep.schoolKey())))
                .putValue(PepReview.PEP_KIND, pep.kind().code())
                .putValue(PepReview.SOCIAL_WORKER, team.socialWorker())
                .putValue(PepReview.TEAM_GROUP, team.teamGroup())
                .putValue(PepReview.SCHOOL_GROUP, pep.setting().adviserStandsIn()
                        ? Role.VIRTUAL_SCHOOL_ADVISER : Groups.school(pep.schoolKey()))
                .putValue(PepReview.SETTING, pep.setting().code())
                .putValue(PepReview.REWORK_FORM, EducationForms.reworkFormOf(pep.setting()))
                .putValue(PepReview.CARE_SECTION_KEPT, pep.sections().containsKey(RecordSection.CARE))
                .putValue(PepReview.CHASE_AT, chaseAt.toString())
                .putValue(PepReview.YEAR_13_ENDS_AT, year13EndsAt.toString())
                .putValue(PepReview.ADVISER, team.adviser());
    }

    @Override
    public List<OpenStep> openSteps(UUID pepId) {
        PepRecord pep = peps.find(pepId);
        return engine.call(() -> tasks.createTaskQuery().processInstanceBusinessKey(pepId.toString())
                .orderByDueDate().asc().unlimitedList().stream().map(task -> step(task, pep)).toList());
    }

    private OpenStep step(Task task, PepRecord pep) {
        String group = tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId).findFirst().orElse(null);
        Instant dueAt = instant(task.getDueDate());
        return new OpenStep(task.getId(), task.getName(), task.getAssignee(), group, dueAt,
                deadlines.reckoned(task.getTaskDefinitionKey(), pep, task.getCreateTime().toInstant(), dueAt), isYours(task));
    }

    private boolean isYours(Task task) {
        Authentication person = identity.getCurrentAuthentication();
        return person != null && person.getUserId() != null
                && workers.concerns(task.getId(), person.getUserId(), person.getGroupIds());
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
