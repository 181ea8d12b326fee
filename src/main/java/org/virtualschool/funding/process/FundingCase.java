package org.virtualschool.funding.process;

/** Names in the model {@code processes/funding/funding-request.bpmn} and the variables its instances carry. */
final class FundingCase {

    static final String PROCESS_KEY = "fundingRequest";

    static final String DECIDE = "userTask_decideFundingRequest";
    static final String VOTE_HEAD = "userTask_voteAsHead";
    static final String VOTE_MANAGER = "userTask_voteAsManager";
    static final String ANSWER = "userTask_answerQuestion";
    static final String REPORT = "userTask_reportImpact";
    static final String REFUND = "userTask_confirmRefund";
    /** Where what is approved waits to be paid. */
    static final String WAITS_FOR_PAYMENT = "intermediateCatchEvent_paid";

    /** What an instance carries from its start on. */
    static final String REQUEST_ID = "requestId";
    static final String CHILD_ID = "childId";
    static final String CASE_LABEL = "caseLabel";
    /** Who answers questions: a social worker in person, otherwise null; and the group that does, or covers for the worker. */
    static final String ANSWERER = "answerer";
    static final String ANSWERER_GROUP = "answererGroup";

    /** What the table of eligibility decides on; gone once it has. */
    static final String LOOKED_AFTER = "lookedAfter";
    static final String GRANT_FITS_AGE = "grantFitsAge";
    static final String PEP_CURRENT = "pepCurrent";
    static final String PEP_RATING = "pepRating";
    static final String PREMIUM_USE = "premiumUse";
    static final String ASKED_BEFORE = "askedBefore";
    static final String BEGUN_BEFORE = "begunBefore";
    /** Whether no rule refuses the request. */
    static final String ELIGIBLE = "eligible";

    /** What the table of approval decides on; gone once it has. */
    static final String AMOUNT_PENCE = "amountPence";
    static final String WITHIN_CORE = "withinCore";
    static final String POOLED = "pooled";
    static final String VERIFIED_HOURS = "verifiedHours";
    /** Its answer. */
    static final String ROUTE = "approvalRoute";
    /** The role that decides, where one person does. */
    static final String APPROVER_GROUP = "approverGroup";

    /** What was decided. */
    static final String OUTCOME = "fundingOutcome";
    static final String APPROVED = "approved";
    static final String DECLINED = "declined";
    static final String ASKED = "asked";
    /** The votes named different amounts, or the money is not there. */
    static final String OPEN = "open";

    /** Messages: it is paid; a PEP is signed while it is used; part of it has to come back. */
    static final String PAID = "funding.paid";
    static final String PEP_SIGNED = "funding.pepSigned";
    static final String RECOUPED = "funding.recouped";
    /** When the report is asked for, and from then on when whoever reports is reminded and when more people are told. */
    static final String REPORT_AT = "reportAt";
    static final String IMPACT_REMIND_AT = "impactRemindAt";
    static final String IMPACT_ESCALATE_AT = "impactEscalateAt";
    /** Whether less was spent than was paid. */
    static final String MONEY_LEFT = "moneyLeft";

    /** The message that ends a request that is closed. */
    static final String ENDED = "funding.ended";

    /** When those who decide are reminded, and when the head is told. */
    static final String REMIND_AT = "remindAt";
    static final String ESCALATE_AT = "escalateAt";

    private FundingCase() {
    }
}
