package org.virtualschool.shell;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.virtualschool.people.Role;

/** Roles as people call them. */
public final class RoleWords {

    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put(Role.VIRTUAL_SCHOOL_HEAD, "Head of the virtual school");
        WORDS.put(Role.VIRTUAL_SCHOOL_ADVISER, "Virtual school adviser");
        WORDS.put(Role.VIRTUAL_SCHOOL_COORDINATOR, "Virtual school coordinator");
        WORDS.put(Role.FINANCE_OFFICER, "Finance officer");
        WORDS.put(Role.DESIGNATED_TEACHER, "Designated teacher");
        WORDS.put(Role.HEADTEACHER, "Headteacher");
        WORDS.put(Role.SOCIAL_WORKER, "Social worker");
        WORDS.put(Role.SOCIAL_WORK_MANAGER, "Social work manager");
        WORDS.put(Role.INDEPENDENT_REVIEWING_OFFICER, "Independent reviewing officer");
        WORDS.put(Role.ADMISSIONS_OFFICER, "Admissions officer");
        WORDS.put(Role.ATTENDANCE_OFFICER, "Attendance officer");
        WORDS.put(Role.DIRECTOR_OF_CHILDRENS_SERVICES, "Director of children's services");
        WORDS.put(Role.EARLY_YEARS_PROVIDER, "Early years provider");
        WORDS.put(Role.MANAGER, "Manager");
        WORDS.put(Role.GOVERNOR, "Governor");
        WORDS.put(Role.SYSTEM_ADMINISTRATOR, "System administrator");
    }

    private RoleWords() {
    }

    /** The roles among the groups, in words, in the order of {@link Role#ALL}. */
    public static List<String> of(Collection<String> groups) {
        return WORDS.entrySet().stream().filter(role -> groups.contains(role.getKey())).map(Map.Entry::getValue).toList();
    }
}
