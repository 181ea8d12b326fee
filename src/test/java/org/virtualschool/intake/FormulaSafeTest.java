package org.virtualschool.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaSafeTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+44 20", "-2", "@SUM(A1)", "\tx", "  =1", "\r=1", "|calc", "\uFF1D1", "\uFF0B1", "\uFF0D2", "\uFF20SUM(A1)"})
    void whatASpreadsheetWouldRunIsMadeText(String cell) {
        assertThat(FormulaSafe.cell(cell)).isEqualTo("'" + cell);
    }

    @Test
    void theRestStaysAsItIs() {
        assertThat(FormulaSafe.cell("O'Brien-Smith")).isEqualTo("O'Brien-Smith");
        assertThat(FormulaSafe.cell("a=b")).isEqualTo("a=b");
        assertThat(FormulaSafe.cell("")).isEmpty();
        assertThat(FormulaSafe.cell(null)).isEmpty();
    }
}
