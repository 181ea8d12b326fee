package org.virtualschool.workflow;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a form, so that a person is told everything at once. */
public final class FieldFaults {

    private final List<FieldFault> faults = new ArrayList<>();

    /** Notes that {@code message} is wrong with the field {@code field}. */
    public FieldFaults reject(String field, String message) {
        faults.add(new FieldFault(field, field, message));
        return this;
    }

    /** Notes the fault if {@code wrong}. */
    public FieldFaults rejectIf(boolean wrong, String field, String message) {
        return wrong ? reject(field, message) : this;
    }

    /** @throws FieldFaultsException if anything was noted */
    public void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new FieldFaultsException(faults);
        }
    }
}
