package org.virtualschool.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import java.util.ArrayList;
import java.util.List;

/** The people who visit the application in one test, each with a browser profile of their own. */
public final class Visitors implements AutoCloseable {

    /** The narrowest phone that WCAG's reflow rule asks for, in CSS pixels. */
    public static final int PHONE = 320;
    /** A desk screen, in CSS pixels. */
    public static final int DESK = 1280;

    private static final int HEIGHT = 900;

    private final Browser browser;
    private final String address;
    private final String test;
    private final List<Visitor> visitors = new ArrayList<>();

    Visitors(Browser browser, String address, String test) {
        this.browser = browser;
        this.address = address;
        this.test = test;
    }

    /** Somebody at a desk who has not signed in. */
    public Visitor anonymous() {
        return add("anonymous", options(DESK));
    }

    /** Somebody at a desk, signed in. */
    public Visitor signedIn(String userId, String password) {
        return add(userId, options(DESK)).signsIn(userId, password);
    }

    /** Somebody signed in on a small phone. */
    public Visitor signedInOnPhone(String userId, String password) {
        return add(userId + "-phone", options(PHONE)).signsIn(userId, password);
    }

    /** Somebody signed in whose browser runs no JavaScript. */
    public Visitor signedInWithoutJavaScript(String userId, String password) {
        return add(userId + "-noscript", options(DESK).setJavaScriptEnabled(false)).signsIn(userId, password);
    }

    private static NewContextOptions options(int width) {
        return new NewContextOptions().setViewportSize(width, HEIGHT).setLocale("en-GB").setTimezoneId("Europe/London");
    }

    private Visitor add(String name, NewContextOptions options) {
        Visitor visitor = new Visitor(browser.newContext(options.setBaseURL(address)), test + "-" + name.replaceAll("(-\\d+)?@[^-]*", ""));
        visitors.add(visitor);
        return visitor;
    }

    void keepPictures() {
        visitors.forEach(visitor -> visitor.picture("failed"));
    }

    void assertNoComplaints() {
        assertThat(visitors.stream().flatMap(visitor -> visitor.complaints().stream()))
                .as("script errors and failed requests on our pages").isEmpty();
    }

    @Override
    public void close() {
        visitors.forEach(Visitor::leaves);
    }
}
