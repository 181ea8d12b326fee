package org.virtualschool.workflow.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.virtualschool.workflow.RequestPath;

/**
 * A call of the engine's REST API that names one thing by id.
 *
 * @param resource {@code task}, {@code process-instance} and the like
 * @param id       of the thing
 * @param action   what is asked of it, such as {@code form-variables}; empty for the thing itself
 */
record TaskPath(String resource, String id, String action) {

    private static final Pattern WITH_ID = Pattern.compile("^(?:/engine-rest|/camunda/api/engine)(?:/engine/[^/]+)?"
            + "/(?:history/)?(task|process-instance|execution|variable-instance|detail|activity-instance|job|incident)"
            + "/([^/]+)(?:/(.*))?$");

    static Optional<TaskPath> of(HttpServletRequest request) {
        Matcher path = WITH_ID.matcher(RequestPath.of(request));
        return path.matches() && !path.group(2).equals("count")
                ? Optional.of(new TaskPath(path.group(1), path.group(2), path.group(3) == null ? "" : path.group(3)))
                : Optional.empty();
    }

    boolean isTask() {
        return resource.equals("task");
    }
}
