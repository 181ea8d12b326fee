package org.virtualschool.funding.process;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.funding.FundingPayments;
import org.virtualschool.workflow.BackgroundWork;

/**
 * Finds requests that were paid under a model which ended with the approval, so that nobody would be asked what they achieved. At every
 * start: after the first there are none, and two nodes that start together have each request taken up once.
 */
@Component
class PaidWithoutProcess {

    private final JdbcClient jdbc;
    private final BackgroundWork background;

    PaidWithoutProcess(JdbcClient jdbc, BackgroundWork background) {
        this.jdbc = jdbc;
        this.background = background;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void takeUp() {
        background.submitAll(FundingPayments.TAKE_UP, jdbc.sql("""
                        select r.id from casework.funding_request r where r.status = 'PAID'
                          and not exists (select 1 from public.act_ru_execution e where e.business_key_ = cast(r.id as varchar))""")
                .query(String.class).list());
    }
}
