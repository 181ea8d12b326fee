package org.virtualschool.funding.process;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingStatus;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.register.Schools;

/** By what people recognise the child of a request on lists of tasks and on forms. */
@Component
class FundingLabels {

    private static final String NOT_IN_A_RUN = "Protected child";

    private final Children children;
    private final Schools schools;
    private final JdbcClient jdbc;

    FundingLabels(Children children, Schools schools, JdbcClient jdbc) {
        this.children = children;
        this.schools = schools;
        this.jdbc = jdbc;
    }

    /**
     * The child's label. While a refund is waited for it is finance's, and says reference and school alone. A protected child goes by its place
     * in the payment run then: finance sees what was paid to which school there, and who named the child beside an amount would tell finance its
     * school.
     */
    String of(FundingRecord request) {
        Child child = children.get(request.childId());
        String school = schools.nameOf(request.schoolKey());
        if (request.status() != FundingStatus.REFUND_DUE) {
            return child.caseLabel(school);
        }
        return child.isAddressProtected() ? inRun(request.id()) : child.referenceLabel(school);
    }

    /** As "Protected 3 of payment run 7". */
    private String inRun(UUID requestId) {
        return jdbc.sql("select p.position, u.number from casework.payment p join casework.payment_run u on u.id = p.run_id"
                        + " where p.request_id = :request and p.paid_at is not null and p.sent_back_at is null").param("request", requestId)
                .query((row, number) -> "Protected %d of payment run %d".formatted(row.getInt("position"), row.getLong("number")))
                .optional().orElse(NOT_IN_A_RUN);
    }
}
