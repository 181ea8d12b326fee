package org.virtualschool.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpnTest {

    @ParameterizedTest
    @ValueSource(strings = {"B801200005001", "R674123101121", "R860400126001", "V860400125002", "E86040012501A", "P207000016049"})
    void numbersWithTheRightCheckLetterAreTaken(String text) {
        assertThat(Upn.fault(text)).isEmpty();
        assertThat(new Upn(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A801200005001", "Q207000016049"})
    void aWrongCheckLetterIsTold(String text) {
        assertThat(Upn.fault(text)).contains("has the wrong check letter");
        assertThatIllegalArgumentException().isThrownBy(() -> new Upn(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "B80120000500", "B8012000050011", "I801200005001", "b801200005001", "B80120000500I", "B8012O0005001"})
    void otherFormsAreNoUpn(String text) {
        assertThat(Upn.fault(text)).contains("is not a letter followed by 12 digits");
    }

    @Test
    void aNumberForTheTimeBeingEndsInALetter() {
        assertThat(new Upn("E86040012501A").value()).isEqualTo("E86040012501A");
    }

    @Test
    void theReturnsCodesSayWhyThereIsNone() {
        assertThat(Upn.isReasonForNone("UN1")).isTrue();
        assertThat(Upn.isReasonForNone("un5")).isTrue();
        assertThat(Upn.isReasonForNone("UN6")).isFalse();
    }
}
