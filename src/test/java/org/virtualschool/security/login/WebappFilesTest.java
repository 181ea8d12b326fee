package org.virtualschool.security.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.virtualschool.people.Role;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.TestLogins;

/** Files that are the same for everybody are fetched once and small; what is about children is kept in no cache. */
@CaseworkTest
class WebappFilesTest {

    private static final String TASKLIST = "/camunda/app/tasklist/";
    private static final Pattern STYLES = Pattern.compile("href=\"(/css/casework[^\"]*\\.css)\"");

    @LocalServerPort
    private int port;
    @Autowired
    private TestLogins logins;

    private Caller adviser;

    @BeforeEach
    void somebodySignedIn() {
        adviser = Caller.browser(port);
        adviser.logIn(logins.of(Role.VIRTUAL_SCHOOL_ADVISER), PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/lib/deps.js?bust=7.24.0", TASKLIST + "camunda-tasklist-bootstrap.js?bust=7.24.0",
            TASKLIST + "camunda-tasklist-bootstrap.css?bust=7.24.0"})
    void whatCarriesItsVersionIsKeptForAYear(String path) {
        Caller.Answer file = adviser.get(path, "Accept-Encoding", "gzip");

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Cache-Control")).isEqualTo("max-age=31536000");
        assertThat(file.header("Content-Encoding")).isEqualTo("gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {TASKLIST + "scripts/casework.js", TASKLIST + "scripts/casework/drafts.js",
            TASKLIST + "styles/user-styles.css?bust=7.24.0", "/camunda/assets/tasklist.svg",
            "/camunda/assets/casework/webapps.css"})
    void whatMayChangeIsAskedAfterAndNotSentAgain(String path) {
        Caller.Answer file = adviser.get(path);

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(adviser.get(path, "If-Modified-Since", file.header("Last-Modified")).status()).isEqualTo(304);
    }

    @Test
    void ourOwnStylesCarryTheirVersionAndAreCompressed() {
        Matcher styles = STYLES.matcher(adviser.get("/").body());
        assertThat(styles.find()).isTrue();

        Caller.Answer file = adviser.get(styles.group(1), "Accept-Encoding", "gzip");

        assertThat(styles.group(1)).matches("/css/casework-[0-9a-f]{32}\\.css");
        assertThat(file.header("Cache-Control")).isEqualTo("max-age=31536000");
        assertThat(file.header("Content-Encoding")).isEqualTo("gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/children", TASKLIST + "default/", "/camunda/api/engine/engine/default/task/count"})
    void pagesAndAnswersAboutPeopleAreKeptNowhere(String path) {
        Caller.Answer page = adviser.get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).contains("no-store");
    }
}
