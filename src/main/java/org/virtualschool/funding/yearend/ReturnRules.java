package org.virtualschool.funding.yearend;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.ledger.Grant;

/** The rules of return, which the authority changes by adding rows. */
@Service
@Transactional(readOnly = true)
public class ReturnRules {

    private final JdbcClient jdbc;

    ReturnRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The rule of each grant in force on the last day of the year.
     *
     * @throws IllegalStateException naming a grant without one
     */
    public Map<Grant, ReturnRule> of(FinancialYear year) {
        Map<Grant, ReturnRule> rules = new EnumMap<>(Grant.class);
        jdbc.sql("select distinct on (grant_code) * from casework.grant_return_rule where valid_from <= :on order by grant_code, valid_from desc")
                .param("on", year.lastDay())
                .query((row, number) -> new ReturnRule(Grant.ofCode(row.getString("grant_code")), row.getBoolean("goes_back"),
                        row.getString("source"), row.getBoolean("verified")))
                .list().forEach(rule -> rules.put(rule.grant(), rule));
        Arrays.stream(Grant.values()).filter(grant -> !rules.containsKey(grant)).findFirst().ifPresent(grant -> {
            throw new IllegalStateException("Nothing says whether what is left of %s goes back".formatted(grant.code()));
        });
        return rules;
    }
}
