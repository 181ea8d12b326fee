package org.virtualschool.register;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/** A time on roll at one school. A child has at most one place that is open. */
@Entity
@Table(name = "school_place")
public class SchoolPlace {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private UUID id;
    private UUID childId;
    private Long schoolKey;
    private LocalDate startedOn;
    private LocalDate endedOn;

    /** For Hibernate. */
    protected SchoolPlace() {
    }

    SchoolPlace(UUID childId, Long schoolKey, LocalDate startedOn) {
        this.childId = childId;
        this.schoolKey = schoolKey;
        this.startedOn = startedOn;
    }

    /** The child. */
    public UUID childId() {
        return childId;
    }

    /** Key of the school. */
    public Long schoolKey() {
        return schoolKey;
    }

    /** First day on roll. */
    public LocalDate startedOn() {
        return startedOn;
    }

    /** Last day on roll; null while it lasts. */
    public LocalDate endedOn() {
        return endedOn;
    }

    void moveTo(Long otherSchool) {
        schoolKey = otherSchool;
    }

    void startOn(LocalDate day) {
        startedOn = day;
    }

    void endOn(LocalDate lastDay) {
        endedOn = lastDay;
    }
}
