package org.virtualschool.shell;

import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers what Spring MVC itself refuses in the API (a wrong type, a missing parameter, an unreadable body) as problem
 * documents (RFC 9457). Pages for people are answered by {@link ErrorPages} instead.
 */
@RestControllerAdvice(annotations = RestController.class)
class ApiProblems extends ResponseEntityExceptionHandler {
}
