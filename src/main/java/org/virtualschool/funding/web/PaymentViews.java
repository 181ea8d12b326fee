package org.virtualschool.funding.web;

import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.payment.MethodSum;
import org.virtualschool.funding.payment.Payment;
import org.virtualschool.funding.payment.PaymentMethod;
import org.virtualschool.funding.payment.PaymentPreview.SchoolSum;
import org.virtualschool.funding.payment.PaymentRun;
import org.virtualschool.funding.payment.RunStatus;
import org.virtualschool.funding.payment.SentBack;

/** Payment runs and what is in them, in words. */
final class PaymentViews {

    private PaymentViews() {
    }

    private static String requests(long number) {
        return number == 1 ? "1 request" : "%,d requests".formatted(number);
    }

    /**
     * A run.
     *
     * @param colour   of the tag that says the state
     * @param ended    when and by whom it was released or discarded; empty while it waits
     * @param progress how much of a released run is paid; empty otherwise
     */
    record RunView(UUID id, String title, String state, String colour, boolean waits, boolean released, boolean paid, String prepared,
            String ended, String requests, String sum, String progress) {

        static RunView of(PaymentRun run, UnaryOperator<String> nameOf) {
            boolean released = run.status() == RunStatus.RELEASED;
            String ended = run.endedAt() == null ? "" : Words.moment(run.endedAt()) + " by " + nameOf.apply(run.endedBy());
            return new RunView(run.id(), "Payment run " + run.number(), run.isPaid() ? "Paid" : run.status().inWords(), colour(run),
                    run.status() == RunStatus.PREPARED, released, run.isPaid(),
                    Words.moment(run.preparedAt()) + " by " + nameOf.apply(run.preparedBy()), ended, "%,d".formatted(run.payments()),
                    Words.pounds(run.pence()), released ? progress(run) : "");
        }

        private static String progress(PaymentRun run) {
            String paid = "%,d of %s paid".formatted(run.paid(), PaymentViews.requests(run.payments()));
            return run.sentBack() == 0 ? paid : paid + ", %,d sent back".formatted(run.sentBack());
        }

        private static String colour(PaymentRun run) {
            return switch (run.status()) {
                case PREPARED -> "govuk-tag--yellow";
                case RELEASED -> run.isPaid() ? "govuk-tag--green" : "govuk-tag--blue";
                case DISCARDED -> "govuk-tag--grey";
            };
        }
    }

    /**
     * One request in a run.
     *
     * @param urn      empty for a school without
     * @param leftOut  whether the run goes on without it
     * @param stands   whether it is paid and was not sent back
     * @param sentBack when, by whom and why it was sent back; empty unless it was
     * @param before   that another run paid it before, in vain; empty unless one has
     */
    record PaymentRow(int number, String school, String urn, String reference, String method, String amount, String paid, boolean leftOut,
            boolean stands, String sentBack, String before) {

        /** @param excluded the children from whom the reader is excluded */
        static PaymentRow of(Payment payment, Set<UUID> excluded, UnaryOperator<String> nameOf) {
            return new PaymentRow(payment.position(), payment.school(), payment.urn() == null ? "" : payment.urn(),
                    payment.referenceFor(excluded), payment.method().inWords(),
                    Words.pounds(payment.pence()), paid(payment), payment.leftOut(), payment.paidAt() != null && payment.sentBack() == null,
                    sentBack(payment.sentBack(), nameOf),
                    payment.paidBefore() == null ? "" : "Payment run %d paid this before; it was sent back.".formatted(payment.paidBefore()));
        }

        private static String sentBack(SentBack sentBack, UnaryOperator<String> nameOf) {
            return sentBack == null ? "" : "Sent back, as %s recorded on %s: %s".formatted(nameOf.apply(sentBack.by()), Words.day(sentBack.at()),
                    sentBack.because());
        }

        private static String paid(Payment payment) {
            if (payment.leftOut()) {
                return "Never";
            }
            return payment.paidAt() == null ? "Not yet" : Words.day(payment.paidAt());
        }
    }

    /** What of a run is paid in one way, and the file for it. */
    record SumView(String method, String what, String file, String fileName) {

        static SumView of(MethodSum sum) {
            boolean journal = sum.method() == PaymentMethod.JOURNAL;
            return new SumView(sum.method().inWords(), Words.pounds(sum.pence()) + " for " + PaymentViews.requests(sum.requests()),
                    PaymentFiles.nameOf(sum.method()), journal ? "Journal for maintained schools" : "BACS list for academies and others");
        }
    }

    /** What one school would get. */
    record SchoolRow(String school, String method, long requests, String amount) {

        static SchoolRow of(SchoolSum sum) {
            return new SchoolRow(sum.name(), sum.method().inWords(), sum.requests(), Words.pounds(sum.pence()));
        }
    }
}
