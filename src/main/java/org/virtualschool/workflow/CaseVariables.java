package org.virtualschool.workflow;

/** Names of the variables that the cases of every process carry. */
public final class CaseVariables {

    /** Id of the child the case is about; absent where it is about no single child. */
    public static final String CHILD_ID = "childId";
    /** How the case is recognised in lists of tasks. */
    public static final String LABEL = "caseLabel";

    private CaseVariables() {
    }
}
