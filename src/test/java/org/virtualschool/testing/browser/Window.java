package org.virtualschool.testing.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;

/** A browser window with a profile of its own: cookies, storage and cache. Notes what goes wrong on our pages in it. */
final class Window implements AutoCloseable {

    private static final String EMPTY = "about:blank";
    private static final int PATIENCE = 30_000;

    private static final String STYLE_REFUSED = "Applying inline style violates";

    private final String address;
    private final boolean javaScript;
    private final BrowserContext profile;
    private final Page page;
    private final CDPSession devTools;
    private final List<String> complaints = new ArrayList<>();
    private boolean faultsExpected;
    private boolean examined;

    Window(BrowserContext profile, String address, boolean javaScript) {
        this.profile = profile;
        this.address = address;
        this.javaScript = javaScript;
        this.page = profile.newPage();
        this.devTools = profile.newCDPSession(page);
        page.onConsoleMessage(this::note);
        page.onPageError(error -> noteOnOurPages("script error: " + error));
        page.onRequestFailed(this::note);
        page.onResponse(this::note);
    }

    private void note(Request failed) {
        // What is saved while somebody types may be under way when they leave the page.
        if (!(failed.url().endsWith("/draft") && "net::ERR_ABORTED".equals(failed.failure()))) {
            noteOnOurPages("no answer: " + failed.url() + " " + failed.failure());
        }
    }

    private void note(ConsoleMessage message) {
        // axe-core puts styles of its own into a page, which the page's content policy refuses; word of it can come when it is through.
        if (examined && message.text().startsWith(STYLE_REFUSED)) {
            return;
        }
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
        if (!faultsExpected && !page.url().contains("/camunda/")) {
            complaints.add("at " + page.url() + ": " + complaint);
        }
    }

    boolean serves(String wantedAddress, boolean wantedJavaScript) {
        return address.equals(wantedAddress) && javaScript == wantedJavaScript;
    }

    BrowserContext profile() {
        return profile;
    }

    Page page() {
        return page;
    }

    List<String> complaints() {
        return complaints;
    }

    boolean faultsExpected() {
        return faultsExpected;
    }

    void expectFaults(boolean expected) {
        faultsExpected = expected;
    }

    /** Says that axe-core has been in a page of this visit. */
    void examined() {
        examined = true;
    }

    /**
     * Makes it as good as new, but for what has been fetched: a new one costs half a second of the processor.
     *
     * @return whether that went well
     */
    boolean clear() {
        try {
            faultsExpected = true;
            profile.pages().stream().filter(other -> other != page).forEach(Page::close);
            page.unrouteAll();
            if (page.url().startsWith(address)) {
                page.evaluate("() => sessionStorage.clear()");
            }
            page.navigate(EMPTY);
            JsonObject everything = new JsonObject();
            everything.addProperty("origin", address);
            everything.addProperty("storageTypes", "all");
            devTools.send("Storage.clearDataForOrigin", everything);
            profile.clearCookies();
            page.setDefaultTimeout(PATIENCE);
            complaints.clear();
            faultsExpected = false;
            examined = false;
            return true;
        } catch (PlaywrightException e) {
            return false;
        }
    }

    @Override
    public void close() {
        profile.close();
    }
}
