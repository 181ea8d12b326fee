package org.virtualschool.pep.process;

/** Names in the model {@code processes/pep/pep-review.bpmn} and the variables its instances carry. */
final class PepReview {

    static final String PROCESS_KEY = "pepReview";

    static final String INITIATE = "userTask_initiatePep";
    static final String SCHOOL_SECTION = "userTask_completeSchoolSection";
    static final String EARLY_YEARS_SECTION = "userTask_completeEarlyYearsSection";
    static final String POST_16_SECTION = "userTask_completePost16Section";
    static final String ADVISER_SECTION = "userTask_completeAdviserSection";
    static final String CARE_SECTION = "userTask_completeCareSection";
    static final String CHILD_VOICE = "userTask_recordChildVoice";
    static final String MEETING = "userTask_holdPepMeeting";
    static final String CONFIRM_PLAN = "userTask_confirmPlan";
    static final String QUALITY_ASSURANCE = "userTask_qualityAssurePep";
    static final String REWORK_SCHOOL = "userTask_reworkSchoolSections";
    static final String REWORK_CARE = "userTask_reworkCareSections";
    static final String SECOND_RED = "userTask_decideSecondRed";
    static final String SIGN_OFF = "userTask_signOffPep";
    static final String SHARE = "userTask_sharePep";

    /** What an instance carries from its start on. */
    static final String PEP_ID = "pepId";
    static final String CHILD_ID = "childId";
    static final String SCHOOL_KEY = "schoolKey";
    static final String CASE_LABEL = "caseLabel";
    static final String PEP_KIND = "pepKind";
    static final String SOCIAL_WORKER = "socialWorker";
    static final String TEAM_GROUP = "teamGroup";
    static final String SCHOOL_GROUP = "schoolGroup";
    static final String ADVISER = "adviser";
    static final String SETTING = "setting";
    /** The form of reworking: it asks what the section of this kind of setting asked. */
    static final String REWORK_FORM = "reworkForm";
    static final String CARE_SECTION_KEPT = "careSectionKept";
    /** When the next reminder or escalation comes. */
    static final String CHASE_AT = "chaseAt";
    static final String YEAR_13_ENDS_AT = "year13EndsAt";

    /** Message: the PEP is not needed any more. */
    static final String CANCELLED = "pep.reviewCancelled";

    /** What the social worker says of the plan. */
    static final String PLAN_OUTCOME = "planOutcome";
    static final String DISPUTE = "dispute";

    /** What the rating table decides on; gone once it has. */
    static final String LOWEST_SCORE = "lowestScore";
    static final String ONES_COUNT = "onesCount";
    static final String VOICE_RECORDED = "voiceRecorded";
    static final String SMART_TARGETS_SET = "smartTargetsSet";
    static final String NEXT_REVIEW_DATED = "nextReviewDated";

    /** What steers the review from quality assurance on. */
    static final String QUALITY_RATING = "qualityRating";
    static final String RED_COUNT = "redCount";
    static final String SCHOOL_REWORK_NEEDED = "schoolReworkNeeded";
    static final String CARE_REWORK_NEEDED = "careReworkNeeded";
    static final String SAMPLED = "sampled";
    static final String HEAD_FREE = "headFree";
    static final String ADVISER_FREE = "adviserFree";
    static final String SECOND_RED_OUTCOME = "secondRedOutcome";
    static final String SIGN_OFF_OUTCOME = "signOffOutcome";
    static final String RETURN = "return";

    private PepReview() {
    }
}
