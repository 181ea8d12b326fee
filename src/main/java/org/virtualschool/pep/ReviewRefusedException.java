package org.virtualschool.pep;

import org.springframework.http.HttpStatus;

/** A PEP review that cannot be started, with the reason in a sentence people can read. */
public class ReviewRefusedException extends RuntimeException {

    /** Why. */
    public enum Reason {

        NOT_LOOKED_AFTER("This child is not looked after, so no PEP is needed.", HttpStatus.BAD_REQUEST),
        NOT_NAMED("This child is known only by number. Load the child's name before starting a PEP review.", HttpStatus.BAD_REQUEST),
        NOT_OF_AGE("This child needs no PEP: younger than school age and in no early-years setting, or past Year 13.", HttpStatus.BAD_REQUEST),
        REVIEW_OPEN("A PEP review of this child is under way. It has to be signed off before another one starts.", HttpStatus.CONFLICT);

        private final String sentence;
        private final HttpStatus status;

        Reason(String sentence, HttpStatus status) {
            this.sentence = sentence;
            this.status = status;
        }

        /** As people read it. */
        public String sentence() {
            return sentence;
        }

        /** What page and API alike answer with. */
        public HttpStatus status() {
            return status;
        }
    }

    private final Reason reason;

    ReviewRefusedException(Reason reason) {
        super(reason.sentence);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
