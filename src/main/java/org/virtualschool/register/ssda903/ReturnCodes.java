package org.virtualschool.register.ssda903;

import java.util.Set;

/**
 * Codes of the SSDA903 return's episodes that the product has no words for, those of earlier years among them, since files carry
 * old episodes. Legal status and placement type stand in {@link org.virtualschool.register.CareCodes}.
 */
final class ReturnCodes {

    static final Set<String> REASON_FOR_NEW_EPISODE = Set.of("S", "L", "P", "T", "B", "U");

    static final Set<String> CATEGORY_OF_NEED = Set.of("N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8");

    static final Set<String> REASON_EPISODE_CEASED = Set.of("X1", "E11", "E12", "E13", "E14", "E15", "E16", "E17", "E2", "E3", "E4",
            "E4A", "E4B", "E41", "E43", "E44", "E45", "E46", "E47", "E48", "E5", "E6", "E7", "E8", "E9");

    static final Set<String> REASON_FOR_CHANGE = Set.of("CARPL", "CLOSE", "ALLEG", "STAND", "APPRR", "CREQB", "CREQO", "CHILD",
            "LAREQ", "PLACE", "CUSTOD", "OTHER");

    private ReturnCodes() {
    }
}
