package org.virtualschool.register.ssda903;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.intake.ImportSummary;
import org.virtualschool.register.CarePeriod;
import org.virtualschool.register.CareStatus;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.TestImports;
import org.virtualschool.testing.TestRegister;

/** What the two files of the SSDA903 return leave on record. */
@CaseworkTest
class ReturnImportTest {

    private static final String HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB";
    private static final String EPISODES =
            "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN";

    @Autowired
    private TestImports imports;
    @Autowired
    private Children children;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private MutableClock clock;

    private final String number = "903-" + TestRegister.number();

    @BeforeEach
    void itIsNovember() {
        clock.setTo(LocalDate.of(2026, 11, 21));
    }

    @Test
    void theHeaderAddsChildrenByNumberWithoutNames() {
        ImportSummary run = header(number + ",2,14/03/2013,WBRI,B801200005001,0,");

        assertThat(run.created()).isEqualTo(1);
        assertThat(run.warned()).isZero();
        Child child = child();
        assertThat(child.isNamed()).isFalse();
        assertThat(child.dateOfBirth()).isEqualTo("2013-03-14");
        assertThat(child.sex()).isEqualTo("F");
        assertThat(child.upn()).isEqualTo("B801200005001");
        assertThat(child.careStatus()).isEqualTo(CareStatus.WITH_SOCIAL_WORKER);
        assertThat(children.unnamed(0, Integer.MAX_VALUE)).extracting(Child::reference).contains(child.reference());
    }

    @Test
    void aWrongCheckLetterIsAWarningAndTheChildGoesInWithoutUpn() {
        ImportSummary run = header(number + ",1,14/03/2013,WBRI,Q207000016049,0,");

        assertThat(run.created()).isEqualTo(1);
        assertThat(run.warned()).isEqualTo(1);
        assertThat(run.rejected()).isZero();
        assertThat(child().upn()).isNull();
        assertThat(imports.notes(run)).containsExactly("!2 UPN: the UPN has the wrong check letter; the child is kept without it");
    }

    @Test
    void theCodesForNoUpnAreNoWarning() {
        ImportSummary run = header(number + ",1,14/03/2013,WBRI,UN4,0,");

        assertThat(run.created()).isEqualTo(1);
        assertThat(run.warned()).isZero();
        assertThat(child().upn()).isNull();
    }

    @Test
    void aLaterHeaderChangesWhatChangedAndTheSameOneNothing() {
        header(number + ",1,14/03/2013,WBRI,UN4,0,");
        assertThat(header(number + ",1,15/03/2013,WBRI,B801200005001,0,").updated()).isEqualTo(1);
        assertThat(child().dateOfBirth()).isEqualTo("2013-03-15");
        assertThat(child().upn()).isEqualTo("B801200005001");

        assertThat(header(number + ",1,15/03/2013,WBRI,UN4,0,").unchanged()).isEqualTo(1);
        assertThat(child().upn()).isEqualTo("B801200005001");
    }

    @Test
    void childrenWhoCannotBeAreRefused() {
        ImportSummary run = header(
                number + "a,1,22/11/2026,WBRI,UN4,0,", number + "b,1,31/02/2013,WBRI,UN4,0,", number + "c,1,,WBRI,UN4,0,",
                ",1,14/03/2013,WBRI,UN4,0,", number + "d,1,14/03/1980,WBRI,UN4,0,", number + "e,1,2013-03-14,WBRI,UN4,0,");

        assertThat(run.rejected()).isEqualTo(6);
        assertThat(imports.notes(run)).containsExactly("2 DOB: is in the future", "3 DOB: is not a date like 31/12/2024",
                "4 DOB: is empty", "5 CHILD: is empty", "6 DOB: is more than 26 years ago", "7 DOB: is not a date like 31/12/2024");
    }

    @Test
    void anOpenEpisodeMakesTheChildLookedAfter() {
        known();
        ImportSummary run = episodes(number + ",10/01/2025,S,C2,N1,U4,PR1,,,,AB1 2CD,EF3 4GH,SC012345");

        assertThat(run.created()).isEqualTo(1);
        assertThat(child().careStatus()).isEqualTo(CareStatus.LOOKED_AFTER);
        assertThat(child().legalStatus()).isEqualTo("C2");
        assertThat(periods()).containsExactly("2025-01-10 - null null");
        assertThat(children.carePlacements(child().id())).singleElement().satisfies(placement -> {
            assertThat(placement.placementType()).isEqualTo("U4");
        });
    }

    @Test
    void anEpisodeSentAgainWithItsEndIsClosedAndTheNextOneGoesOn() {
        known();
        episodes(number + ",10/01/2025,S,V2,N1,U6,PR1,,,,,,");
        ImportSummary run = episodes(
                number + ",10/01/2025,S,V2,N1,U6,PR1,01/04/2025,X1,,,,", number + ",01/04/2025,L,C2,N1,U4,PR1,,,,,,");

        assertThat(run.updated()).isEqualTo(1);
        assertThat(run.created()).isEqualTo(1);
        assertThat(periods()).containsExactly("2025-01-10 - null null");
        assertThat(child().legalStatus()).isEqualTo("C2");
    }

    @Test
    void theOrderOfRowsDoesNotMatter() {
        known();
        episodes(number + ",10/01/2025,S,V2,N1,U6,PR1,,,,,,");
        String[] backwards = {number + ",01/06/2025,P,C2,N1,K2,PR4,,,,,,", number + ",01/04/2025,L,C2,N1,U4,PR1,01/06/2025,X1,,,,",
                number + ",10/01/2025,S,V2,N1,U6,PR1,01/04/2025,X1,,,,"};
        ImportSummary run = episodes(backwards);

        assertThat(run.rejected()).isZero();
        assertThat(run.created()).isEqualTo(2);
        assertThat(run.updated()).isEqualTo(1);
        assertThat(periods()).containsExactly("2025-01-10 - null null");
        assertThat(episodes(backwards).unchanged()).isEqualTo(3);
    }

    @Test
    void whoLeftCareForGoodFamiliesWasLookedAfterAndOthersHaveASocialWorker() {
        known();
        episodes(number + ",10/01/2025,S,C2,N1,U4,PR1,01/04/2025,E45,,,,");
        assertThat(child().careStatus()).isEqualTo(CareStatus.PREVIOUSLY_LOOKED_AFTER);
        assertThat(child().legalStatus()).isNull();
        assertThat(periods()).containsExactly("2025-01-10 - 2025-04-01 E45");

        episodes(number + ",10/01/2025,S,C2,N1,U4,PR1,01/04/2025,E4A,,,,");
        assertThat(child().careStatus()).isEqualTo(CareStatus.WITH_SOCIAL_WORKER);
        assertThat(periods()).containsExactly("2025-01-10 - 2025-04-01 E4A");
    }

    @Test
    void whoComesBackIntoCareHasTwoPeriods() {
        known();
        episodes(number + ",10/01/2025,S,C2,N1,U4,PR1,01/04/2025,E4A,,,,", number + ",02/09/2025,S,V2,N1,U6,PR1,,,,,,");

        assertThat(periods()).containsExactly("2025-09-02 - null null", "2025-01-10 - 2025-04-01 E4A");
        assertThat(child().legalStatus()).isEqualTo("V2");
    }

    @Test
    void shortBreaksAreNotCare() {
        known();
        ImportSummary run = episodes(number + ",10/01/2025,S,V4,N2,U6,PR1,,,,,,");

        assertThat(run.created()).isEqualTo(1);
        assertThat(periods()).isEmpty();
        assertThat(child().careStatus()).isEqualTo(CareStatus.WITH_SOCIAL_WORKER);
        assertThat(child().legalStatus()).isNull();
    }

    /** What nothing needs is not held: UK GDPR, article 5(1)(c). */
    @Test
    void postcodesAndTheProviderAreNotKept() {
        known();
        episodes(number + ",10/01/2025,S,C2,N1,U4,PR1,,,,AB1 2CD,EF3 4GH,SC123456");

        assertThat(jdbc.sql("select p::text from casework.care_placement p where child_id = ?").param(child().id())
                .query(String.class).single()).contains("U4").doesNotContain("AB1", "EF3", "PR1", "SC123456");
    }

    @Test
    void whatContradictsItselfOrTheRecordIsRefusedWithTheReason() {
        known();
        episodes(number + ",10/01/2025,S,C2,N1,U4,PR1,01/04/2025,X1,,,,");
        ImportSummary run = episodes(
                "nobody-" + number + ",10/01/2025,S,C2,N1,U4,PR1,,,,,,",
                number + ",01/03/2025,P,C2,N1,U4,PR1,,,,,,",
                number + ",01/05/2025,P,C2,N1,U4,PR1,01/04/2025,X1,,,,",
                number + ",02/05/2025,Q,C9,N9,Q1,PR9,03/05/2025,E99,NONE,,,",
                number + ",22/11/2026,P,C2,N1,U4,PR1,,,,,,",
                number + ",01/02/2013,P,C2,N1,U4,PR1,01/03/2013,X1,,,,",
                number + ",03/05/2025,P,C2,N1,U4,PR1,,X1,,,,",
                number + ",04/05/2025,P,C2,N1,U4,PR1,05/05/2025,,,,,",
                number + ",05/05/2025,,,,,,,,,,,");

        assertThat(run.rejected()).isEqualTo(9);
        assertThat(imports.notes(run)).containsExactly(
                "2 CHILD: is not on record: load the header file with this child first",
                "3 DECOM: overlaps with the episode on record from 2025-01-10 to 2025-04-01",
                "4 DEC: is before the first day, DECOM",
                "5 RNE: is not a code of the return", "5 LS: is not a code of the return", "5 CIN: is not a code of the return",
                "5 PLACE: is not a code of the return",
                "5 REC: is not a code of the return", "5 REASON_PLACE_CHANGE: is not a code of the return",
                "6 DECOM: is in the future",
                "7 DECOM: is before the child was born",
                "8 DEC: is empty, but REC says why the episode ended",
                "9 REC: is empty, but DEC says that the episode ended",
                "10 RNE: is empty", "10 LS: is empty", "10 PLACE: is empty");
        assertThat(children.carePlacements(child().id())).hasSize(1);
    }

    private void known() {
        header(number + ",2,14/03/2013,WBRI,UN1,0,");
    }

    private Child child() {
        return children.bySocialCareId(number).orElseThrow();
    }

    private List<String> periods() {
        return children.carePeriods(child().id()).stream().map(ReturnImportTest::words).toList();
    }

    private static String words(CarePeriod period) {
        return period.startedOn() + " - " + period.endedOn() + " " + period.endReason();
    }

    private ImportSummary header(String... rows) {
        return imports.load("ssda903/header", with(HEADER, rows));
    }

    private ImportSummary episodes(String... rows) {
        return imports.load("ssda903/episodes", with(EPISODES, rows));
    }

    private static String[] with(String header, String... rows) {
        String[] lines = new String[rows.length + 1];
        lines[0] = header;
        System.arraycopy(rows, 0, lines, 1, rows.length);
        return lines;
    }
}
