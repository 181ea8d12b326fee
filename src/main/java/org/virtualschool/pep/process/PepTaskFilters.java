package org.virtualschool.pep.process;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.virtualschool.people.Role;
import org.virtualschool.security.TaskFilter;

/** What advisers and the head look for among PEPs. */
@Configuration(proxyBeanMethods = false)
class PepTaskFilters {

    @Bean
    TaskFilter awaitingQualityAssurance() {
        return new TaskFilter("pep-quality-assurance", "Awaiting quality assurance", "PEPs that an adviser should rate", 60,
                List.of(Role.VIRTUAL_SCHOOL_ADVISER, Role.VIRTUAL_SCHOOL_HEAD),
                query -> query.processDefinitionKey(PepReview.PROCESS_KEY).taskDefinitionKey(PepReview.QUALITY_ASSURANCE));
    }

    /** First in the list of the head, whose tasks are nobody's until claimed. */
    @Bean
    TaskFilter awaitingMySignOff() {
        return awaitingSignOff("pep-sign-off-head", 10, Role.VIRTUAL_SCHOOL_HEAD);
    }

    @Bean
    TaskFilter awaitingAdvisersSignOff() {
        return awaitingSignOff("pep-sign-off-adviser", 50, Role.VIRTUAL_SCHOOL_ADVISER);
    }

    /** Only the head decides, and hardly ever: among the others such a task would be overlooked. */
    @Bean
    TaskFilter awaitingDecisionAfterSecondRed() {
        return new TaskFilter("pep-second-red", "Decisions after a second red", "PEPs rated red more than once: you decide how they go on",
                15, List.of(Role.VIRTUAL_SCHOOL_HEAD),
                query -> query.processDefinitionKey(PepReview.PROCESS_KEY).taskDefinitionKey(PepReview.SECOND_RED));
    }

    private static TaskFilter awaitingSignOff(String key, int position, String role) {
        return new TaskFilter(key, "Awaiting sign-off", "PEPs that wait for somebody in your role to sign them off", position,
                List.of(role), query -> TaskFilter.ofMyGroups(query.processDefinitionKey(PepReview.PROCESS_KEY)
                        .taskDefinitionKey(PepReview.SIGN_OFF)));
    }
}
