package org.virtualschool.security.seed;

import java.util.List;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.virtualschool.people.Role;
import org.virtualschool.people.RoleTrait;
import org.virtualschool.security.TaskFilter;

/**
 * The filters that fit every process. Each role's deadlines are those of the work it answers for: social workers' own
 * tasks, a school's, a team's, and for advisers and the head all casework.
 */
@Configuration(proxyBeanMethods = false)
class GeneralTaskFilters {

    private static final List<String> SCHOOLS = RoleTrait.AT_SCHOOLS.roles();
    private static final List<String> TEAMS = List.of(Role.SOCIAL_WORK_MANAGER, Role.VIRTUAL_SCHOOL_COORDINATOR);
    private static final List<String> WORKERS = List.of(Role.SOCIAL_WORKER);
    private static final List<String> WHOLE_AUTHORITY = RoleTrait.ANSWERS_FOR_ALL_CASEWORK.roles();

    @Bean
    TaskFilter myTasks() {
        return new TaskFilter("mine", "My tasks", "Tasks that you have claimed or that were given to you", 20,
                TasklistRoles.ALL, TaskFilter::assignedToMe);
    }

    @Bean
    TaskFilter mySchoolsTasks() {
        return new TaskFilter("school", "My school's tasks", "Everything that somebody at your school should do", 10,
                SCHOOLS, TaskFilter::ofMyGroups);
    }

    @Bean
    TaskFilter myTeamsTasks() {
        return new TaskFilter("team", "My team's tasks", "Everything that somebody in your team should do", 10,
                TEAMS, TaskFilter::ofMyGroups);
    }

    @Bean
    TaskFilter allCasework() {
        return new TaskFilter("all", "All casework", "Every open task of every school and team", 90,
                WHOLE_AUTHORITY, query -> query);
    }

    @Bean
    TaskFilter schoolsDueSoon() {
        return dueSoon("school", SCHOOLS, TaskFilter::ofMyGroups);
    }

    @Bean
    TaskFilter teamsDueSoon() {
        return dueSoon("team", TEAMS, TaskFilter::ofMyGroups);
    }

    @Bean
    TaskFilter workersDueSoon() {
        return dueSoon("mine", WORKERS, TaskFilter::assignedToMe);
    }

    @Bean
    TaskFilter allDueSoon() {
        return dueSoon("all", WHOLE_AUTHORITY, query -> query);
    }

    @Bean
    TaskFilter schoolsOverdue() {
        return overdue("school", SCHOOLS, TaskFilter::ofMyGroups);
    }

    @Bean
    TaskFilter teamsOverdue() {
        return overdue("team", TEAMS, TaskFilter::ofMyGroups);
    }

    @Bean
    TaskFilter workersOverdue() {
        return overdue("mine", WORKERS, TaskFilter::assignedToMe);
    }

    @Bean
    TaskFilter allOverdue() {
        return overdue("all", WHOLE_AUTHORITY, query -> query);
    }

    private static TaskFilter dueSoon(String whose, List<String> roles, UnaryOperator<TaskQuery> tasks) {
        return new TaskFilter("due-soon-" + whose, "Due in five working days", "Not yet late, and due by the end of the fifth working day from today",
                30, roles, query -> tasks.apply(query).dueAfterExpression("${now()}").dueBeforeExpression("${dueSoon.until}"));
    }

    private static TaskFilter overdue(String whose, List<String> roles, UnaryOperator<TaskQuery> tasks) {
        return new TaskFilter("overdue-" + whose, "Overdue", "Their day has passed", 40, roles,
                query -> tasks.apply(query).dueBeforeExpression("${now()}"));
    }
}
