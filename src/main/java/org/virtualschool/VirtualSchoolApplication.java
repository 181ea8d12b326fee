package org.virtualschool;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Casework of a virtual school: one application, one PostgreSQL database, as many nodes as wanted. */
@SpringBootApplication
@EnableScheduling
public class VirtualSchoolApplication {

    /** Starts a node. The JVM runs in UTC; civil dates are reckoned in Europe/London by {@code calendar}. */
    public static void main(String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SpringApplication application = new SpringApplication(VirtualSchoolApplication.class);
        application.addListeners(new DatabaseRequired());
        application.run(args);
    }
}
