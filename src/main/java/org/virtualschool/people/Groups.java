package org.virtualschool.people;

/** Names of the groups that say for which school or team somebody works. */
public final class Groups {

    private static final String SCHOOL = "school-";
    private static final String TEAM = "team-";

    private Groups() {
    }

    /** The staff of a school who work on its tasks. */
    public static String school(long schoolKey) {
        return SCHOOL + schoolKey;
    }

    /** The managers of a social work team, who cover for its workers. */
    public static String team(String code) {
        return TEAM + code;
    }

    /** Whether the group is a school's. */
    public static boolean isSchool(String group) {
        return group.startsWith(SCHOOL);
    }

    /** The key of the school whose group this is, as text. */
    public static String schoolKey(String group) {
        return group.substring(SCHOOL.length());
    }

    /** Whether the group is a team's. */
    public static boolean isTeam(String group) {
        return group.startsWith(TEAM);
    }

    /** The code of the team whose group this is. */
    public static String teamCode(String group) {
        return group.substring(TEAM.length());
    }

    /** Whether the group is a school's or a team's, not a role. */
    public static boolean isScope(String group) {
        return group.startsWith(SCHOOL) || group.startsWith(TEAM);
    }
}
