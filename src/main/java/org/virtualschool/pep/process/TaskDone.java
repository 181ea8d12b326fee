package org.virtualschool.pep.process;

import java.util.Map;

/**
 * What came of a completed task.
 *
 * @param headline what happened, in a few words for the child's timeline, without names
 * @param facts    what the process keeps to find its way; empty where it needs nothing
 */
record TaskDone(String headline, Map<String, Object> facts) {

    static TaskDone of(String headline) {
        return new TaskDone(headline, Map.of());
    }
}
