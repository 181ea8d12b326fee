package org.virtualschool.workflow.engine;

import java.util.EnumSet;
import java.util.Set;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;

/**
 * Everything that happened, and no value of a variable: the statutory record is the casework tables, and a second copy
 * in the engine's history could neither be corrected nor kept for the right time.
 */
final class CaseworkHistoryLevel extends AbstractHistoryLevel {

    static final String NAME = "casework";

    /** Stored by the engine in ACT_GE_PROPERTY; must never change. */
    private static final int ID = 20;

    private static final Set<HistoryEventTypes> LEFT_OUT = EnumSet.of(
            HistoryEventTypes.VARIABLE_INSTANCE_CREATE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE,
            HistoryEventTypes.VARIABLE_INSTANCE_MIGRATE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL,
            HistoryEventTypes.VARIABLE_INSTANCE_DELETE,
            HistoryEventTypes.FORM_PROPERTY_UPDATE,
            HistoryEventTypes.DMN_DECISION_EVALUATE);

    @Override
    public int getId() {
        return ID;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
        return !LEFT_OUT.contains(type);
    }
}
