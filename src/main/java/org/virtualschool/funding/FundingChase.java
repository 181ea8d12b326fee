package org.virtualschool.funding;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.WorkingDays;
import org.virtualschool.calendar.Words;
import org.virtualschool.notification.Notice;
import org.virtualschool.notification.Notifications;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.policy.Policies;
import org.virtualschool.policy.PolicyReader;
import org.virtualschool.register.Children;

/** Reminds of requests that wait for a decision, and tells the head of those that wait on. */
@Service
@Transactional
public class FundingChase implements PolicyReader {

    /** Policy: working days until a decision is due. */
    private static final String DECIDE = "funding.decide";
    /** Policy: working days from then on until the head is told. */
    private static final String ESCALATE = "funding.escalate";
    /** Before people begin their day. */
    private static final LocalTime EARLY = LocalTime.of(6, 0);

    private final FundingRequestRepository requests;
    private final Notifications notifications;
    private final UserAccounts accounts;
    private final Children children;
    private final Policies policies;
    private final WorkingDays workingDays;
    private final CivilTime civilTime;

    FundingChase(FundingRequestRepository requests, Notifications notifications, UserAccounts accounts, Children children,
            Policies policies, WorkingDays workingDays, CivilTime civilTime) {
        this.requests = requests;
        this.notifications = notifications;
        this.accounts = accounts;
        this.children = children;
        this.policies = policies;
        this.workingDays = workingDays;
        this.civilTime = civilTime;
    }

    @Override
    public void readPolicies(LocalDate on) {
        policies.wholeNumber(DECIDE, on);
        policies.wholeNumber(ESCALATE, on);
    }

    /** When those who decide from today on are reminded: six in the morning, Europe/London, of the day after the decision was due. */
    @Transactional(readOnly = true)
    public Instant remindsAt() {
        return early(workingDays.after(dueOn(), 1));
    }

    /** When the head is told of what is not decided from today on. */
    @Transactional(readOnly = true)
    public Instant escalatesAt() {
        return early(workingDays.after(dueOn(), policies.wholeNumber(ESCALATE, civilTime.today())));
    }

    /** @param role whose members decide; null for the panel */
    public void remind(UUID requestId, String role) {
        Set<String> people = new TreeSet<>(accounts.membersOf(role == null ? Role.VIRTUAL_SCHOOL_HEAD : role));
        if (role == null) {
            people.addAll(accounts.membersOf(Role.MANAGER));
        }
        tell(requestId, people, "funding.reminder", Notice.Urgency.DAILY);
    }

    /** Tells the heads of the virtual school. */
    public void tellHead(UUID requestId) {
        tell(requestId, accounts.membersOf(Role.VIRTUAL_SCHOOL_HEAD), "funding.overdue", Notice.Urgency.AT_ONCE);
    }

    private void tell(UUID requestId, Set<String> people, String topic, Notice.Urgency urgency) {
        FundingRequest request = requests.findById(requestId).orElseThrow();
        if (request.status().decidable()) {
            notifications.tell(people, new Notice(topic, "A request for pupil premium of %s has waited for a decision since %s.".formatted(
                    Words.day(request.requestedAt()), Words.day(request.passedOnAt())), request.childId(),
                    "/children/" + children.get(request.childId()).reference(), urgency));
        }
    }

    private LocalDate dueOn() {
        LocalDate today = civilTime.today();
        return workingDays.after(today, policies.wholeNumber(DECIDE, today));
    }

    private static Instant early(LocalDate day) {
        return day.atTime(EARLY).atZone(CivilTime.LONDON).toInstant();
    }
}
