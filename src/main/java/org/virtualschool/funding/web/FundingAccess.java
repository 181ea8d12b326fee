package org.virtualschool.funding.web;

/** Who may see and who may book the money of pupil premium, as the pages ask. */
final class FundingAccess {

    /** Asks for premium; see also {@link org.virtualschool.people.RoleTrait#ASKS_FOR_PREMIUM}. */
    static final String MAY_ASK = "hasAnyRole('designated-teacher', 'early-years-provider', 'virtual-school-adviser', 'social-worker')";
    /** Claims early years pupil premium; see also {@link org.virtualschool.people.RoleTrait#CLAIMS_EARLY_YEARS}. */
    static final String MAY_CLAIM = "hasAnyRole('designated-teacher', 'early-years-provider', 'virtual-school-adviser')";
    /** Decides on requests. */
    static final String MAY_DECIDE = "hasAnyRole('virtual-school-adviser', 'virtual-school-head', 'manager')";
    /** Reads funds and entries. */
    static final String MAY_READ = "hasAnyRole('virtual-school-head', 'virtual-school-adviser', 'manager', 'finance-officer')";
    /** Puts money into funds. */
    static final String MAY_BOOK = "hasAnyRole('virtual-school-head', 'manager')";

    /** Prepares, releases and discards payment runs. */
    static final String MAY_PAY = "hasRole('finance-officer')";
    /** Reads payment runs; managers only what they come to: the amount of a payment names the school of a protected child. */
    static final String MAY_READ_PAYMENTS = "hasAnyRole('finance-officer', 'virtual-school-head', 'manager')";
    /** Reads what is in payment runs, and saves the files; whose other roles open records see {@link RunContents}. */
    static final String MAY_READ_WHAT_IS_PAID = "hasAnyRole('finance-officer', 'virtual-school-head')";

    /** Reads the year end. */
    static final String MAY_READ_YEAR_END = MAY_READ_PAYMENTS;
    /** Begins the year end, and further statements. */
    static final String MAY_END_YEARS = MAY_PAY;

    private FundingAccess() {
    }
}
