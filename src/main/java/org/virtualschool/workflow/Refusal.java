package org.virtualschool.workflow;

/**
 * A refusal as the engine's REST API words it.
 *
 * @param type    a word for programs
 * @param message what people are told
 */
public record Refusal(String type, String message) {

    /** One answer for foreign, unknown and forbidden things alike: a different one would tell which ids exist. */
    public static final Refusal NOT_FOR_YOU = new Refusal("AuthorizationException",
            "There is no such task or case, or it is not yours to do this with.");
}
