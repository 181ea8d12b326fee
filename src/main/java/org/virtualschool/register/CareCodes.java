package org.virtualschool.register;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/** Codes of the SSDA903 return in words a teacher understands. A code not known here is shown as it is. */
public final class CareCodes {

    private static final Map<String, String> LEGAL_STATUS = Map.ofEntries(
            entry("C1", "Interim care order"),
            entry("C2", "Full care order"),
            entry("D1", "Freeing order"),
            entry("E1", "Placement order"),
            entry("J1", "Remanded to the local authority or to youth detention"),
            entry("J2", "In local authority accommodation after arrest"),
            entry("J3", "Youth rehabilitation order with a residence or fostering requirement"),
            entry("L1", "Under police protection"),
            entry("L2", "Emergency protection order"),
            entry("L3", "Child assessment order"),
            entry("V2", "Accommodated by agreement (section 20)"),
            entry("V3", "Short breaks"),
            entry("V4", "Short breaks"));

    private static final Set<String> REASON_CARE_ENDED = Set.of("E11", "E12", "E13", "E14", "E15", "E16", "E17", "E2", "E3", "E4",
            "E4A", "E4B", "E41", "E43", "E44", "E45", "E46", "E47", "E48", "E5", "E6", "E7", "E8", "E9");

    private static final Map<String, String> PLACEMENT_TYPE = Map.ofEntries(
            entry("A3", "Placed for adoption with the current foster carer"),
            entry("A4", "Placed for adoption"),
            entry("A5", "Placed for adoption with the current foster carer"),
            entry("A6", "Placed for adoption"),
            entry("H5", "Semi-independent or supported accommodation"),
            entry("K1", "Secure children's home"),
            entry("K2", "Children's home"),
            entry("P1", "With a parent or another person with parental responsibility"),
            entry("P2", "Living independently"),
            entry("P3", "Residential employment"),
            entry("R1", "Residential care home"),
            entry("R2", "Hospital or other health care"),
            entry("R3", "Family centre or mother and baby unit"),
            entry("R5", "Young offender institution"),
            entry("S1", "Residential school"),
            entry("T0", "Temporary move"),
            entry("T1", "In hospital for a time"),
            entry("T2", "Away on holiday"),
            entry("T3", "Other carers while the foster carer is on holiday"),
            entry("T4", "Temporary accommodation of up to seven days"),
            entry("U1", "Long-term foster care with a relative or friend"),
            entry("U2", "Foster care with a relative or friend approved to adopt"),
            entry("U3", "Foster care with a relative or friend"),
            entry("U4", "Long-term foster care"),
            entry("U5", "Foster care with a carer approved to adopt"),
            entry("U6", "Foster care"),
            entry("Z1", "Other placement"));

    private CareCodes() {
    }

    /** Legal status (LS) in words; null for null. */
    public static String legalStatusInWords(String code) {
        return inWords(LEGAL_STATUS, code);
    }

    /** Placement type (PLACE) in words; null for null. */
    public static String placementTypeInWords(String code) {
        return inWords(PLACEMENT_TYPE, code);
    }

    /** Whether the return knows the code as a legal status (LS). */
    public static boolean isLegalStatus(String code) {
        return LEGAL_STATUS.containsKey(code);
    }

    /** Whether the return knows the code as a placement type (PLACE). */
    public static boolean isPlacementType(String code) {
        return PLACEMENT_TYPE.containsKey(code);
    }

    /** Whether the return knows the code as a reason why being looked after ended, those of earlier years among them. */
    public static boolean isReasonCareEnded(String code) {
        return REASON_CARE_ENDED.contains(code);
    }

    private static String inWords(Map<String, String> words, String code) {
        return code == null ? null : words.getOrDefault(code, code);
    }
}
