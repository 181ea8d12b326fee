package org.virtualschool.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Oakfield School | Oakfield", "Oakfield Primary School | Oakfield", "Oakfield Church of England Primary School | Oakfield",
        "St Mary's Catholic Primary School | St Mary's", "The Elmbridge Academy | Elmbridge", "Elmbridge High School, Sampleton | Elmbridge",
        "Harbour Community College | Harbour", "Acorns Day Nursery | Acorns", "King Edward VI Grammar School | King Edward VI",
        "Academy | Academy", "The Academy | The Academy", "Primary Academy | Primary Academy", "High Hill School (Upper Site) | High Hill",
        "Oakfield | Oakfield", "School of Hope | School of Hope"})
    void wordsThatSayTheKindOfSchoolAreLeftOut(String name, String shortName) {
        assertThat(ShortName.of(name)).isEqualTo(shortName);
    }
}
