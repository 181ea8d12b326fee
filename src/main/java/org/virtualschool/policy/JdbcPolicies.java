package org.virtualschool.policy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Policies from the table {@code casework.policy}; read each time, so that a change holds on every node at once. */
@Component
class JdbcPolicies implements Policies {

    private static final Set<String> NUMBERS = Set.of(PolicyUnit.COUNT, PolicyUnit.PERCENT, PolicyUnit.PENCE, PolicyUnit.WORKING_DAYS,
            PolicyUnit.SCHOOL_DAYS);

    private final JdbcClient jdbc;

    JdbcPolicies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int wholeNumber(String name, LocalDate on) {
        Value value = inForce(name, on);
        if (!NUMBERS.contains(value.unit())) {
            throw value.isNot("a whole number");
        }
        try {
            return Integer.parseInt(value.text());
        } catch (NumberFormatException e) {
            throw value.isNot("a whole number");
        }
    }

    @Override
    public LocalDate date(String name, LocalDate on) {
        Value value = inForce(name, on);
        if (!PolicyUnit.DATE.equals(value.unit())) {
            throw value.isNot("a date");
        }
        try {
            return LocalDate.parse(value.text());
        } catch (DateTimeParseException e) {
            throw value.isNot("a date");
        }
    }

    @Override
    public LocalTime time(String name, LocalDate on) {
        Value value = inForce(name, on);
        if (!PolicyUnit.TIME.equals(value.unit())) {
            throw value.isNot("a time");
        }
        try {
            return LocalTime.parse(value.text());
        } catch (DateTimeParseException e) {
            throw value.isNot("a time");
        }
    }

    @Override
    public String unit(String name, LocalDate on) {
        return inForce(name, on).unit();
    }

    private Value inForce(String name, LocalDate on) {
        return jdbc.sql("""
                        select name, value, unit from casework.policy
                        where name = :name and valid_from <= :on
                        order by valid_from desc limit 1""")
                .param("name", name)
                .param("on", on)
                .query((row, number) -> new Value(row.getString("name"), row.getString("value"), row.getString("unit")))
                .optional()
                .orElseThrow(() -> new IllegalStateException("No policy " + name + " is in force on " + on));
    }

    private record Value(String name, String text, String unit) {

        IllegalStateException isNot(String expected) {
            return new IllegalStateException("Policy " + name + " is not " + expected + ": '" + text + "' (" + unit + ")");
        }
    }
}
