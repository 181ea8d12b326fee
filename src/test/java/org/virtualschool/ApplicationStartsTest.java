package org.virtualschool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.virtualschool.testing.CaseworkTest;

@CaseworkTest
class ApplicationStartsTest {

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void engineAndCaseworkTablesAreMadeByFlyway() {
        assertThat(tablesIn("casework")).contains("child", "pep", "flyway_schema_history");
        assertThat(tablesIn("public")).contains("act_ru_task", "act_hi_procinst").noneMatch(name -> !name.startsWith("act_"));
    }

    private java.util.List<String> tablesIn(String schema) {
        return jdbc.queryForList("select table_name from information_schema.tables where table_schema = ?", String.class, schema);
    }
}
