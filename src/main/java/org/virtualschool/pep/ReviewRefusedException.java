package org.virtualschool.pep;

/** A PEP review that cannot be started, with the reason in a sentence people can read. */
public class ReviewRefusedException extends RuntimeException {

    /** Why. */
    public enum Reason {

        NOT_LOOKED_AFTER("This child is not looked after, so no PEP is needed."),
        NOT_NAMED("This child is known only by number. Load the child's name before starting a PEP review."),
        NOT_OF_AGE("This child needs no PEP: younger than school age and in no early-years setting, or past Year 13."),
        REVIEW_OPEN("A PEP review of this child is under way. It has to be signed off before another one starts.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** As people read it. */
        public String sentence() {
            return sentence;
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
