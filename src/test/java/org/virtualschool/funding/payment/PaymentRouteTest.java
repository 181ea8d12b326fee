package org.virtualschool.funding.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is paid by journal, and who by BACS. */
class PaymentRouteTest {

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', textBlock = """
            Community school                    | 860 | JOURNAL
            community school                    | 860 | JOURNAL
            Voluntary aided school              | 860 | JOURNAL
            Voluntary controlled school         | 860 | JOURNAL
            Foundation school                   | 860 | JOURNAL
            Community special school            | 860 | JOURNAL
            Foundation special school           | 860 | JOURNAL
            Local authority nursery school      | 860 | JOURNAL
            Pupil referral unit                 | 860 | JOURNAL
            Community school                    | 861 | BACS
            Community school                    |     | BACS
                                                | 860 | BACS
            Academy converter                   | 860 | BACS
            Academy sponsor led                 | 860 | BACS
            Academy special converter           | 860 | BACS
            Free schools                        | 860 | BACS
            Other independent school            | 860 | BACS
            Non-maintained special school       | 860 | BACS
            Further education                   | 860 | BACS
            Private nursery                     | 860 | BACS
            """)
    void aSchoolWeMaintainIsPaidByJournalAndEverybodyElseByBacs(String type, String authority, PaymentMethod method) {
        assertThat(PaymentRoute.of(type, authority, "860")).isEqualTo(method);
    }
}
