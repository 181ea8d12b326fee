package org.virtualschool.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a request gets that nothing else has answered: people a page that says what to do next, programs a problem
 * document. Neither holds a stack trace or an exception's text; a fault of ours carries a reference found in the log.
 */
@Controller
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final int REFERENCE_BYTES = 4;

    private final SecureRandom random = new SecureRandom();
    private final DataSize largestFile;

    ErrorPages(@Value("${intake.max-file-size}") DataSize largestFile) {
        this.largestFile = largestFile;
    }

    @RequestMapping(path = "${server.error.path:/error}", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView page(HttpServletRequest request) {
        Problem problem = problem(request);
        ModelAndView page = new ModelAndView("shell/problem", problem.status());
        page.addObject("problem", problem.words());
        page.addObject("reference", problem.reference());
        return page;
    }

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<ProblemDetail> document(HttpServletRequest request) {
        Problem problem = problem(request);
        ProblemDetail document = ProblemDetail.forStatusAndDetail(problem.status(), problem.words().inOneLine());
        document.setTitle(problem.words().title());
        document.setInstance(URI.create(path(request)));
        if (problem.reference() != null) {
            document.setProperty("reference", problem.reference());
        }
        return ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(document);
    }

    private Problem problem(HttpServletRequest request) {
        HttpStatus status = status(request);
        String reference = status.is5xxServerError() ? logged(request, status) : null;
        return new Problem(status, ProblemWords.of(status, largestFile), reference);
    }

    private String logged(HttpServletRequest request, HttpStatus status) {
        byte[] bytes = new byte[REFERENCE_BYTES];
        random.nextBytes(bytes);
        String reference = HexFormat.of().withUpperCase().formatHex(bytes);
        LOG.error("Reference {}: {} {} answered {}", reference, request.getMethod(), path(request), status.value(),
                (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        return reference;
    }

    /** The page itself can be asked for by hand: then nothing has failed and nothing is there. */
    private static HttpStatus status(HttpServletRequest request) {
        Integer code = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code == null ? HttpStatus.NOT_FOUND : HttpStatus.resolve(code);
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static String path(HttpServletRequest request) {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return path == null ? request.getRequestURI() : path.toString();
    }

    private record Problem(HttpStatus status, ProblemWords words, String reference) {
    }
}
