package org.virtualschool.shell;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;

/** A multipart body that cannot be taken apart is the sender's fault, wherever it is first looked at. */
@ControllerAdvice
class UnreadableForms {

    @ExceptionHandler
    void answer(MultipartException fault, HttpServletResponse response) throws IOException {
        response.sendError(fault instanceof ErrorResponse known
                ? known.getStatusCode().value() : HttpStatus.UNSUPPORTED_MEDIA_TYPE.value());
    }
}
