package org.virtualschool.funding.process;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.virtualschool.funding.DecisionPart;
import org.virtualschool.funding.FundingDecisions;
import org.virtualschool.funding.FundingOutlooks;

/** One form for the three tasks in which somebody decides. */
@Configuration(proxyBeanMethods = false)
class DecisionForms {

    @Bean
    DecisionForm officerDecisionForm(FundingTaskDesk desk, FundingSummaries summaries, FundingOutlooks outlooks, FundingDecisions decisions) {
        return new DecisionForm(FundingCase.DECIDE, DecisionPart.OFFICER, desk, summaries, outlooks, decisions);
    }

    @Bean
    DecisionForm headVoteForm(FundingTaskDesk desk, FundingSummaries summaries, FundingOutlooks outlooks, FundingDecisions decisions) {
        return new DecisionForm(FundingCase.VOTE_HEAD, DecisionPart.HEAD, desk, summaries, outlooks, decisions);
    }

    @Bean
    DecisionForm managerVoteForm(FundingTaskDesk desk, FundingSummaries summaries, FundingOutlooks outlooks, FundingDecisions decisions) {
        return new DecisionForm(FundingCase.VOTE_MANAGER, DecisionPart.MANAGER, desk, summaries, outlooks, decisions);
    }
}
