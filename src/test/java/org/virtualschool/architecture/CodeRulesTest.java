package org.virtualschool.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import org.camunda.bpm.engine.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rules of the architecture that a compiler does not check. */
@AnalyzeClasses(packages = "org.virtualschool", importOptions = ImportOption.DoNotIncludeTests.class)
class CodeRulesTest {

    private static final String DEMO = "org.virtualschool.demo..";
    /** They end the process in one line before any logging stands. */
    private static final Set<String> START_GUARDS = Set.of("DatabaseRequired", "DataFolder");
    private static final Set<String> TIME_TYPES = Set.of(Instant.class.getName(), LocalDate.class.getName(),
            LocalDateTime.class.getName(), OffsetDateTime.class.getName(), ZonedDateTime.class.getName());

    @ArchTest
    static final ArchRule engineStaysAtTheEdge = noClasses()
            .that().resideOutsideOfPackages("org.virtualschool.*.process..", "org.virtualschool.workflow..",
                    "org.virtualschool.security..", DEMO)
            .should().dependOnClassesThat().resideInAPackage("org.camunda..")
            .because("the way out of Camunda 7 leads through few packages; the demo alone acts as people do");

    @ArchTest
    static final ArchRule productDoesNotKnowTheDemo = noClasses()
            .that().resideOutsideOfPackage(DEMO)
            .should().dependOnClassesThat().resideInAPackage(DEMO)
            .because("the packaged jar does not contain it");

    @ArchTest
    static final ArchRule pagesAskServices = noClasses()
            .that().resideInAPackage("..web..")
            .should().dependOnClassesThat(databaseAccess())
            .because("the access rule stands in services");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that().resideOutsideOfPackage(DEMO)
            .should().callMethodWhere(readsTheMachinesTime())
            .because("tests drive the Clock bean; dates are reckoned in Europe/London by CivilTime");

    @ArchTest
    static final ArchRule onlyStartGuardsPrint = noClasses()
            .that(describe("are no start guards", type -> !START_GUARDS.contains(type.getSimpleName())))
            .should(ACCESS_STANDARD_STREAMS)
            .because("everything else is logged");

    @ArchTest
    static final ArchRule engineQueriesNameTheirLimit = noClasses()
            .should().callMethodWhere(describe("list() of an engine query", call -> call.getName().equals("list")
                    && call.getTargetOwner().isAssignableTo(Query.class)))
            .because("list() fails while somebody is logged in (queryMaxResultsLimit); unlimitedList() and listPage() do not");

    @ArchTest
    static final ArchRule dependenciesComeByConstructor = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule repositoriesStayInside = classes()
            .that().areAssignableTo(Repository.class)
            .should().bePackagePrivate()
            .because("features call each other through services");

    private static DescribedPredicate<JavaClass> databaseAccess() {
        return describe("reach into the database", type -> type.isAssignableTo(Repository.class)
                || type.isAssignableTo(JdbcClient.class) || type.isAssignableTo(JdbcOperations.class)
                || type.isAssignableTo(EntityManager.class));
    }

    private static DescribedPredicate<JavaCall<?>> readsTheMachinesTime() {
        DescribedPredicate<JavaCall<?>> now = describe("now() without a clock", call -> call.getName().equals("now")
                && TIME_TYPES.contains(call.getTargetOwner().getName())
                && call.getTarget().getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class)));
        DescribedPredicate<JavaCall<?>> millis = describe("System.currentTimeMillis()",
                call -> call.getName().equals("currentTimeMillis"));
        return now.or(millis);
    }
}
