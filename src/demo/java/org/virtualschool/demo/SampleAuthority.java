package org.virtualschool.demo;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.demo.SampleChildren.SampleChild;
import org.virtualschool.demo.SamplePeople.SamplePerson;
import org.virtualschool.intake.ImportSummary;
import org.virtualschool.intake.Imports;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccount;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.register.Schools;

/**
 * Fills an empty database with an invented authority, by the same imports and tasks that people use, and says where to
 * go and whom to log in as.
 */
@Component
@ConditionalOnProperty("demo.sample.load")
class SampleAuthority implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(SampleAuthority.class);
    private static final String LOADER = "coordinator";
    private static final String OPERATOR = "operator";

    private final JdbcClient jdbc;
    private final Imports imports;
    private final Schools schools;
    private final UserAccounts accounts;
    private final SampleReviews reviews;
    private final SampleMoney money;
    private final CivilTime civilTime;
    private final ServletWebServerApplicationContext server;

    SampleAuthority(JdbcClient jdbc, Imports imports, Schools schools, UserAccounts accounts, SampleReviews reviews, SampleMoney money,
                    CivilTime civilTime, ServletWebServerApplicationContext server) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.schools = schools;
        this.accounts = accounts;
        this.reviews = reviews;
        this.money = money;
        this.civilTime = civilTime;
        this.server = server;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        boolean empty = count("select count(*) from casework.school") == 0;
        if (empty) {
            LOG.info("Loading the sample authority: this is done once and takes a minute or so.");
            load(civilTime.today());
        } else if (!accounts.isOpen(OPERATOR)) {
            LOG.warn("The sample authority was cut short while it was loaded. Delete the folder .data and start again.");
        }
        LOG.info(whereToGo());
    }

    private void load(LocalDate today) {
        goLiveOn(today);
        List<SampleChild> cohort = SampleChildren.on(today);
        take("schools", SampleSchools.asGiasExtract());
        take("settings", SampleFiles.settings());
        long nursery = schools.setting(SampleSchools.NURSERY_NAME, SampleSchools.NURSERY_POSTCODE).orElseThrow().key();
        take("staff", SampleFiles.staff(nursery));
        take("term-dates", SampleFiles.termDates(today));
        take("ssda903/header", SampleFiles.header(cohort));
        take("ssda903/episodes", SampleFiles.episodes(cohort, today));
        take("children", SampleFiles.children(cohort, nursery));
        SamplePeople.all().stream().filter(SamplePerson::login)
                .forEach(person -> accounts.setPassword(person.userId(), SamplePeople.PASSWORD));
        money.allocate(today);
        reviews.load(cohort, today);
        money.spend(today);
        money.ask(today);
        // Last, so that an operator on record tells the next start that the sample is whole.
        accounts.save(new UserAccount(OPERATOR, "Olive Prentice", "operator@northmoor.example", Set.of(Role.SYSTEM_ADMINISTRATOR)));
        accounts.setPassword(OPERATOR, SamplePeople.PASSWORD);
        LOG.info("The sample authority is loaded: {} schools, {} children, {} PEP reviews.",
                count("select count(*) from casework.school"), count("select count(*) from casework.child"),
                count("select count(*) from casework.pep"));
    }

    /** The sample is history: what it tells of the past starts nothing. */
    private void goLiveOn(LocalDate today) {
        jdbc.sql("update casework.policy set value = ?, source = 'Day on which the sample was loaded' where name = 'goLiveOn'")
                .param(today.toString()).update();
    }

    private void take(String name, String file) {
        ImportSummary summary = imports.run(name, new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                "sample " + name, LOADER);
        if (summary.rejected() > 0 || summary.warned() > 0) {
            throw new IllegalStateException("The sample file " + name + " does not go in whole: " + summary);
        }
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private String whereToGo() {
        return """

                ------------------------------------------------------------------------------------------
                Virtual School Casework is ready: http://localhost:%d/
                Log in as coordinator, sw-north, dt-oakfield, adviser, vsh, finance, swm-north or operator.
                The password of every demo user is: %s   (all of them are listed in README.md)
                ------------------------------------------------------------------------------------------
                """.formatted(server.getWebServer().getPort(), SamplePeople.PASSWORD);
    }
}
