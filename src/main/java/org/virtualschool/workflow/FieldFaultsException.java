package org.virtualschool.workflow;

import java.util.List;
import java.util.stream.Collectors;

/** A form that cannot be taken, with every fault found. Answered as 400; the task stays open. */
public class FieldFaultsException extends RuntimeException {

    private final transient List<FieldFault> faults;

    /** @param faults at least one */
    public FieldFaultsException(List<FieldFault> faults) {
        super(faults.stream().map(FieldFault::sentence).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    /** Every fault, in the order of the form. */
    public List<FieldFault> faults() {
        return faults;
    }
}
