package org.virtualschool.testing;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for what people wrote in every table there is. */
@TestComponent
public class Traces {

    private final JdbcClient jdbc;

    Traces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where any text, number or bytes column of the schema's tables holds a marker: "table.column: marker". */
    public List<String> of(List<String> markers, String schema) {
        List<String> found = new ArrayList<>();
        jdbc.sql("""
                        select table_name, column_name, data_type from information_schema.columns c
                        where table_schema = :schema and data_type in
                            ('character varying', 'text', 'bytea', 'jsonb', 'date', 'timestamp without time zone')
                          and exists (select 1 from information_schema.tables t where t.table_schema = c.table_schema
                            and t.table_name = c.table_name and t.table_type = 'BASE TABLE')""")
                .param("schema", schema)
                .query((row, number) -> List.of(row.getString(1), row.getString(2), row.getString(3))).list()
                .forEach(column -> markers.stream()
                        .filter(marker -> holds(schema, column.get(0), column.get(1), "bytea".equals(column.get(2)), marker))
                        .forEach(marker -> found.add(column.get(0) + "." + column.get(1) + ": " + marker)));
        return found;
    }

    private boolean holds(String schema, String table, String column, boolean bytes, String marker) {
        String condition = bytes ? "position(convert_to(:marker, 'UTF8') in \"%s\") > 0".formatted(column)
                : "position(:marker in \"%s\"::text) > 0".formatted(column);
        return jdbc.sql("select exists (select 1 from %s.\"%s\" where %s)".formatted(schema, table, condition))
                .param("marker", marker).query(Boolean.class).single();
    }
}
