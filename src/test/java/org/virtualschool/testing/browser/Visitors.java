package org.virtualschool.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import org.virtualschool.testing.Caller;

/** The people who visit the application in one test, each in a window with a profile of its own. */
public final class Visitors implements AutoCloseable {

    /** The narrowest phone that WCAG's reflow rule asks for, in CSS pixels. */
    public static final int PHONE = 320;
    /** A desk screen, in CSS pixels. */
    public static final int DESK = 1280;

    private static final int HEIGHT = 900;

    private final Windows windows;
    private final int port;
    private final String test;
    private final List<Visitor> visitors = new ArrayList<>();

    Visitors(Windows windows, int port, String test) {
        this.windows = windows;
        this.port = port;
        this.test = test;
    }

    /** Somebody at a desk who has not signed in. */
    public Visitor anonymous() {
        return visitor("anonymous", DESK, true);
    }

    /** Somebody at a desk, signed in, in an empty window. */
    public Visitor signedIn(String userId, String password) {
        return signIn(visitor(shortened(userId), DESK, true), userId, password);
    }

    /** Somebody signed in on a small phone. */
    public Visitor signedInOnPhone(String userId, String password) {
        return signIn(visitor(shortened(userId) + "-phone", PHONE, true), userId, password);
    }

    /** Somebody signed in whose browser runs no JavaScript. */
    public Visitor signedInWithoutJavaScript(String userId, String password) {
        return signIn(visitor(shortened(userId) + "-noscript", DESK, false), userId, password);
    }

    /** Signs in over HTTP: the login page has browser tests of its own, and going through it takes a second each time. */
    private Visitor signIn(Visitor visitor, String userId, String password) {
        Caller caller = Caller.browser(port);
        Caller.Answer answer = caller.logIn(userId, password);
        assertThat(answer.status() + " " + answer.header("Location")).as("login of %s", userId).startsWith("302 ").doesNotContain("/login");
        visitor.window().profile().addCookies(List.of(
                new Cookie("JSESSIONID", caller.cookie("JSESSIONID")).setUrl(address()).setHttpOnly(true)));
        return visitor;
    }

    private Visitor visitor(String name, int width, boolean javaScript) {
        Visitor visitor = new Visitor(windows.take(address(), width, HEIGHT, javaScript), test + "-" + name);
        visitors.add(visitor);
        return visitor;
    }

    private static String shortened(String userId) {
        return userId.replaceAll("(-\\d+)?@.*", "");
    }

    private String address() {
        return "http://localhost:" + port;
    }

    void keepPictures() {
        visitors.forEach(visitor -> visitor.keepPicture("failed"));
    }

    void assertNoComplaints() {
        assertThat(visitors.stream().flatMap(visitor -> visitor.complaints().stream()))
                .as("script errors and failed requests on our pages").isEmpty();
    }

    @Override
    public void close() {
        visitors.forEach(visitor -> windows.giveBack(visitor.window()));
    }
}
