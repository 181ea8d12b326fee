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
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
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
    private Set<Long> schools = new HashSet<>();

    @Version
    private Long version;

    /** For JPA. */
    protected Staff() {
    }

    Staff(String userId) {
        this.userId = userId;
    }

    String userId() {
        return userId;
    }

    UUID personId() {
        return personId;
    }

    String name() {
        return name;
    }

    String email() {
        return email;
    }

    /** Says who they are; true if that is news. */
    boolean describe(String newName, String newEmail, LocalDate newLeftOn) {
        boolean news = !(newName.equals(name) && newEmail.equals(email) && Objects.equals(newLeftOn, leftOn));
        name = newName;
        email = newEmail;
        leftOn = newLeftOn;
        return news;
    }

    /** Whether this is where they work. */
    boolean isPlaced(Set<Long> atSchools, String inTeam) {
        return atSchools.equals(schools) && Objects.equals(inTeam, teamCode);
    }

    /** Says where they work; true if that is news. */
    boolean place(Set<Long> newSchools, String newTeamCode) {
        boolean news = !isPlaced(newSchools, newTeamCode);
        if (!newSchools.equals(schools)) {
            schools.clear();
            schools.addAll(newSchools);
        }
        teamCode = newTeamCode;
        return news;
    }

    /** Says which person the account belongs to. */
    void belongTo(UUID person) {
        personId = person;
    }

    StaffMember asMember() {
        return new StaffMember(userId, personId, name, email, teamCode, schools.stream().sorted().toList(), leftOn);
    }
}
