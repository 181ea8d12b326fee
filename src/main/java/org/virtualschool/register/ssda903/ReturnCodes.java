package org.virtualschool.register.ssda903;

import java.util.Set;
import org.virtualschool.register.CareCodes;

/**
 * Codes of the SSDA903 return's episodes that the product has no words for, those of earlier years among them, since files carry
 * old episodes. Legal status, placement type and why care ended stand in {@link CareCodes}.
 */
final class ReturnCodes {

    static final Set<String> REASON_FOR_NEW_EPISODE = Set.of("S", "L", "P", "T", "B", "U");

    static final Set<String> CATEGORY_OF_NEED = Set.of("N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8");


    static final Set<String> REASON_FOR_CHANGE = Set.of("CARPL", "CLOSE", "ALLEG", "STAND", "APPRR", "CREQB", "CREQO", "CHILD",
            "LAREQ", "PLACE", "CUSTOD", "OTHER");

    private static final String NEXT_EPISODE_FOLLOWS = "X1";

    private ReturnCodes() {
    }

    static boolean isReasonEpisodeCeased(String code) {
        return NEXT_EPISODE_FOLLOWS.equals(code) || CareCodes.isReasonCareEnded(code);
    }
}
