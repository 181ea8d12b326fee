package org.virtualschool.funding.payment;

import java.util.List;

/**
 * What preparing a run would put into it.
 *
 * @param schools       by name
 * @param withoutSchool how many approved requests wait that name no school, and so nobody to pay
 * @param ownAuthority  number of this authority: schools it maintains are paid by journal
 */
public record PaymentPreview(List<SchoolSum> schools, long withoutSchool, String ownAuthority) {

    /** How many requests. */
    public long requests() {
        return schools.stream().mapToLong(SchoolSum::requests).sum();
    }

    /** What they come to, in pence. */
    public long pence() {
        return schools.stream().mapToLong(SchoolSum::pence).sum();
    }

    /** What was shown to somebody: if the sum is another by now, they have to look again. */
    public Shown shown() {
        return new Shown(requests(), pence());
    }

    /** What one school would get. */
    public record SchoolSum(long schoolKey, String name, PaymentMethod method, long requests, long pence) {
    }

    /** How many requests, and what they come to in pence. */
    public record Shown(long requests, long pence) {
    }
}
