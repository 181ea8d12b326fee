package org.virtualschool.funding.payment;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.policy.Policies;
import org.virtualschool.policy.PolicyReader;

/**
 * Who is paid how. A journal is for a school that this authority maintains: its type on record is one of those an authority maintains,
 * and its authority is ours. Everybody else is paid by BACS: academies and free schools, independent schools, colleges, private
 * nurseries, schools of other authorities, and those of whom type or authority is not known, since a bank account can be asked for and
 * a wrong journal would move money of a school that is none of ours.
 */
@Component
class PaymentRoute implements PolicyReader {

    /** Policy: the number of this authority in the list of schools, three digits. */
    private static final String OWN_AUTHORITY = "funding.ownAuthority";

    /** As GIAS names them, in lower case. */
    private static final Set<String> MAINTAINED = Set.of("community school", "voluntary aided school", "voluntary controlled school",
            "foundation school", "community special school", "foundation special school", "local authority nursery school",
            "pupil referral unit");

    private final Policies policies;
    private final CivilTime time;

    PaymentRoute(Policies policies, CivilTime time) {
        this.policies = policies;
        this.time = time;
    }

    @Override
    public void readPolicies(LocalDate on) {
        policies.wholeNumber(OWN_AUTHORITY, on);
    }

    /** The number of this authority, three digits, as schools are listed with it. */
    String ownAuthority() {
        return "%03d".formatted(policies.wholeNumber(OWN_AUTHORITY, time.today()));
    }

    /**
     * How a school is paid.
     *
     * @param type         as GIAS names it; null if not known
     * @param authority    number of its authority; null if not known
     * @param ownAuthority number of ours
     */
    static PaymentMethod of(String type, String authority, String ownAuthority) {
        boolean maintained = type != null && MAINTAINED.contains(type.strip().toLowerCase(Locale.UK));
        return maintained && ownAuthority.equals(authority) ? PaymentMethod.JOURNAL : PaymentMethod.BACS;
    }
}
