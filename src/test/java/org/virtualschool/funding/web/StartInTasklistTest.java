package org.virtualschool.funding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.FundingStatus;
import org.virtualschool.testing.FundingJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.browser.BrowserTest;
import org.virtualschool.testing.browser.Tasklist;
import org.virtualschool.testing.browser.Visitor;
import org.virtualschool.testing.browser.Visitors;

/** Tasklist's "Start process": asking for premium there as those meet it who may, and as those who may not. */
@BrowserTest
class StartInTasklistTest {

    private static final String FORM = "funding-ask";

    @Autowired
    private FundingJourney journey;
    @Autowired
    private PepJourney peps;
    @Autowired
    private FundingRequests requests;

    private PepCase child;

    @BeforeEach
    void aChildWithASignedPep() {
        child = peps.newCase();
        peps.toSignedOff(child);
        journey.leave(FundingJourney.YEAR, 50_000_00);
    }

    @Test
    void theTeacherAsksIsToldWhatIsWrongAndAsksAgain(Visitors visitors) {
        Visitor teacher = visitors.signedIn(child.teacher(), PASSWORD);
        Tasklist tasklist = Tasklist.of(teacher).opensStartOf("Funding request");
        teacher.picture("start-form");
        tasklist.fills(FORM, answers("VS-999999"));
        teacher.expectsFailures();

        assertThat(tasklist.isRefusedTheStart()).contains("There is no child of this reference for whom you can ask.");
        teacher.picture("start-refused");
        tasklist.answers(FORM, "childReference", child.child().reference()).starts();
        teacher.picture("started");

        assertThat(requests.of(child.child().id())).singleElement().satisfies(request -> {
            assertThat(request.status()).isEqualTo(FundingStatus.WITH_APPROVER);
            assertThat(request.wish().need()).isEqualTo("Loses heart in long lessons.");
        });
        assertThat(teacher.page().evaluate("Object.keys(localStorage).filter(key => key.startsWith('camunda-form')).length")).isEqualTo(0);
    }

    @Test
    void theSocialWorkerMayStartItAndWhoDecidesMayNot(Visitors visitors) {
        assertThat(Tasklist.of(visitors.signedIn(child.socialWorker(), PASSWORD)).offersToStart()).isEqualTo(List.of("Funding request"));
        assertThat(Tasklist.of(visitors.signedIn(child.head(), PASSWORD)).offersToStart()).isEmpty();
    }

    private static Map<String, Object> answers(String reference) {
        Map<String, Object> answers = new HashMap<>(Map.of("childReference", reference, "use", "mentoring", "need", "Loses heart in long lessons.",
                "provision", "A mentor sees the child every week.", "outcome", "Stays in every lesson, by the register."));
        answers.putAll(Map.of("startsOn", PepJourney.MEETING, "endsOn", "2027-02-12", "amount", "900"));
        return answers;
    }
}
