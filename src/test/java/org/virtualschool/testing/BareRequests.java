package org.virtualschool.testing;

import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests for premium that are only there to be charged, and runs to pay them: nobody decides on them. */
@TestComponent
public class BareRequests {

    private final TestRegister register;
    private final JdbcClient jdbc;
    private UUID child;

    BareRequests(TestRegister register, JdbcClient jdbc) {
        this.register = register;
        this.jdbc = jdbc;
    }

    /** A request of its own. @return its id */
    public synchronized UUID id() {
        if (child == null) {
            child = register.unnamedChild(null, null, null).id();
        }
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into casework.funding_request (id, child_id, grant_code, need, provision, outcome, starts_on, ends_on, amount_pence,
                            status, requested_by, requested_at)
                        values (?, ?, 'pp-plus', 'x', 'x', 'x', '2026-11-20', '2026-11-20', 1, 'DECLINED', 'test', now())""")
                .params(id, child).update();
        return id;
    }

    /** A payment run with nothing in it. @return its id */
    public UUID run() {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into casework.payment_run (id, prepared_by, prepared_at) values (?, 'test', now())").param(id).update();
        return id;
    }
}
