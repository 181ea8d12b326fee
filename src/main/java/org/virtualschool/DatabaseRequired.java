package org.virtualschool;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Refuses the start in one line when no database is named: a stack trace would hide the remedy. */
class DatabaseRequired implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    static final String MESSAGE = "No database named: set SPRING_DATASOURCE_URL (jdbc:postgresql://host/name),"
            + " SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.";
    private static final int EX_CONFIG = 78;

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment environment = event.getEnvironment();
        boolean named = !environment.getProperty("spring.datasource.url", "").isBlank();
        boolean embedded = environment.containsProperty("demo.database.directory");
        if (!named && !embedded) {
            System.err.println(MESSAGE);
            System.exit(EX_CONFIG);
        }
    }
}
