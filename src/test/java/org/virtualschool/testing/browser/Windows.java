package org.virtualschool.testing.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The windows of the one Chromium; those that nobody uses any more are emptied and given to the next. */
final class Windows {

    private final Browser browser;
    private final List<Window> free = new ArrayList<>();

    Windows(Browser browser) {
        this.browser = browser;
    }

    /** An empty window of this width in CSS pixels, with a profile of its own. */
    Window take(String address, int width, int height, boolean javaScript) {
        Optional<Window> used = free.stream().filter(window -> window.serves(address, javaScript)).findFirst();
        used.ifPresent(free::remove);
        Window window = used.orElseGet(() -> open(address, javaScript));
        window.page().setViewportSize(width, height);
        return window;
    }

    private Window open(String address, boolean javaScript) {
        return new Window(browser.newContext(new NewContextOptions().setBaseURL(address).setJavaScriptEnabled(javaScript)
                .setLocale("en-GB").setTimezoneId("Europe/London")), address, javaScript);
    }

    void giveBack(Window window) {
        if (window.clear()) {
            free.add(window);
        } else {
            window.close();
        }
    }
}
