package org.virtualschool.register;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/** Where a child lived in care, and under which legal status, between two changes of either. */
@Entity
@Table(name = "care_placement")
public class CarePlacement {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private UUID id;
    private UUID childId;
    @Embedded
    private Episode episode;

    /** For Hibernate. */
    protected CarePlacement() {
    }

    CarePlacement(UUID childId, Episode episode) {
        this.childId = childId;
        this.episode = episode;
    }

    /** The child. */
    public UUID childId() {
        return childId;
    }

    /** First day. */
    public LocalDate startedOn() {
        return episode.startedOn();
    }

    /** Last day; null while it lasts. */
    public LocalDate endedOn() {
        return episode.endedOn();
    }

    /** Code of the SSDA903 return. */
    public String legalStatus() {
        return episode.legalStatus();
    }

    /** Code of the SSDA903 return. */
    public String placementType() {
        return episode.placementType();
    }

    /** Whether it is a series of short breaks and no care for casework. */
    public boolean isShortBreak() {
        return episode.isShortBreak();
    }

    /** Whether the child came to live somewhere else with it; a mere change of legal status leaves them where they are. */
    public boolean isMove() {
        return episode.isMove();
    }

    Episode episode() {
        return episode;
    }

    void update(Episode newEpisode) {
        episode = newEpisode;
    }
}
