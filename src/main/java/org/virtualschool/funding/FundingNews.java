package org.virtualschool.funding;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.virtualschool.notification.Notice;
import org.virtualschool.notification.Notifications;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.people.RoleTrait;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.register.CareRole;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;

/** Tells those who are concerned with a request what happens to it, in words that name no child. */
@Component
class FundingNews {

    private final UserAccounts accounts;
    private final Children children;
    private final Notifications notifications;

    FundingNews(UserAccounts accounts, Children children, Notifications notifications) {
        this.accounts = accounts;
        this.children = children;
        this.notifications = notifications;
    }

    /** Whoever asked; where the school did, all who write for it. */
    void tellReporters(FundingRequest request, String topic, String text) {
        tell(reporters(request), request, topic, text, Notice.Urgency.DAILY);
    }

    /** The same people, the child's adviser, and the head teachers of the school; the coordinators where there is no school. */
    void tellMore(FundingRequest request, String topic, String text) {
        Set<String> people = reporters(request);
        people.addAll(advisers(request));
        people.addAll(request.schoolKey() == null ? accounts.membersOf(Role.VIRTUAL_SCHOOL_COORDINATOR)
                : atSchool(request.schoolKey(), List.of(Role.HEADTEACHER)));
        tell(people, request, topic, text, Notice.Urgency.AT_ONCE);
    }

    /** Finance, on the page of tasks: they read no records. */
    void tellFinance(FundingRequest request, String topic, String text) {
        notifications.tell(accounts.membersOf(Role.FINANCE_OFFICER), new Notice(topic, text, request.childId(), "/tasks", Notice.Urgency.DAILY));
    }

    /** Whoever asked, the teachers of the school, and the child's adviser. */
    void tellAll(FundingRequest request, String topic, String text) {
        Set<String> people = reporters(request);
        if (request.schoolKey() != null) {
            people.addAll(atSchool(request.schoolKey(), RoleTrait.WRITES_FOR_SCHOOLS.roles()));
        }
        people.addAll(advisers(request));
        tell(people, request, topic, text, Notice.Urgency.DAILY);
    }

    private void tell(Set<String> people, FundingRequest request, String topic, String text, Notice.Urgency urgency) {
        notifications.tell(people, new Notice(topic, text, request.childId(), "/children/" + children.get(request.childId()).reference(), urgency));
    }

    private Set<String> reporters(FundingRequest request) {
        Set<String> people = new TreeSet<>(Set.of(request.requestedBy()));
        Set<String> groups = accounts.groupsOf(request.requestedBy());
        if (request.schoolKey() != null && !groups.contains(Role.VIRTUAL_SCHOOL_ADVISER) && !groups.contains(Role.SOCIAL_WORKER)) {
            people.addAll(atSchool(request.schoolKey(), RoleTrait.WRITES_FOR_SCHOOLS.roles()));
        }
        return people;
    }

    /** The child's own; all of them where none is named. */
    private Set<String> advisers(FundingRequest request) {
        Child child = children.get(request.childId());
        String named = child.worker(CareRole.ADVISER);
        return named != null && accounts.isOpen(named) ? Set.of(named) : accounts.membersOf(Role.VIRTUAL_SCHOOL_ADVISER);
    }

    private Set<String> atSchool(long schoolKey, Collection<String> roles) {
        Set<String> people = new HashSet<>(accounts.membersOf(Groups.school(schoolKey)));
        people.retainAll(roles.stream().flatMap(role -> accounts.membersOf(role).stream()).toList());
        return people;
    }
}
