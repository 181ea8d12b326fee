package org.virtualschool.demo;

import java.util.List;
import java.util.stream.Collectors;

/** The schools of the sample authority. Names, numbers and places are invented; 999 is no authority's code. */
final class SampleSchools {

    static final String AUTHORITY_CODE = "999";
    static final String AUTHORITY_NAME = "Northmoor";

    /**
     * One school as the GIAS extract would give it.
     *
     * @param slug      short name used in the sample's user ids
     * @param lowestAge youngest age taught, in years
     * @param oldestAge oldest age taught, in years
     */
    record SampleSchool(String slug, String urn, String establishmentNumber, String name, String typeCode, String type,
            String phaseCode, String phase, int lowestAge, int oldestAge, String town, String postcode) {
    }

    /** A private nursery: GIAS does not list it, so it has no URN. */
    static final String NURSERY_NAME = "Acorns Day Nursery";
    static final String NURSERY_POSTCODE = "NM1 4AC";

    private static final String COMMUNITY = "Community school";
    private static final String ACADEMY = "Academy converter";

    static final List<SampleSchool> ALL = List.of(
            primary("birchwood", 1, "Birchwood Primary School", "01", COMMUNITY, "Northmoor"),
            primary("cedar-lane", 2, "Cedar Lane Primary School", "01", COMMUNITY, "Northmoor"),
            primary("holly-bank", 3, "Holly Bank Primary Academy", "34", ACADEMY, "Eastwick"),
            primary("st-aidans", 4, "St Aidan's Church of England Primary School", "02", "Voluntary aided school", "Eastwick"),
            primary("millbrook", 5, "Millbrook Primary School", "01", COMMUNITY, "Millbrook"),
            primary("riverside", 6, "Riverside Primary Academy", "34", ACADEMY, "Southgate"),
            primary("larkfield", 7, "Larkfield Primary School", "01", COMMUNITY, "Southgate"),
            primary("kingsmead", 8, "Kingsmead Primary School", "01", COMMUNITY, "Westbridge"),
            primary("ashdown", 9, "Ashdown Primary School", "01", COMMUNITY, "Westbridge"),
            primary("thornhill", 10, "Thornhill Primary School", "01", COMMUNITY, "Thornhill"),
            primary("priory", 11, "Priory Primary Academy", "34", ACADEMY, "Thornhill"),
            secondary("oakfield", 12, "Oakfield Academy", "34", ACADEMY, "Northmoor"),
            secondary("elmbridge", 13, "Elmbridge School", "01", COMMUNITY, "Northmoor"),
            secondary("st-marys", 14, "St Mary's Catholic High School", "02", "Voluntary aided school", "Eastwick"),
            secondary("hazelmere", 15, "Hazelmere Academy", "34", ACADEMY, "Southgate"),
            secondary("westbridge", 16, "Westbridge High School", "01", COMMUNITY, "Westbridge"),
            secondary("northmoor-high", 17, "Northmoor High School", "01", COMMUNITY, "Northmoor"),
            new SampleSchool("willows", "990018", "7001", "The Willows School", "07", "Community special school",
                    "0", "Not applicable", 4, 19, "Northmoor", "NM2 7WS"),
            new SampleSchool("bridge", "990019", "1101", "The Bridge Pupil Referral Unit", "14", "Pupil referral unit",
                    "0", "Not applicable", 11, 16, "Southgate", "NM5 1BR"),
            new SampleSchool("little-oaks", "990020", "1001", "Little Oaks Nursery School", "15", "Local authority nursery school",
                    "1", "Nursery", 2, 4, "Eastwick", "NM3 2LO"),
            new SampleSchool("sunrise", "990021", "1002", "Sunrise Nursery School", "15", "Local authority nursery school",
                    "1", "Nursery", 2, 4, "Southgate", "NM5 3SN"),
            new SampleSchool("northmoor-college", "990022", "8001", "Northmoor Sixth Form College", "18", "Further education",
                    "6", "16 plus", 16, 19, "Northmoor", "NM1 1SF"));

    private SampleSchools() {
    }

    /** The schools in the columns of the GIAS extract. */
    static String asGiasExtract() {
        String header = "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (code),"
                + "TypeOfEstablishment (name),EstablishmentStatus (code),EstablishmentStatus (name),OpenDate,CloseDate,"
                + "PhaseOfEducation (code),PhaseOfEducation (name),StatutoryLowAge,StatutoryHighAge,Town,Postcode,TelephoneNum\r\n";
        return ALL.stream().map(SampleSchools::giasRow).collect(Collectors.joining("\r\n", header, "\r\n"));
    }

    private static String giasRow(SampleSchool school) {
        return String.join(",", school.urn(), AUTHORITY_CODE, AUTHORITY_NAME, school.establishmentNumber(),
                school.name(), school.typeCode(), school.type(), "1", "Open", "01-09-1998", "",
                school.phaseCode(), school.phase(), String.valueOf(school.lowestAge()),
                String.valueOf(school.oldestAge()), school.town(), school.postcode(), "");
    }

    private static SampleSchool primary(String slug, int number, String name, String typeCode, String type, String town) {
        return new SampleSchool(slug, "9900%02d".formatted(number), "20%02d".formatted(number), name, typeCode, type,
                "2", "Primary", 4, 11, town, "NM%d %dPR".formatted(1 + number % 9, number % 10));
    }

    private static SampleSchool secondary(String slug, int number, String name, String typeCode, String type, String town) {
        return new SampleSchool(slug, "9900%02d".formatted(number), "40%02d".formatted(number), name, typeCode, type,
                "4", "Secondary", 11, 18, town, "NM%d %dSE".formatted(1 + number % 9, number % 10));
    }
}
