package org.virtualschool.register;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A time of being looked after without a break: as it follows from the episodes of care, or as the virtual school was told before
 * the return says so.
 */
@Entity
@Table(name = "care_period")
public class CarePeriod {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private UUID id;
    private UUID childId;
    private LocalDate startedOn;
    private LocalDate endedOn;
    private String endReason;
    private boolean told;

    /** For Hibernate. */
    protected CarePeriod() {
    }

    CarePeriod(UUID childId, CareSpan span) {
        this.childId = childId;
        this.startedOn = span.startedOn();
        end(span);
    }

    /** A period the virtual school was told of; the return confirms or replaces it later. */
    static CarePeriod told(UUID childId, CareSpan span) {
        CarePeriod period = new CarePeriod(childId, span);
        period.told = true;
        return period;
    }

    /** The child. */
    public UUID childId() {
        return childId;
    }

    /** The day the child came into care. */
    public LocalDate startedOn() {
        return startedOn;
    }

    /** The day the child left care; null while it lasts. */
    public LocalDate endedOn() {
        return endedOn;
    }

    /** Code of the SSDA903 return why care ended; null while it lasts or where the return does not say. */
    public String endReason() {
        return endReason;
    }

    /** Whether the virtual school was told of it and the return has not said so yet. */
    boolean isTold() {
        return told;
    }

    CareSpan span() {
        return new CareSpan(startedOn, endedOn, endReason);
    }

    void end(CareSpan span) {
        endedOn = span.endedOn();
        endReason = span.endReason();
    }

    /** The return says the same or knows better; from now on it decides. */
    void confirm(CareSpan span) {
        end(span);
        told = false;
    }
}
