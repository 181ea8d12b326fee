package org.virtualschool.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualschool.notification.Notice.Urgency;

/** What can be told at all. */
class NoticeTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/children/VS-000123", "/tasks?page=2", "/camunda/app/tasklist/default/#/?task=a1-b2"})
    void leadsToPlacesOfThisApplication(String path) {
        assertThat(notice("pep.overdue", "A PEP review is overdue.", path).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "children", "https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example",
            "/x\r\nLocation: /y", "/{id}", "/children/Ada Byron"})
    void leadsNowhereElse(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> notice("pep.overdue", "A PEP review is overdue.", path))
                .withMessageContaining("path");
    }

    @Test
    void isOneShortSentence() {
        assertThat(notice("pep.overdue", "x".repeat(300), "/").text()).hasSize(300);
        assertThatIllegalArgumentException().isThrownBy(() -> notice("pep.overdue", "x".repeat(301), "/")).withMessageContaining("text");
        assertThatIllegalArgumentException().isThrownBy(() -> notice("pep.overdue", "One\nBcc: two", "/")).withMessageContaining("text");
        assertThatIllegalArgumentException().isThrownBy(() -> notice("pep.overdue", " ", "/")).withMessageContaining("text");
        assertThatIllegalArgumentException().isThrownBy(() -> notice("x".repeat(61), "Text.", "/")).withMessageContaining("topic");
        assertThatIllegalArgumentException().isThrownBy(() -> notice("pep", "Text.", "/" + "x".repeat(200))).withMessageContaining("path");
        assertThatNullPointerException().isThrownBy(() -> new Notice("pep", "Text.", null, "/", null)).withMessageContaining("urgency");
    }

    private static Notice notice(String topic, String text, String path) {
        return new Notice(topic, text, null, path, Urgency.DAILY);
    }
}
