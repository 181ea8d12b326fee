package org.virtualschool.funding.process.yearend;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.funding.yearend.Statements;

/** One form for the two who look at a statement. */
@Configuration(proxyBeanMethods = false)
class StatementForms {

    @Bean
    StatementForm prepareStatementForm(Statements statements, StatementSummaries summaries, YearEndTaskDueDates dueDates, CivilTime civilTime,
            AuditTrail audit) {
        return new StatementForm(YearEndCase.PREPARE, statements, summaries, dueDates, civilTime, audit);
    }

    @Bean
    StatementForm confirmStatementForm(Statements statements, StatementSummaries summaries, YearEndTaskDueDates dueDates, CivilTime civilTime,
            AuditTrail audit) {
        return new StatementForm(YearEndCase.CONFIRM, statements, summaries, dueDates, civilTime, audit);
    }
}
