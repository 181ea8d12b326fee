package org.virtualschool.childrecord;

import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.pep.PepHistory;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PepStatus;
import org.virtualschool.register.Child;
import org.virtualschool.security.CurrentViewer;
import org.virtualschool.security.ReadableChildren;

/** A signed PEP as a PDF, for whoever may read the child's record, with no more in it than the record shows them. */
@Controller
class PepPdfPage {

    private final ReadableChildren children;
    private final PepHistory peps;
    private final PepDocuments documents;
    private final TaggedPdf pdf;
    private final CurrentViewer currentViewer;
    private final AuditTrail audit;

    PepPdfPage(ReadableChildren children, PepHistory peps, PepDocuments documents, TaggedPdf pdf, CurrentViewer currentViewer,
            AuditTrail audit) {
        this.children = children;
        this.peps = peps;
        this.documents = documents;
        this.pdf = pdf;
        this.currentViewer = currentViewer;
        this.audit = audit;
    }

    @GetMapping("/children/{reference}/peps/{pepId}.pdf")
    ResponseEntity<byte[]> save(@PathVariable String reference, @PathVariable String pepId) {
        Child child = children.require(reference);
        PepRecord pep = signed(child, pepId);
        PepDocument document = documents.of(child, pep, currentViewer.get());
        byte[] content = pdf.of("childrecord/pep-document", Map.of("pep", document));
        audit.done("pep.pdf", child.id(), pep.id().toString());
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(document.fileName()).build().toString())
                .body(content);
    }

    private PepRecord signed(Child child, String pepId) {
        PepRecord pep = peps.of(child.id()).stream().filter(one -> one.id().toString().equals(pepId)).findFirst()
                .orElseThrow(() -> new NoDocument(HttpStatus.NOT_FOUND, child.reference(),
                        "There is no such PEP on this child\u2019s record."));
        if (pep.status() != PepStatus.SIGNED_OFF) {
            throw new NoDocument(HttpStatus.CONFLICT, child.reference(),
                    "This PEP is not signed off. It can be saved as a PDF once it is.");
        }
        return pep;
    }

    @ExceptionHandler
    ModelAndView none(NoDocument none) {
        return new ModelAndView("childrecord/no-document", Map.of("words", none.getMessage(), "reference", none.reference),
                none.status);
    }

    /** There is nothing to save; the message says why. */
    private static final class NoDocument extends RuntimeException {

        private final HttpStatus status;
        private final String reference;

        private NoDocument(HttpStatus status, String reference, String words) {
            super(words);
            this.status = status;
            this.reference = reference;
        }
    }
}
