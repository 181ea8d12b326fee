package org.virtualschool.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.people.Role;

/** Camunda 7.24 as it comes, on a database of its own on the same PostgreSQL. */
final class PlainEngine implements AutoCloseable {

    private final ProcessEngine engine;
    private final JdbcClient jdbc;
    private final String database;

    private PlainEngine(ProcessEngine engine, JdbcClient jdbc, String database) {
        this.engine = engine;
        this.jdbc = jdbc;
        this.database = database;
    }

    /** With its job executor, as it runs in an application. */
    static PlainEngine withDefaults(EmbeddedPostgres postgres) {
        return start(postgres, "plain", false);
    }

    /** With authorizations on and the grants on single tasks that the engine then writes by itself. */
    static PlainEngine withAuthorizations(EmbeddedPostgres postgres) {
        PlainEngine plain = start(postgres, "plain_authorized", true);
        Authorization all = plain.engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        all.setGroupId(Role.VIRTUAL_SCHOOL_HEAD);
        all.setResource(Resources.PROCESS_DEFINITION);
        all.setResourceId(PlainModel.PROCESS_KEY);
        all.addPermission(Permissions.READ);
        all.addPermission(Permissions.READ_TASK);
        plain.engine.getAuthorizationService().saveAuthorization(all);
        Authorization filters = plain.engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        filters.setResource(Resources.FILTER);
        filters.setResourceId(Authorization.ANY);
        filters.addPermission(Permissions.READ);
        plain.engine.getAuthorizationService().saveAuthorization(filters);
        return plain;
    }

    private static PlainEngine start(EmbeddedPostgres postgres, String database, boolean authorizations) {
        create(postgres.getPostgresDatabase(), database);
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName(database.replace('_', '-'));
        configuration.setJdbcDriver("org.postgresql.Driver");
        configuration.setJdbcUrl("jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database);
        configuration.setJdbcUsername("postgres");
        configuration.setJdbcPassword("");
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(!authorizations);
        configuration.setAuthorizationEnabled(authorizations);
        ProcessEngine engine = configuration.buildProcessEngine();
        deploy(engine);
        return new PlainEngine(engine, JdbcClient.create(postgres.getDatabase("postgres", database)), database);
    }

    private static void create(DataSource server, String database) {
        try (Connection connection = server.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void deploy(ProcessEngine engine) {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment()
                .addModelInstance("pep-review.bpmn", PlainModel.read());
        PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
        try {
            for (String pattern : new String[] {"classpath*:processes/pep/*.dmn", "classpath*:forms/pep/*.form"}) {
                for (Resource file : files.getResources(pattern)) {
                    try (InputStream content = file.getInputStream()) {
                        deployment.addInputStream(file.getFilename(), content);
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        deployment.deploy();
    }

    ProcessEngine engine() {
        return engine;
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    String database() {
        return database;
    }

    /** Starts a review, which goes on in the background. */
    void start(Cohort cohort, int child) {
        UUID id = cohort.pepId(child);
        engine.getRuntimeService().startProcessInstanceByKey(PlainModel.PROCESS_KEY, id.toString(), cohort.variables(child, id));
    }

    @Override
    public void close() {
        engine.close();
    }
}
