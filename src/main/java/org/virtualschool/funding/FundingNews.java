package org.virtualschool.funding;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.notification.Notice;
import org.virtualschool.notification.Notice.Urgency;
import org.virtualschool.notification.Notifications;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.people.RoleTrait;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.register.CareRole;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.security.AccessRule;
import org.virtualschool.security.Viewer;

/**
 * Tells those who are concerned with a request what happens to it, in words that name no child. Who asked once and may not read the child's
 * record any more is not concerned, and what happened to a child learn only those who may read it.
 */
@Component
public class FundingNews {

    private static final String TASKS = "/tasks";
    private static final String APPROVALS = "/funding/approvals";

    private final FundingRequestRepository requests;
    private final Answerers answerers;
    private final UserAccounts accounts;
    private final Children children;
    private final AccessRule access;
    private final Notifications notifications;

    FundingNews(FundingRequestRepository requests, Answerers answerers, UserAccounts accounts, Children children, AccessRule access,
            Notifications notifications) {
        this.requests = requests;
        this.answerers = answerers;
        this.accounts = accounts;
        this.children = children;
        this.access = access;
        this.notifications = notifications;
    }

    /**
     * Whoever answers for the request now.
     *
     * @param topic as {@link Notice} has it
     * @param text  a sentence that says nothing of the child
     * @throws IllegalArgumentException if there is no such request
     */
    public void tellAnswerers(UUID requestId, String topic, String text) {
        tellAnswerers(requests.findById(requestId).orElseThrow(() -> new IllegalArgumentException("No request " + requestId)), topic, text);
    }

    /** Whoever answers for the request now. */
    void tellAnswerers(FundingRequest request, String topic, String text) {
        tell(answerers(request), request, topic, text, text, Urgency.DAILY);
    }

    /** Whoever answers for the request now; {@code text} is for those who may not know what happened to the child. */
    void tellAnswerers(FundingRequest request, String topic, String toReaders, String text) {
        tell(answerers(request), request, topic, toReaders, text, Urgency.DAILY);
    }

    /** The same people, that there is something for them to do. */
    void tellReporters(FundingRequest request, String topic, String text) {
        notifications.tell(answerers(request), new Notice(topic, text, request.childId(), TASKS, Urgency.DAILY));
    }

    /** The same people, the child's adviser, and the head teachers of the school; the coordinators where there is no school. */
    void tellMore(FundingRequest request, String topic, String text) {
        Set<String> people = answerers(request);
        people.addAll(advisers(request));
        people.addAll(request.schoolKey() == null ? accounts.membersOf(Role.VIRTUAL_SCHOOL_COORDINATOR)
                : atSchool(request.schoolKey(), List.of(Role.HEADTEACHER)));
        tell(people, request, topic, text, text, Urgency.AT_ONCE);
    }

    /** The two of a panel who named different amounts, on the page where they vote again. */
    void tellVoters(FundingRequest request, PanelVotes votes) {
        notifications.tell(Set.of(votes.own().decidedBy(), votes.other().decidedBy()), new Notice("funding.votesDiffer",
                "The votes of the panel on a request for pupil premium named different amounts: %s. Neither counts, please vote again."
                        .formatted(votes.amounts()), request.childId(), APPROVALS, Urgency.DAILY));
    }

    /** Finance, on the page of tasks: they read no records. */
    void tellFinance(FundingRequest request, String topic, String text) {
        notifications.tell(accounts.membersOf(Role.FINANCE_OFFICER), new Notice(topic, text, request.childId(), TASKS, Urgency.DAILY));
    }

    /**
     * Whoever answers for the request, the teachers of its school, and the child's adviser; {@code text} is for those of them who may not know
     * what happened to the child.
     */
    void tellAll(FundingRequest request, String topic, String toReaders, String text) {
        Set<String> people = answerers(request);
        people.addAll(teachers(request));
        people.addAll(advisers(request));
        tell(people, request, topic, toReaders, text, Urgency.DAILY);
    }

    /** The teachers of the school the request is for now. */
    void tellSchool(FundingRequest request, String topic, String text) {
        tell(teachers(request), request, topic, text, text, Urgency.DAILY);
    }

    /** The notice leads to the record, or, for whoever may not read that, to their tasks. */
    private void tell(Set<String> people, FundingRequest request, String topic, String toReaders, String text, Urgency urgency) {
        Set<String> readers = new HashSet<>(people);
        readers.removeIf(userId -> !mayRead(userId, request.childId()));
        Set<String> others = new HashSet<>(people);
        others.removeAll(readers);
        notifications.tell(readers, new Notice(topic, toReaders, request.childId(), "/children/" + children.get(request.childId()).reference(), urgency));
        notifications.tell(others, new Notice(topic, text, request.childId(), TASKS, urgency));
    }

    /** Whoever asked, if the child is still theirs to know; with them social work as it is now, or the writers of the school that has the request. */
    private Set<String> answerers(FundingRequest request) {
        Set<String> people = new TreeSet<>();
        if (mayRead(request.requestedBy(), request.childId())) {
            people.add(request.requestedBy());
        }
        if (answerers.isOfSocialWork(request.requestedBy())) {
            Answerer now = answerers.inSocialWork(request.childId());
            people.addAll(now.userId() == null ? accounts.membersOf(now.group()) : Set.of(now.userId()));
        } else if (!accounts.groupsOf(request.requestedBy()).contains(Role.VIRTUAL_SCHOOL_ADVISER)) {
            people.addAll(teachers(request));
        }
        return people;
    }

    private boolean mayRead(String userId, UUID childId) {
        return access.mayRead(Viewer.of(userId, accounts.groupsOf(userId)), childId);
    }

    /** The child's own; all of them where none is named. */
    private Set<String> advisers(FundingRequest request) {
        Child child = children.get(request.childId());
        String named = child.worker(CareRole.ADVISER);
        return named != null && accounts.isOpen(named) ? Set.of(named) : accounts.membersOf(Role.VIRTUAL_SCHOOL_ADVISER);
    }

    /** Those who write for the school of the request, or the setting; nobody where there is none. */
    private Set<String> teachers(FundingRequest request) {
        return request.schoolKey() == null ? Set.of() : atSchool(request.schoolKey(), RoleTrait.WRITES_FOR_SCHOOLS.roles());
    }

    private Set<String> atSchool(long schoolKey, Collection<String> roles) {
        Set<String> people = new HashSet<>(accounts.membersOf(Groups.school(schoolKey)));
        people.retainAll(roles.stream().flatMap(role -> accounts.membersOf(role).stream()).toList());
        return people;
    }
}
