package org.virtualschool.register;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A school, college or early years setting. */
@Entity
@Table(name = "school")
public class School {

    @Id
    @GeneratedValue(generator = "school_key_seq")
    @SequenceGenerator(name = "school_key_seq", sequenceName = "school_key_seq")
    private Long schoolKey;

    @Embedded
    private SchoolDetails details;

    @Version
    private Long version;

    /** For Hibernate. */
    protected School() {
    }

    School(SchoolDetails details) {
        this.details = details;
    }

    /** Our own key: never changes, also where the URN does or is missing. */
    public Long key() {
        return schoolKey;
    }

    /** What is known of it. */
    public SchoolDetails details() {
        return details;
    }

    /** Its full name. */
    public String name() {
        return details.name();
    }

    /** Unique reference number; null for a private nursery. */
    public String urn() {
        return details.urn();
    }

    /** Whether children can be on roll: it is open, or open and about to close. */
    public boolean isOpen() {
        return details.status() == SchoolStatus.OPEN || details.status() == SchoolStatus.CLOSING;
    }

    /** Takes the details over; false if they are on record already. */
    boolean update(SchoolDetails newDetails) {
        boolean changed = !details.equals(newDetails);
        details = newDetails;
        return changed;
    }
}
