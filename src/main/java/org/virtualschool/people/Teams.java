package org.virtualschool.people;

import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Social work teams: they come into being when somebody belongs to one. */
@Component
class Teams {

    private final JdbcClient jdbc;

    Teams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The code under which a team is known, such as {@code north-east} for "North East"; empty if the name has no letter or digit. */
    static String code(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** Puts the team on record, if it is not there yet. */
    void keep(String name) {
        jdbc.sql("insert into casework.team (code, name) values (?, ?) on conflict do nothing").params(code(name), name).update();
    }
}
