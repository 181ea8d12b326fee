package org.virtualschool.bench;

import java.util.List;

/** Where a review stands while lists are read, by the tasks that are open then. */
enum Stage {

    /** The social worker is to begin. */
    BEGUN("userTask_initiatePep"),
    /** Everybody prepares. */
    PREPARING("userTask_completeCareSection", "userTask_completeSchoolSection", "userTask_recordChildVoice"),
    /** The school's section is there. */
    HALF_PREPARED("userTask_completeCareSection", "userTask_recordChildVoice"),
    /** The head is to sign. */
    FOR_SIGN_OFF("userTask_signOffPep");

    private final List<String> tasks;

    Stage(String... tasks) {
        this.tasks = List.of(tasks);
    }

    List<String> tasks() {
        return tasks;
    }
}
