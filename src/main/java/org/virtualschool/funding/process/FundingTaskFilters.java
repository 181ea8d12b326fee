package org.virtualschool.funding.process;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.virtualschool.people.Role;
import org.virtualschool.security.TaskFilter;

/** What those who decide about money look for, and those who ask what became of it. */
@Configuration(proxyBeanMethods = false)
class FundingTaskFilters {

    @Bean
    TaskFilter awaitingFundingDecision() {
        return new TaskFilter("funding-decisions", "Requests for premium", "Requests for pupil premium that somebody in your role should decide", 25,
                List.of(Role.VIRTUAL_SCHOOL_ADVISER, Role.VIRTUAL_SCHOOL_HEAD),
                query -> TaskFilter.ofMyGroups(query.processDefinitionKey(FundingCase.PROCESS_KEY)));
    }

    @Bean
    TaskFilter awaitingImpactReport() {
        return new TaskFilter("funding-reports", "Reports on premium", "What schools and others still have to say of premium that was paid", 26,
                List.of(Role.VIRTUAL_SCHOOL_ADVISER, Role.VIRTUAL_SCHOOL_HEAD),
                query -> query.processDefinitionKey(FundingCase.PROCESS_KEY).taskDefinitionKey(FundingCase.REPORT));
    }
}
