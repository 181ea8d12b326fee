package org.virtualschool.workflow;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/** Creates the engine's tables from the SQL shipped inside camunda-engine, so that Flyway owns every table. */
@Component
class V1__camunda_engine_7_24 extends BaseJavaMigration {

    private static final List<String> SCRIPTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    @Override
    public void migrate(Context context) throws Exception {
        Connection connection = context.getConnection();
        inSchema(connection, "public");
        for (String script : SCRIPTS) {
            ScriptUtils.executeSqlScript(connection,
                    new ClassPathResource("org/camunda/bpm/engine/db/create/activiti.postgres.create." + script + ".sql"));
        }
        inSchema(connection, "casework");
    }

    private static void inSchema(Connection connection, String schema) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set search_path to " + schema);
        }
    }
}
