package org.virtualschool.people;

import java.util.List;

/** The roles people hold. Each is a group of the identity service by the same name. */
public final class Role {

    public static final String VIRTUAL_SCHOOL_HEAD = "virtual-school-head";
    public static final String VIRTUAL_SCHOOL_ADVISER = "virtual-school-adviser";
    public static final String VIRTUAL_SCHOOL_COORDINATOR = "virtual-school-coordinator";
    public static final String FINANCE_OFFICER = "finance-officer";
    public static final String DESIGNATED_TEACHER = "designated-teacher";
    public static final String HEADTEACHER = "headteacher";
    public static final String SOCIAL_WORKER = "social-worker";
    public static final String SOCIAL_WORK_MANAGER = "social-work-manager";
    public static final String INDEPENDENT_REVIEWING_OFFICER = "independent-reviewing-officer";
    public static final String ADMISSIONS_OFFICER = "admissions-officer";
    public static final String ATTENDANCE_OFFICER = "attendance-officer";
    public static final String DIRECTOR_OF_CHILDRENS_SERVICES = "director-of-childrens-services";
    public static final String EARLY_YEARS_PROVIDER = "early-years-provider";
    public static final String MANAGER = "manager";
    public static final String GOVERNOR = "governor";
    /** Keeps the system running and sees no casework. */
    public static final String SYSTEM_ADMINISTRATOR = "system-administrator";

    /** Every role, in the order of the list above. */
    public static final List<String> ALL = List.of(VIRTUAL_SCHOOL_HEAD, VIRTUAL_SCHOOL_ADVISER,
            VIRTUAL_SCHOOL_COORDINATOR, FINANCE_OFFICER, DESIGNATED_TEACHER, HEADTEACHER, SOCIAL_WORKER,
            SOCIAL_WORK_MANAGER, INDEPENDENT_REVIEWING_OFFICER, ADMISSIONS_OFFICER, ATTENDANCE_OFFICER,
            DIRECTOR_OF_CHILDRENS_SERVICES, EARLY_YEARS_PROVIDER, MANAGER, GOVERNOR, SYSTEM_ADMINISTRATOR);

    private Role() {
    }
}
