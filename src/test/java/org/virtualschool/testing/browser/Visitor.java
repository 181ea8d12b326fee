package org.virtualschool.testing.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;

/** One person with one browser window. */
public final class Visitor {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final boolean TAKES_PICTURES = Boolean.getBoolean("pictures");
    private static final int MOST_TABS = 80;

    private final Window window;
    private final Page page;
    private final String name;

    Visitor(Window window, String name) {
        this.window = window;
        this.page = window.page();
        this.name = name;
    }

    /** From here on requests of this person's pages fail on purpose. */
    public void expectsFailures() {
        window.expectFaults(true);
    }

    List<String> complaints() {
        return window.complaints().stream().map(complaint -> name + " " + complaint).toList();
    }

    Window window() {
        return window;
    }

    /** The window, for what has no helper here. */
    public Page page() {
        return page;
    }

    /** Fills in the login page, which must be open, and sends it. */
    public void signsIn(String userId, String password) {
        page.getByLabel("User name").fill(userId);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        presses("Sign in");
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

    /** What axe-core does to the page is no fault of the page. */
    private void examine() {
        window.examined();
        boolean before = window.faultsExpected();
        window.expectFaults(true);
        try {
            Accessibility.assertNoViolation(page);
        } finally {
            window.expectFaults(before);
        }
    }

    /** Keeps the whole page as a picture under {@code target/screenshots} if pictures are asked for by {@code -Dpictures=true}. */
    public void picture(String step) {
        if (TAKES_PICTURES) {
            keepPicture(step);
        }
    }

    void keepPicture(String step) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + "-" + step + ".png")).setFullPage(true));
    }
}
