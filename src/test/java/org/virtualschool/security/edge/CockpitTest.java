package org.virtualschool.security.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.virtualschool.people.Role;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.browser.BrowserTest;
import org.virtualschool.testing.browser.Tasklist;
import org.virtualschool.testing.browser.Visitor;
import org.virtualschool.testing.browser.Visitors;

/** The webapps ask for more than people may see: they come to an end all the same, without a red box. */
@BrowserTest
class CockpitTest {

    /** Milliseconds Cockpit has on a busy machine. */
    private static final int PATIENCE = 20_000;
    private static final String COCKPIT = "/camunda/app/cockpit/default/#";

    @Autowired
    private PepJourney journey;
    @Autowired
    private TestLogins logins;
    @Autowired
    private RuntimeService runtime;

    @Test
    void everyPageAndTabOfCockpitIsLoaded(Visitors visitors) {
        UUID pep = journey.request(journey.newCase());
        ProcessInstance review = runtime.createProcessInstanceQuery().processInstanceBusinessKey(pep.toString()).singleResult();
        Visitor operator = visitors.signedIn(logins.of(Role.SYSTEM_ADMINISTRATOR), TestLogins.PASSWORD);
        List<String> refused = refusedTo(operator.page());

        for (String page : List.of("/dashboard", "/processes", "/decisions", "/tasks", "/batch", "/repository",
                "/process-definition/" + review.getProcessDefinitionId() + "/runtime", "/process-instance/" + review.getId() + "/runtime")) {
            operator.page().navigate(COCKPIT + page);
            settles(operator.page());
            Locator tabs = operator.page().locator(".ctn-tabbed .nav-tabs li a");
            for (int tab = 0; tab < tabs.count(); tab++) {
                tabs.nth(tab).click();
                settles(operator.page());
            }
            operator.picture(page.split("/")[1]);
        }

        assertThat(refused).isEmpty();
    }

    @Test
    void tasklistShowsWhatWasDoneWithATask(Visitors visitors) {
        PepCase child = journey.newCase();
        journey.initiate(journey.request(child), child);
        Visitor tess = visitors.signedIn(child.teacher(), TestLogins.PASSWORD);
        List<String> refused = refusedTo(tess.page());
        Tasklist tasklist = Tasklist.of(tess).opens("Record the child's voice", child.child().reference()).claims();

        tasklist.tab("History").click();

        PlaywrightAssertions.assertThat(tess.page().locator(".task-card .tab-content").getByText("Claim").first()).isVisible();
        tess.picture("history");
        assertThat(refused).isEmpty();
    }

    private static List<String> refusedTo(Page page) {
        List<String> refused = new ArrayList<>();
        page.onResponse(response -> {
            if (response.status() == 403 || response.status() >= 500) {
                refused.add(response.status() + " " + response.request().method() + " " + response.url());
            }
        });
        return refused;
    }

    /** Cockpit keeps asking every few seconds, but not without a pause. */
    private static void settles(Page page) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        PlaywrightAssertions.assertThat(page.getByText("Loading").filter(new Locator.FilterOptions().setVisible(true)))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE));
    }
}
