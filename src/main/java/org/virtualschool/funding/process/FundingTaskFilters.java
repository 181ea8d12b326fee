package org.virtualschool.funding.process;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.virtualschool.people.Role;
import org.virtualschool.security.TaskFilter;

/** What those who decide about money look for. */
@Configuration(proxyBeanMethods = false)
class FundingTaskFilters {

    @Bean
    TaskFilter awaitingFundingDecision() {
        return new TaskFilter("funding-decisions", "Requests for premium", "Requests for pupil premium that somebody in your role should decide", 25,
                List.of(Role.VIRTUAL_SCHOOL_ADVISER, Role.VIRTUAL_SCHOOL_HEAD),
                query -> TaskFilter.ofMyGroups(query.processDefinitionKey(FundingCase.PROCESS_KEY)));
    }
}
