package org.virtualschool.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;

/**
 * The children of the run by number, the same for every engine: ten to a school, twenty to a social worker, ten social workers to
 * a team, however many there are. An authority of ten times the children has ten times the schools.
 */
final class Cohort {

    static final String HEAD = "head";
    static final String COORDINATOR = "coordinator";
    static final String ADVISER = "adviser";

    private static final int PER_SCHOOL = 10;
    private static final int PER_WORKER = 20;
    private static final int WORKERS_PER_TEAM = 10;
    private static final int ONE_IN_SO_MANY_FOR_SIGN_OFF = 20;
    private static final long FIRST_SCHOOL = 500_001;
    private static final long CHILD = 0xC41DL;
    private static final long PEP = 0x9E9L;

    private final BenchSizes sizes;

    Cohort(BenchSizes sizes) {
        this.sizes = sizes;
    }

    /** How many schools a part of the authority has; a part has as many children as are launched. */
    int schoolsOfPart() {
        return Math.max(1, sizes.children() / PER_SCHOOL);
    }

    int workersOfPart() {
        return Math.max(1, sizes.children() / PER_WORKER);
    }

    int partOf(int child) {
        return child / sizes.children();
    }

    int schoolOf(int child) {
        return partOf(child) * schoolsOfPart() + child % schoolsOfPart();
    }

    int workerOf(int child) {
        return partOf(child) * workersOfPart() + child % workersOfPart();
    }

    UUID childId(int child) {
        return new UUID(CHILD, child);
    }

    /** The PEP of a child whose review is not launched but put where it stands. */
    UUID pepId(int child) {
        return new UUID(PEP, child);
    }

    long schoolKey(int school) {
        return FIRST_SCHOOL + school;
    }

    String worker(int number) {
        return "worker-" + number;
    }

    String teacher(int school) {
        return "teacher-" + school;
    }

    String teamOfWorker(int worker) {
        return "t" + worker / WORKERS_PER_TEAM;
    }

    /** Half of those whose task was completed by form have the school's section, too; every twentieth waits for the head. */
    Stage stageOf(int child) {
        int inPart = child % sizes.children();
        if (inPart < sizes.completions() / 2) {
            return Stage.HALF_PREPARED;
        }
        if (inPart < sizes.completions()) {
            return Stage.PREPARING;
        }
        return inPart >= sizes.children() - Math.max(1, sizes.children() / ONE_IN_SO_MANY_FOR_SIGN_OFF) ? Stage.FOR_SIGN_OFF : Stage.BEGUN;
    }

    /** What an instance of the review carries, by the names the model uses. */
    Map<String, Object> variables(int child, UUID pepId) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("pepId", pepId.toString());
        variables.put("childId", childId(child).toString());
        variables.put("schoolKey", schoolKey(schoolOf(child)));
        variables.put("caseLabel", "VS-%06d · A.B. · Y9 · School %d".formatted(child, schoolOf(child)));
        variables.put("pepKind", "review");
        variables.put("socialWorker", worker(workerOf(child)));
        variables.put("teamGroup", Groups.team(teamOfWorker(workerOf(child))));
        variables.put("schoolGroup", Groups.school(schoolKey(schoolOf(child))));
        variables.put("setting", "statutory");
        variables.put("careSectionKept", false);
        variables.put("chaseAt", "2026-11-20T06:00:00Z");
        variables.put("year13EndsAt", "2031-08-31T22:59:59Z");
        variables.put("adviser", null);
        if (stageOf(child) == Stage.FOR_SIGN_OFF) {
            variables.put("signOffGroup", Role.VIRTUAL_SCHOOL_HEAD);
        }
        return variables;
    }
}
