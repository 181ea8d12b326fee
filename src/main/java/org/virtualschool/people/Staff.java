package org.virtualschool.people;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** A member of staff: who they are and where they work. */
@Entity
@Table(name = "staff")
class Staff {

    @Id
    @Column(name = "user_id")
    private String userId;

    @Column(name = "person_id")
    private UUID personId;

    private String name;

    private String email;

    @Column(name = "team_code")
    private String teamCode;

    @Column(name = "left_on")
    private LocalDate leftOn;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "staff_school", joinColumns = @JoinColumn(name = "user_id"))
    @Column(name = "school_key")
    private Set<Long> schools = new TreeSet<>();

    @Version
    private Long version;

    /** For JPA. */
    protected Staff() {
    }

    Staff(String userId) {
        this.userId = userId;
    }

    StaffMember asMember() {
        return new StaffMember(userId, personId, name, email, teamCode, schools.stream().sorted().toList(), leftOn);
    }
}
