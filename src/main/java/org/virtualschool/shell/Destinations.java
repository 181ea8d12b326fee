package org.virtualschool.shell;

import static org.virtualschool.people.Role.DESIGNATED_TEACHER;
import static org.virtualschool.people.Role.DIRECTOR_OF_CHILDRENS_SERVICES;
import static org.virtualschool.people.Role.EARLY_YEARS_PROVIDER;
import static org.virtualschool.people.Role.FINANCE_OFFICER;
import static org.virtualschool.people.Role.HEADTEACHER;
import static org.virtualschool.people.Role.INDEPENDENT_REVIEWING_OFFICER;
import static org.virtualschool.people.Role.MANAGER;
import static org.virtualschool.people.Role.SOCIAL_WORKER;
import static org.virtualschool.people.Role.SOCIAL_WORK_MANAGER;
import static org.virtualschool.people.Role.SYSTEM_ADMINISTRATOR;
import static org.virtualschool.people.Role.VIRTUAL_SCHOOL_ADVISER;
import static org.virtualschool.people.Role.VIRTUAL_SCHOOL_COORDINATOR;
import static org.virtualschool.people.Role.VIRTUAL_SCHOOL_HEAD;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where each role may go. A link left out here is a courtesy: access itself is refused by {@code security}. */
final class Destinations {

    static final String TASKLIST = "/camunda/app/tasklist/default/";
    static final Destination HOME = new Destination("/", "Home", "");

    private static final Set<String> EVERYBODY = Set.of();
    private static final Set<String> READERS_OF_RECORDS = Set.of(VIRTUAL_SCHOOL_HEAD, VIRTUAL_SCHOOL_ADVISER,
            VIRTUAL_SCHOOL_COORDINATOR, DESIGNATED_TEACHER, HEADTEACHER, EARLY_YEARS_PROVIDER, SOCIAL_WORKER, SOCIAL_WORK_MANAGER,
            INDEPENDENT_REVIEWING_OFFICER, DIRECTOR_OF_CHILDRENS_SERVICES, MANAGER);
    private static final Set<String> WORKERS_IN_TASKLIST = Set.of(VIRTUAL_SCHOOL_HEAD, VIRTUAL_SCHOOL_ADVISER,
            VIRTUAL_SCHOOL_COORDINATOR, DESIGNATED_TEACHER, HEADTEACHER, EARLY_YEARS_PROVIDER, SOCIAL_WORKER, SOCIAL_WORK_MANAGER);
    private static final Set<String> WORKERS_ON_TASKS =
            Stream.concat(WORKERS_IN_TASKLIST.stream(), Stream.of(MANAGER, FINANCE_OFFICER)).collect(Collectors.toUnmodifiableSet());

    private static final Set<String> READERS_OF_OVERDUE = Set.of(VIRTUAL_SCHOOL_HEAD, VIRTUAL_SCHOOL_ADVISER,
            VIRTUAL_SCHOOL_COORDINATOR, DIRECTOR_OF_CHILDRENS_SERVICES, MANAGER, SOCIAL_WORK_MANAGER);

    private static final Set<String> READERS_OF_FUNDING = Set.of(VIRTUAL_SCHOOL_HEAD, VIRTUAL_SCHOOL_ADVISER, MANAGER, FINANCE_OFFICER);

    private static final List<Entry> ALL = List.of(
            new Entry(EVERYBODY, HOME),
            new Entry(READERS_OF_RECORDS, new Destination("/children", "Children",
                    "Find a child you work with: care team, school, PEPs with their targets, and what has happened so far.")),
            new Entry(WORKERS_ON_TASKS, new Destination("/tasks", "Tasks",
                    "Work on what waits for you, your school or your team, such as PEPs and requests for premium: the first due first.")),
            new Entry(WORKERS_IN_TASKLIST, new Destination(TASKLIST, "Tasklist",
                    "The same tasks in Camunda's Tasklist, with filters.")),
            new Entry(EVERYBODY, new Destination("/inbox", "Inbox",
                    "What you have been told: what is due, overdue or done.")),
            new Entry(Set.of(VIRTUAL_SCHOOL_COORDINATOR, VIRTUAL_SCHOOL_HEAD), new Destination("/pep-cycles", "Terms",
                    "Launch the PEP reviews of a term, and see how far that has come.")),
            new Entry(Set.of(VIRTUAL_SCHOOL_HEAD, VIRTUAL_SCHOOL_ADVISER, MANAGER), new Destination("/funding/approvals", "Approvals",
                    "Decide on requests for pupil premium, with the fund in front of you.")),
            new Entry(READERS_OF_OVERDUE, new Destination("/peps/overdue", "Overdue PEPs",
                    "PEPs that are past their due date, the longest first.")),
            new Entry(READERS_OF_FUNDING, new Destination("/funding", "Funding",
                    "The money of pupil premium: what is allocated, committed, paid and left in each fund.")),
            new Entry(Set.of(FINANCE_OFFICER, VIRTUAL_SCHOOL_HEAD, MANAGER), new Destination("/funding/payments", "Payments",
                    "Pay what is approved: runs that one person of finance prepares and another releases.")),
            new Entry(Set.of(VIRTUAL_SCHOOL_COORDINATOR), new Destination("/imports", "Imports",
                    "Load schools, children, staff and term dates from the files you already have.")),
            new Entry(Set.of(SYSTEM_ADMINISTRATOR), new Destination("/camunda/app/cockpit/default/", "Cockpit",
                    "See how the processes run, and mend what has failed. Cockpit shows no casework records.")));

    private Destinations() {
    }

    /** Where somebody in these groups may go, home first. */
    static List<Destination> of(Collection<String> groups) {
        return ALL.stream()
                .filter(entry -> entry.roles().isEmpty() || !Collections.disjoint(entry.roles(), groups))
                .map(Entry::destination)
                .toList();
    }

    /** Whether everybody may go there, whatever their role. */
    static boolean isForEverybody(Destination place) {
        return ALL.stream().anyMatch(entry -> entry.destination().equals(place) && entry.roles().isEmpty());
    }

    private record Entry(Set<String> roles, Destination destination) {
    }
}
