package org.virtualschool.funding;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.Words;
import org.virtualschool.calendar.WorkingDays;
import org.virtualschool.policy.Policies;
import org.virtualschool.policy.PolicyReader;

/** Reminds of reports that are not made, then tells more people. */
@Service
@Transactional
public class ImpactChase implements PolicyReader {

    /** Policy: working days until a report is due. */
    private static final String REPORT = "funding.impact";
    /** Policy: working days from the same day on until more people are told. */
    private static final String ESCALATE = "funding.impactEscalate";
    /** Before people begin their day. */
    private static final LocalTime EARLY = LocalTime.of(6, 0);

    private final FundingRequestRepository requests;
    private final FundingNews news;
    private final Policies policies;
    private final WorkingDays workingDays;
    private final CivilTime civilTime;

    ImpactChase(FundingRequestRepository requests, FundingNews news, Policies policies, WorkingDays workingDays, CivilTime civilTime) {
        this.requests = requests;
        this.news = news;
        this.policies = policies;
        this.workingDays = workingDays;
        this.civilTime = civilTime;
    }

    @Override
    public void readPolicies(LocalDate on) {
        policies.wholeNumber(REPORT, on);
        policies.wholeNumber(ESCALATE, on);
    }

    /** When a report on what ends that day is asked for: six in the morning, Europe/London, of the day after. */
    static Instant asksAt(LocalDate provisionEndsOn) {
        return early(provisionEndsOn.plusDays(1));
    }

    /** Until when a report that is asked for today is to be made. */
    @Transactional(readOnly = true)
    public LocalDate dueOn() {
        return daysFromToday(REPORT);
    }

    /** When whoever reports is reminded: six in the morning, Europe/London, of the working day after it was due. */
    @Transactional(readOnly = true)
    public Instant remindsAt() {
        return early(workingDays.after(dueOn(), 1));
    }

    /** When more people are told of what is asked for today. */
    @Transactional(readOnly = true)
    public Instant escalatesAt() {
        return early(workingDays.after(daysFromToday(ESCALATE), 1));
    }

    /** Reminds those who report. */
    public void remind(UUID requestId) {
        FundingRequest request = request(requestId);
        news.tellReporters(request, "funding.impactReminder", text(request));
    }

    /** Tells them again, with the child's adviser and the head teacher, or the coordinators where there is no school. */
    public void tellMore(UUID requestId) {
        FundingRequest request = request(requestId);
        news.tellMore(request, "funding.impactOverdue", text(request));
    }

    private static String text(FundingRequest request) {
        return "What pupil premium of %s has achieved is not reported yet.".formatted(Words.pounds(request.approvedPence()));
    }

    private LocalDate daysFromToday(String policy) {
        LocalDate today = civilTime.today();
        return workingDays.after(today, policies.wholeNumber(policy, today));
    }

    private FundingRequest request(UUID id) {
        return requests.findById(id).orElseThrow(() -> new IllegalArgumentException("No request " + id));
    }

    private static Instant early(LocalDate day) {
        return day.atTime(EARLY).atZone(CivilTime.LONDON).toInstant();
    }
}
