package org.virtualschool.security.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers given in place of the engine's. The webapps ask for more than a role may see, and where they are refused they show a
 * red box, or "Loading" for good. They are told that there is none of it, whatever id they name.
 */
final class ReadyAnswers {

    /** The engine guards comments by no grant. Refused them, Tasklist shows no history at all. */
    private static final List<CallPattern> NONE_TO_TASKLIST = CallPattern.of("GET /task/{id}/comment");
    /** Variables hold the label of a case; nothing here runs as a batch, an external task or a called process. */
    private static final List<CallPattern> NONE_TO_OPERATORS = CallPattern.of("""
            GET /task/report/candidate-group-count
            GET /batch/statistics/
            GET /history/batch
            SEARCH /variable-instance
            SEARCH /variable-instance/
            SEARCH /external-task
            SEARCH /camunda/api/cockpit/plugin/base/default/process-instance/{id}/called-process-instances
            SEARCH /camunda/api/cockpit/plugin/base/default/process-definition/{id}/called-process-definitions
            """);
    private static final List<CallPattern> ZERO_TO_OPERATORS = CallPattern.of("""
            GET /batch/statistics/count
            GET /history/batch/count
            SEARCH /variable-instance/count
            SEARCH /external-task/count
            """);

    private ReadyAnswers() {
    }

    /**
     * The answer to a call, to be written as JSON; empty if there is none here.
     *
     * @param call   path within the REST API, or the whole path of any other call
     * @param groups of the caller
     */
    static Optional<Object> to(HttpServletRequest request, String call, List<String> groups) {
        boolean none = AllowedCalls.usesTasklist(groups) && isAmong(NONE_TO_TASKLIST, request, call)
                || AllowedCalls.isOperator(groups) && isAmong(NONE_TO_OPERATORS, request, call);
        if (none) {
            return Optional.of(List.of());
        }
        return AllowedCalls.isOperator(groups) && isAmong(ZERO_TO_OPERATORS, request, call)
                ? Optional.of(Map.of("count", 0)) : Optional.empty();
    }

    private static boolean isAmong(List<CallPattern> calls, HttpServletRequest request, String call) {
        return calls.stream().anyMatch(pattern -> pattern.matches(request, call, null));
    }
}
