package org.virtualschool.testing.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** The one Chromium of a test run: system property {@code chromium}, environment {@code CHROMIUM}, or Debian's. */
final class Chromium implements CloseableResource {

    /**
     * What Playwright switches off itself, in whose place this argument comes, and the list below the address bar: though nobody sees
     * it, each window draws it in a process of its own, for about a second of processor time.
     */
    private static final String WITHOUT = String.join(",", "AvoidUnnecessaryBeforeUnloadCheckSync", "BoundaryEventDispatchTracksNodeRemoval",
            "DestroyProfileOnBrowserClose", "DialMediaRouteProvider", "GlobalMediaControls", "HttpsUpgrades", "LensOverlay", "MediaRouter",
            "PaintHolding", "ThirdPartyStoragePartitioning", "BlockOriginHeaderModificationOnRedirect", "Translate", "AutoDeElevate",
            "OptimizationHints", "WebUIOmniboxPopup", "WebUIOmniboxAimPopup");
    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-features=" + WITHOUT);

    private final Playwright playwright;
    private final Browser browser;
    private final Windows windows;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
        this.windows = new Windows(browser);
    }

    static Path path() {
        String byEnvironment = System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium");
        return Path.of(System.getProperty("chromium", byEnvironment));
    }

    static boolean isInstalled() {
        return Files.isExecutable(path());
    }

    static boolean isRequired() {
        return Boolean.parseBoolean(System.getenv("REQUIRE_BROWSER"));
    }

    static Chromium launch() {
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(path()).setHeadless(true).setArgs(ARGUMENTS));
        return new Chromium(playwright, browser);
    }

    Windows windows() {
        return windows;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
