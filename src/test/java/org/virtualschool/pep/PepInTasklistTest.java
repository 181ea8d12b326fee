package org.virtualschool.pep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import java.time.LocalDate;
import java.time.Month;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.demo.SampleAnswers;
import org.virtualschool.people.Role;
import org.virtualschool.register.Child;
import org.virtualschool.register.School;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.testing.browser.BrowserTest;
import org.virtualschool.testing.browser.Tasklist;
import org.virtualschool.testing.browser.Visitor;
import org.virtualschool.testing.browser.Visitors;

/** One child's PEP the whole way in Camunda Tasklist, through the hands of everybody who works on it. */
@BrowserTest
class PepInTasklistTest {

    private static final SampleAnswers ANSWERS = SampleAnswers.number(0);
    private static final int TERM_BEGAN_DAYS_AGO = 40;
    private static final int TERM_ENDS_IN_DAYS = 30;
    private static final int NEXT_TERM_BEGINS_IN_DAYS = 45;
    private static final int NEXT_TERM_ENDS_IN_DAYS = 130;
    private static final int NEXT_PEP_IN_DAYS = 90;
    private static final int THREE = 3;
    /** The others are filled in field by field, with pointer and keys. */
    private static final Set<String> LONG_FORMS = Set.of("pep-school-section", "pep-care-section", "pep-meeting",
            "pep-quality-assurance", "pep-rework-school", "pep-early-years-section");

    @Autowired
    private TestRegister register;
    @Autowired
    private TestLogins logins;
    @Autowired
    private CivilTime time;
    @Autowired
    private PepService peps;
    @Autowired
    private PepHistory history;
    @Autowired
    private PepJourney journey;
    @Autowired
    private JdbcClient jdbc;

    private String socialWorker;
    private String teacher;
    private String adviser;
    private School school;
    private Child child;
    private LocalDate today;

    /** The browser's calendar is the real one, so the terms lie around today. */
    @BeforeEach
    void aChildAndThePeopleAround() {
        today = time.today();
        school = register.school("Oakfield School");
        term(school, "AUTUMN", today.minusDays(TERM_BEGAN_DAYS_AGO), today.plusDays(TERM_ENDS_IN_DAYS));
        term(school, "SPRING", today.plusDays(NEXT_TERM_BEGINS_IN_DAYS), today.plusDays(NEXT_TERM_ENDS_IN_DAYS));
        socialWorker = logins.socialWorker("north-" + TestRegister.number());
        teacher = logins.atSchool(Role.DESIGNATED_TEACHER, school);
        adviser = logins.of(Role.VIRTUAL_SCHOOL_ADVISER);
        child = register.child("Priya", "Hartwell", school, socialWorker, adviser);
    }

    private void term(School school, String name, LocalDate from, LocalDate to) {
        jdbc.sql("insert into casework.term (id, school_key, academic_year, name, starts_on, ends_on) values (?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), school.key(), academicYear(), name, from, to).update();
    }

    /** The one of today, such as "2026/27": it begins in September. */
    private String academicYear() {
        int first = today.minusMonths(Month.SEPTEMBER.getValue() - 1).getYear();
        return "%d/%02d".formatted(first, (first + 1) % 100);
    }

    @Test
    void fromTheButtonOnTheRecordToTheSignatureWithOneRedReturn(Visitors visitors) {
        Visitor coordinator = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_COORDINATOR), PASSWORD);
        coordinator.opens("/children/" + child.reference());
        coordinator.presses("Start a PEP review");
        assertThat(coordinator.reads()).contains("First PEP started", "Initiate the PEP");

        Visitor worker = visitors.signedIn(socialWorker, PASSWORD);
        Visitor school = visitors.signedIn(teacher, PASSWORD);
        Visitor virtualSchool = visitors.signedIn(adviser, PASSWORD);
        Visitor head = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_HEAD), PASSWORD);

        does(worker, "Initiate the PEP", "pep-initiate", ANSWERS.initiate(today));
        claimsAndDoes(school, "Complete the school section", "pep-school-section", ANSWERS.schoolSection());
        does(worker, "Complete the care section", "pep-care-section", ANSWERS.careSection());
        claimsAndDoes(school, "Record the child's voice", "pep-child-voice", ANSWERS.childVoice(today));
        claimsAndDoes(school, "Hold the PEP meeting", "pep-meeting", ANSWERS.meeting(today, today.plusDays(NEXT_PEP_IN_DAYS)));
        does(worker, "Confirm the plan", "pep-confirm-plan", ANSWERS.confirmPlan());
        does(virtualSchool, "Quality assure the PEP", "pep-quality-assurance", ANSWERS.qualityAssurance(0, "Attendance"));

        coordinator.opens("/children/" + child.reference());
        assertThat(coordinator.reads()).contains("Returned for rework", "Rework the PEP: school");
        claimsAndDoes(school, "Rework the PEP: school", "pep-rework-school",
                ANSWERS.reworkSchool(today, today, today.plusDays(NEXT_PEP_IN_DAYS), "Attendance"));
        does(virtualSchool, "Quality assure the PEP", "pep-quality-assurance", ANSWERS.qualityAssurance(3));
        Tasklist.of(head).chooses("Awaiting sign-off");
        claimsAndDoes(head, "Sign off the PEP", "pep-sign-off", ANSWERS.sign());

        coordinator.opens("/children/" + child.reference());
        coordinator.page().getByText("Signed off, green").click();
        assertThat(coordinator.reads()).contains("Target 1", "Green: an effective plan", "Start a PEP review");
        coordinator.picture("signed-off");
        coordinator.findsNoBarrier();
    }

    /** The other ages are filled in on our own pages: the form is what differs. */
    @Test
    void anEarlyYearsSettingHasAFormOfItsOwn(Visitors visitors) {
        child = register.child(today.minusYears(THREE).minusMonths(1), "N1", school, socialWorker, adviser);
        String coordinator = logins.of(Role.VIRTUAL_SCHOOL_COORDINATOR);
        UUID pep = journey.as(coordinator, () -> peps.requestReview(child.reference(), coordinator)).id();
        journey.complete(pep, "userTask_initiatePep", socialWorker, ANSWERS.initiate(today));
        Visitor setting = visitors.signedIn(teacher, PASSWORD);

        claimsAndDoes(setting, "Complete the early years section", "pep-early-years-section", ANSWERS.earlyYearsSection());

        assertThat(history.of(child.id()).get(0).attainment()).hasSize(7);
    }

    private void does(Visitor somebody, String task, String form, Map<String, Object> answers) {
        Tasklist tasklist = Tasklist.of(somebody).opens(task, child.reference());
        finish(somebody, tasklist, form, answers);
    }

    private void claimsAndDoes(Visitor somebody, String task, String form, Map<String, Object> answers) {
        Tasklist tasklist = Tasklist.of(somebody).opens(task, child.reference()).claims();
        finish(somebody, tasklist, form, answers);
    }

    private static void finish(Visitor somebody, Tasklist tasklist, String form, Map<String, Object> answers) {
        if (LONG_FORMS.contains(form)) {
            tasklist.fillsQuickly(form, answers);
        } else {
            tasklist.fills(form, answers);
        }
        somebody.picture(form);
        tasklist.completes();
        somebody.picture(form + "-done");
    }

    @Test
    void aFormSaysAtEachFieldWhatIsMissingAndTheServerWhatIsWrong(Visitors visitors) {
        Visitor coordinator = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_COORDINATOR), PASSWORD);
        coordinator.opens("/children/" + child.reference());
        coordinator.presses("Start a PEP review");
        Visitor worker = visitors.signedIn(socialWorker, PASSWORD);
        does(worker, "Initiate the PEP", "pep-initiate", ANSWERS.initiate(today));
        Visitor school = visitors.signedIn(teacher, PASSWORD);

        Tasklist voice = Tasklist.of(school).opens("Record the child's voice", child.reference()).claims();
        voice.complete();
        assertThat(voice.faults()).isNotEmpty().allMatch(fault -> fault.contains("required"));
        school.picture("missing");

        Map<String, Object> future = new HashMap<>(ANSWERS.childVoice(today.plusDays(1)));
        voice.fills("pep-child-voice", future);
        assertThat(voice.isRefused()).contains("future");
        school.picture("future");

        voice.fills("pep-child-voice", Map.of("voiceOn", today.toString())).completes();
    }
}
