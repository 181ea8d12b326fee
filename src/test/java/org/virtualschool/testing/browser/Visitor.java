package org.virtualschool.testing.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One person with one browser window. */
public final class Visitor {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final int MOST_TABS = 80;

    private final BrowserContext profile;
    private final Page page;
    private final String name;
    private final List<String> complaints = new ArrayList<>();
    private boolean beingExamined;

    Visitor(BrowserContext profile, String name) {
        this.profile = profile;
        this.name = name;
        this.page = profile.newPage();
        page.onConsoleMessage(this::note);
        page.onPageError(error -> noteOnOurPages("script error: " + error));
        page.onRequestFailed(request -> noteOnOurPages("no answer: " + request.url() + " " + request.failure()));
        page.onResponse(this::note);
    }

    private void note(ConsoleMessage message) {
        // Chromium repeats every answer of 400 and above here; the responses themselves are looked at below.
        if ("error".equals(message.type()) && !message.text().startsWith("Failed to load resource")) {
            noteOnOurPages("console: " + message.text());
        }
    }

    private void note(Response response) {
        Request request = response.request();
        boolean pageItself = request.isNavigationRequest() && request.frame() == page.mainFrame();
        if (response.status() >= 400 && !pageItself) {
            noteOnOurPages(response.status() + ": " + response.url());
        }
    }

    private void noteOnOurPages(String complaint) {
        if (!beingExamined && !page.url().contains("/camunda/")) {
            complaints.add(name + " at " + page.url() + ": " + complaint);
        }
    }

    List<String> complaints() {
        return complaints;
    }

    /** The window, for what has no helper here. */
    public Page page() {
        return page;
    }

    /** Fills in the login page and waits until it has let the person in. */
    public Visitor signsIn(String userId, String password) {
        page.navigate("/login");
        page.getByLabel("User name").fill(userId);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))).isVisible();
        return this;
    }

    /** Opens a path of the application. @return the HTTP status of the answer */
    public int opens(String path) {
        return page.navigate(path).status();
    }

    /** Presses the button or follows the link of exactly this name. */
    public void presses(String buttonOrLink) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(buttonOrLink).setExact(true))
                .or(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(buttonOrLink).setExact(true)))
                .click();
        page.waitForLoadState();
    }

    /** What a sighted person can read in the main part of the page, once it has come completely. */
    public String reads() {
        page.waitForLoadState();
        return page.locator("main").innerText();
    }

    /** The page's main heading. */
    public String heading() {
        return page.locator("h1").innerText();
    }

    /** Goes on by Tab until {@code target} has the focus; fails when it cannot be reached by keyboard. */
    public void tabsTo(Locator target) {
        for (int presses = 0; presses < MOST_TABS; presses++) {
            page.keyboard().press("Tab");
            if ((Boolean) target.evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        fail("Not reached by the Tab key: " + target);
    }

    /** Checks the page against WCAG 2.2 AA at desk and phone width, and that a phone needs no sideways scrolling. */
    public void findsNoBarrier() {
        int width = page.viewportSize().width;
        examine();
        page.setViewportSize(Visitors.PHONE, page.viewportSize().height);
        examine();
        assertThat(((Number) page.evaluate("() => document.documentElement.scrollWidth")).intValue())
                .as("width of %s on a phone", page.url()).isLessThanOrEqualTo(Visitors.PHONE);
        page.setViewportSize(width, page.viewportSize().height);
    }

    /** axe-core puts styles of its own into the page, which the page's content policy refuses: no complaint of the page. */
    private void examine() {
        beingExamined = true;
        try {
            Accessibility.assertNoViolation(page);
        } finally {
            beingExamined = false;
        }
    }

    /** Keeps the whole page as a picture under {@code target/screenshots}. */
    public void picture(String step) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + "-" + step + ".png")).setFullPage(true));
    }

    void leaves() {
        profile.close();
    }
}
