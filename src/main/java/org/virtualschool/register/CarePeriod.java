package org.virtualschool.register;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/** A time of being looked after without a break, as it follows from the episodes of care. */
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

    /** For Hibernate. */
    protected CarePeriod() {
    }

    CarePeriod(UUID childId, CareSpan span) {
        this.childId = childId;
        this.startedOn = span.startedOn();
        end(span);
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

    void end(CareSpan span) {
        endedOn = span.endedOn();
        endReason = span.endReason();
    }
}
