package org.virtualschool.register.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.virtualschool.intake.ImportSummary;
import org.virtualschool.intake.Imports;
import org.virtualschool.register.InspectionFramework;
import org.virtualschool.register.School;
import org.virtualschool.register.SchoolDetails;
import org.virtualschool.register.SchoolStatus;
import org.virtualschool.register.Schools;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.TestImports;
import org.virtualschool.testing.TestRegister;

/** What the public file of schools leaves on record. */
@CaseworkTest
class SchoolsImportTest {

    private static final String HEADINGS = "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (code),"
            + "TypeOfEstablishment (name),EstablishmentStatus (code),EstablishmentStatus (name),OpenDate,CloseDate,"
            + "PhaseOfEducation (name),StatutoryLowAge,StatutoryHighAge,OfstedLastInsp,OfstedRating (name),Town,Postcode,TelephoneNum";

    @Autowired
    private TestImports files;
    @Autowired
    private Imports imports;
    @Autowired
    private Schools schools;

    private final String urn = "8%06d".formatted(TestRegister.number());

    @Test
    void aSchoolIsTakenOverWithEverythingWeKeep() {
        ImportSummary run = files.load("schools", HEADINGS, urn + ",860,Staffordshire,17,\"Oakfield School, Upper\",01,Community school,3,"
                + "\"Open, but proposed to close\",01-09-1970,,Secondary,11,18,14-05-2023,Good,Stone,ST15 1AA,01785000000");

        assertThat(run.created()).isEqualTo(1);
        assertThat(school().details()).isEqualTo(new SchoolDetails(urn, "8600017", "Oakfield School, Upper", "Secondary",
                "Community school", "860", "Staffordshire", SchoolStatus.CLOSING, LocalDate.of(1970, 9, 1), null, 11, 18, "Stone",
                "ST15 1AA", "01785000000", LocalDate.of(2023, 5, 14), InspectionFramework.OVERALL_GRADE, "Good"));
    }

    @Test
    void aReportCardHasNoOverallGrade() {
        files.load("schools", HEADINGS, urn + ",,,,New Road School,,,1,,,,,,,12-01-2026,,,,");

        assertThat(school().details().inspectionFramework()).isEqualTo(InspectionFramework.REPORT_CARD);
        assertThat(school().details().inspectionOutcome()).isNull();
    }

    @Test
    void theSameFileAgainChangesNothingAndALaterOneWhatChanged() {
        String row = urn + ",860,Staffordshire,17,Oakfield School,01,Community school,1,Open,01-09-1970,,Secondary,11,18,,,Stone,ST15 1AA,";
        files.load("schools", HEADINGS, row);
        Long key = school().key();

        assertThat(files.load("schools", HEADINGS, row).unchanged()).isEqualTo(1);
        assertThat(files.load("schools", HEADINGS, row.replace(",1,Open,01-09-1970,,", ",2,Closed,01-09-1970,31-08-2026,")).updated())
                .isEqualTo(1);
        assertThat(school().key()).isEqualTo(key);
        assertThat(school().isOpen()).isFalse();
    }

    @Test
    void whatTheFileHasNoColumnForStays() {
        files.load("schools", HEADINGS, urn + ",860,Staffordshire,17,Oakfield School,,,1,,,,Secondary,11,18,14-05-2023,Good,Stone,ST15 1AA,");

        ImportSummary run = files.load("schools", "URN,EstablishmentName,EstablishmentStatus (name)", urn + ",Oakfield Academy,Open");

        assertThat(run.updated()).isEqualTo(1);
        assertThat(school().name()).isEqualTo("Oakfield Academy");
        assertThat(school().details().town()).isEqualTo("Stone");
        assertThat(school().details().inspectionOutcome()).isEqualTo("Good");
        assertThat(school().details().laestab()).isEqualTo("8600017");
    }

    @Test
    void windowsCharactersAndUtf8AreBothRead() {
        String file = "URN,EstablishmentName,EstablishmentStatus (code)\r\n" + urn + ",St Mary’s “Upper” School – Zoë,1\r\n";

        ImportSummary windows = load(file, "windows-1252");
        assertThat(windows.created()).isEqualTo(1);
        assertThat(school().name()).isEqualTo("St Mary’s “Upper” School – Zoë");
        assertThat(load(file, "UTF-8").unchanged()).isEqualTo(1);
        assertThat(load("\uFEFF" + file, "UTF-8").unchanged()).isEqualTo(1);
    }

    @Test
    void whatCannotBeIsRefusedAndTheRestGoesIn() {
        ImportSummary run = files.load("schools", HEADINGS,
                "abc,,,,Name,,,1,,,,,,,,,,,", urn + "1,,,,,,,1,,,,,,,,,,,", urn + "2,,,,Name,,,9,,,,,,,,,,,",
                urn.substring(0, 7) + ",,,,Good School,,,1,,31/12/2024,,,,,,,,,", urn + ",,,x,Good School,,,1,,,,,old,,,,,,",
                "9" + urn.substring(1) + ",,,,Good School,,,1,,,,,,,,,,,");

        assertThat(run.created()).isEqualTo(1);
        assertThat(files.notes(run)).containsExactly(
                "2 URN: is not a number of 5 to 8 digits",
                "3 EstablishmentName: is empty",
                "4 EstablishmentStatus (code): is not a status of GIAS",
                "5 OpenDate: is not a date like 31-12-2024",
                "6 URN: stands in the file already, in line 5");
    }

    private ImportSummary load(String file, String charset) {
        return imports.run("schools", new ByteArrayInputStream(file.getBytes(Charset.forName(charset))), "gias.csv", "test");
    }

    private School school() {
        return schools.byUrn(urn).orElseThrow();
    }
}
