package org.virtualschool.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.virtualschool.intake.ImportRefusedException;
import org.virtualschool.intake.Imports;

/** Files by machine: {@code POST /api/register/{name}} with the file as a {@code text/csv} body. */
@RestController
@CoordinatorOnly
class ImportApi {

    private final Imports imports;

    ImportApi(Imports imports) {
        this.imports = imports;
    }

    @PostMapping(path = "/api/register/{*name}", consumes = "text/csv")
    ImportAnswer load(@PathVariable String name, HttpServletRequest request, Principal principal) throws IOException {
        imports.refuseIfLarger(request.getContentLengthLong());
        return ImportAnswer.of(imports.run(name.substring(1), request.getInputStream(), null, principal.getName()));
    }

    @ExceptionHandler
    ProblemDetail refused(ImportRefusedException refusal) {
        return ProblemDetail.forStatusAndDetail(RefusalStatus.of(refusal), refusal.getMessage());
    }
}
