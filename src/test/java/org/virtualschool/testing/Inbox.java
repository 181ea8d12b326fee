package org.virtualschool.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.virtualschool.testing.Caller.Answer;

/** What somebody reads on the inbox page. */
public final class Inbox {

    private static final Pattern ROW = Pattern.compile("class=\"vs-below\">([^<]*)</span>.*?data-label=\"Told on\">([^<]*)<", Pattern.DOTALL);

    private Inbox() {
    }

    /** Everything on the first page, the latest first, as {@code Tuesday 17 November 2026 at 6:00am: A PEP is …}. */
    public static List<String> of(int port, String userId) {
        Caller browser = Caller.browser(port);
        browser.logIn(userId, TestLogins.PASSWORD);
        Answer page = browser.get("/inbox");
        assertThat(page.status()).isEqualTo(200);
        return ROW.matcher(page.body()).results().map(row -> row.group(2) + ": " + row.group(1)).toList();
    }
}
