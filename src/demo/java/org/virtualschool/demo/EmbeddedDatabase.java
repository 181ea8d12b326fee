package org.virtualschool.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** PostgreSQL's own binaries, started for the demo run and for tests; its data stays in a folder. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("demo.database.directory")
class EmbeddedDatabase {

    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    @Bean(destroyMethod = "close")
    DataFolder dataFolder(@Value("${demo.database.directory}") Path directory) {
        return DataFolder.claim(directory);
    }

    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(DataFolder folder, @Value("${demo.database.keep-data:true}") boolean keepData)
            throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.path())
                .setCleanDataDirectory(!keepData)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_WITHIN)
                .setServerConfig("max_connections", "60")
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8")
                .start();
    }

    @Bean
    JdbcConnectionDetails jdbcConnectionDetails(EmbeddedPostgres postgres) {
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
            }

            @Override
            public String getUsername() {
                return "postgres";
            }

            @Override
            public String getPassword() {
                return "";
            }
        };
    }
}
