package org.virtualschool.funding.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PoundsTest {

    private static final long MOST = 1_000_000_000;

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"1250;125000", "1,250.50;125050", "£1,250.5;125050", " £ 0.01 ;1", "12.500;1250", "10000000;1000000000",
            "0012;1200"})
    void readsAmountsAsPeopleWriteThem(String text, long pence) {
        assertThat(Pounds.read(text, MOST)).isEqualTo(new Pounds.Reading(pence, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"0;more than £0.00", "0.00;more than £0.00", "-5;more than £0.00", "-£5;more than £0.00", "£-5.00;more than £0.00",
            "\u22125;more than £0.00", "12.505;parts of a penny", "0.001;parts of a penny", "10000000.01;at most £10,000,000.00",
            "999999999999;at most", "9999999999999999999;in pounds"})
    void saysWhatIsWrongWithAnAmount(String text, String fault) {
        assertThat(Pounds.read(text, MOST).fault()).contains(fault);
        assertThat(Pounds.read(text, MOST).isAmount()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a lot", "NaN", "Infinity", "1e5", "1,2,3", "12,50", "1250,00", "0x10", "1.2.3", "٣", "$5", "--", "."})
    void takesNothingElse(String text) {
        assertThat(Pounds.read(text, MOST).fault()).contains("must be in pounds");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = " ")
    void asksForTheAmount(String text) {
        assertThat(Pounds.read(text, MOST).fault()).isEqualTo("Enter an amount.");
    }
}
