package org.virtualschool.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccount;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.register.School;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;

/**
 * Two schools, Oakfield with the children of two social workers of one team, Elmbridge with one child; a PEP review of
 * each, the sections of which are being written. Everybody can log in with {@link #PASSWORD}.
 */
public final class AccessWorld {

    public static final String PASSWORD = TestLogins.PASSWORD;

    private final int port;
    private final UserAccounts accounts;
    private final ProcessEngine engine;
    private final PepJourney journey;

    /** Oakfield's child of the first social worker. */
    public final PepCase oak;
    /** Oakfield's child of the second social worker, a colleague of the first. */
    public final PepCase oakOfColleague;
    /** Elmbridge's child. */
    public final PepCase elm;
    public final UUID oakPep;
    public final UUID oakPepOfColleague;
    public final UUID elmPep;

    public AccessWorld(int port, UserAccounts accounts, ProcessEngine engine, PepJourney journey, TestRegister register) {
        this.port = port;
        this.accounts = accounts;
        this.engine = engine;
        this.journey = journey;
        oak = journey.newCase();
        oakOfColleague = atSameSchool(oak, register);
        elm = journey.newCase();
        List.of(oak, oakOfColleague, elm).forEach(this::openAccounts);
        oakPep = begun(oak);
        oakPepOfColleague = begun(oakOfColleague);
        elmPep = begun(elm);
    }

    private static PepCase atSameSchool(PepCase first, TestRegister register) {
        School school = first.school();
        String colleague = register.staff(Role.SOCIAL_WORKER, first.team());
        return new PepCase(register.child(school, colleague, first.adviser()), school, first.team(), colleague, first.teacher(),
                first.adviser(), first.otherAdviser(), first.head(), first.coordinator());
    }

    private UUID begun(PepCase pepCase) {
        UUID pep = journey.request(pepCase);
        journey.initiate(pep, pepCase);
        return pep;
    }

    private void openAccounts(PepCase pepCase) {
        account(pepCase.socialWorker(), Role.SOCIAL_WORKER);
        account(pepCase.teacher(), Role.DESIGNATED_TEACHER, Groups.school(pepCase.school().key()));
        account(pepCase.adviser(), Role.VIRTUAL_SCHOOL_ADVISER);
        account(pepCase.otherAdviser(), Role.VIRTUAL_SCHOOL_ADVISER);
        account(pepCase.head(), Role.VIRTUAL_SCHOOL_HEAD);
        account(pepCase.coordinator(), Role.VIRTUAL_SCHOOL_COORDINATOR);
    }

    /** An account in exactly these groups. @return its user id */
    public String account(String userId, String... groups) {
        boolean open = accounts.isOpen(userId);
        accounts.save(new UserAccount(userId, "Test Person", null, Set.of(groups)));
        if (!open) {
            accounts.setPassword(userId, PASSWORD);
        }
        return userId;
    }

    /** A new account in exactly these groups. @return its user id */
    public String somebody(String... groups) {
        return account("person-" + UUID.randomUUID(), groups);
    }

    /** Calls as a program does. */
    public Caller program(String userId) {
        return Caller.program(port, userId, PASSWORD);
    }

    /** Calls as a browser does in which the person has logged in and opened a webapp. */
    public Caller browser(String userId) {
        Caller browser = Caller.browser(port);
        browser.logIn(userId, PASSWORD);
        browser.get("/camunda/api/admin/auth/user/default");
        return browser;
    }

    /** The open task of the review. */
    public Task task(UUID pep, String key) {
        return journey.task(pep, key);
    }

    /** Everything by which the review could be recognised in an answer: ids of the engine's things and of the record's. */
    public List<String> traces(PepCase pepCase, UUID pep) {
        List<String> traces = new ArrayList<>(List.of(pep.toString(), pepCase.child().id().toString(), pepCase.child().reference()));
        String instance = instance(pep);
        traces.add(instance);
        engine.getTaskService().createTaskQuery().processInstanceId(instance).unlimitedList().forEach(task -> traces.add(task.getId()));
        engine.getRuntimeService().createExecutionQuery().processInstanceId(instance).unlimitedList()
                .forEach(execution -> traces.add(execution.getId()));
        engine.getHistoryService().createHistoricTaskInstanceQuery().processInstanceId(instance).unlimitedList()
                .forEach(task -> traces.add(task.getId()));
        return traces;
    }

    /** The engine's id of the review. */
    public String instance(UUID pep) {
        return engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(pep.toString()).singleResult().getId();
    }
}
