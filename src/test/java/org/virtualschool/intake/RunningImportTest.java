package org.virtualschool.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.virtualschool.people.Role;
import org.virtualschool.register.SchoolDetails;
import org.virtualschool.register.SchoolStatus;
import org.virtualschool.register.Schools;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;

/** Two files of one kind at once: the second sender is told to wait. */
@CaseworkTest
class RunningImportTest {

    private static final String BOUNDARY = "multipart/form-data; boundary=x";
    private static final String FORM = """
            --x\r
            Content-Disposition: form-data; name="_csrf"\r
            \r
            %s\r
            --x\r
            Content-Disposition: form-data; name="file"; filename="settings.csv"\r
            Content-Type: text/csv\r
            \r
            name,postcode\r
            --x--\r
            """;

    @LocalServerPort
    private int port;
    @Autowired
    private TestLogins logins;
    @Autowired
    private RunLock lock;
    @Autowired
    private Schools schools;

    @Test
    void theSecondSenderIsToldToWait() {
        String coordinator = logins.of(Role.VIRTUAL_SCHOOL_COORDINATOR);
        Caller browser = Caller.browser(port);
        browser.logIn(coordinator, TestLogins.PASSWORD);
        String token = browser.get("/imports").body().replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");

        try (RunLock.Held held = lock.hold("settings")) {
            Caller.Answer api = Caller.program(port, coordinator, TestLogins.PASSWORD)
                    .send("POST", "/api/register/settings", "name,postcode\nx,y\n", "text/csv");
            assertThat(api.status()).isEqualTo(409);
            assertThat(api.body()).contains("A file of this kind is being loaded at this moment.");

            Caller.Answer page = browser.send("POST", "/imports/settings", FORM.formatted(token), BOUNDARY);
            assertThat(page.status()).isEqualTo(409);
            assertThat(page.body()).contains("A file of this kind is being loaded at this moment.");
        }
    }

    @Test
    void aSettingCannotBeOnRecordTwice() {
        String name = "Acorns " + TestRegister.number();
        schools.add(setting(name));

        assertThatThrownBy(() -> schools.add(setting(name.toUpperCase()))).isInstanceOf(DataIntegrityViolationException.class);
    }

    private static SchoolDetails setting(String name) {
        return new SchoolDetails(null, null, name, "Nursery", null, null, null, SchoolStatus.OPEN, null, null, null, null, null,
                "ZZ1 1ZZ", null, null, null, null);
    }
}
