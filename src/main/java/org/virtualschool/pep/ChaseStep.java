package org.virtualschool.pep;

/** The steps by which a PEP that is not signed off is chased, in their order. How many days apart they are is policy. */
public enum ChaseStep {

    REMINDER_1("pep.chase.reminder1", true),
    REMINDER_2("pep.chase.reminder2", true),
    /** Designated teacher and social worker are told. */
    OVERDUE_1("pep.chase.overdue1", false),
    /** Team manager and head teacher are told as well. */
    OVERDUE_2("pep.chase.overdue2", false),
    /** Head of the virtual school and reviewing officer are told as well. */
    OVERDUE_3("pep.chase.overdue3", false),
    /** The PEP goes on the exception list. */
    EXCEPTION("pep.chase.exception", false);

    private final String policy;
    private final boolean before;

    ChaseStep(String policy, boolean before) {
        this.policy = policy;
        this.before = before;
    }

    /** Name of the policy that says how many days from the due date. */
    String policy() {
        return policy;
    }

    /** Whether it comes before the due date. */
    public boolean isReminder() {
        return before;
    }

    /** Whether no step follows. */
    boolean isLast() {
        return this == EXCEPTION;
    }

    /** The step after this one. */
    ChaseStep next() {
        return values()[ordinal() + 1];
    }
}
