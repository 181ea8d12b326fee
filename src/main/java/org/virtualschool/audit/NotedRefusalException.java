package org.virtualschool.audit;

import org.springframework.security.access.AccessDeniedException;

/** Access is refused, and the refusal stands in the audit trail already. */
public class NotedRefusalException extends AccessDeniedException {

    /** @param message what people may be told */
    public NotedRefusalException(String message) {
        super(message);
    }
}
