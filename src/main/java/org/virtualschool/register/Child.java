package org.virtualschool.register;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A child whom the virtual school works for. Changed through {@link Children} only. */
@Entity
@Table(name = "child")
public class Child {

    @Id
    private UUID id;
    private String reference;
    private String socialCareId;
    private String forename;
    private String surname;
    private String preferredName;
    private LocalDate dateOfBirth;
    private String sex;
    private String upn;
    @Enumerated(EnumType.STRING)
    private CareStatus careStatus;
    private String legalStatus;
    @Enumerated(EnumType.STRING)
    private SenStatus senStatus;
    private String yearGroup;
    private String socialWorker;
    private String adviser;
    private String reviewingOfficer;
    private boolean addressProtected;
    @Version
    private Long version;

    /** For Hibernate. */
    protected Child() {
    }

    Child(String reference, String socialCareId, LocalDate dateOfBirth, CareStatus careStatus) {
        this.id = UUID.randomUUID();
        this.reference = reference;
        this.socialCareId = socialCareId;
        this.dateOfBirth = dateOfBirth;
        this.careStatus = careStatus;
    }

    /** Our key, for links between tables and processes; people never see it. */
    public UUID id() {
        return id;
    }

    /** Our own reference, VS- and six digits: what people quote. */
    public String reference() {
        return reference;
    }

    /** The number in the authority's social care system. */
    public String socialCareId() {
        return socialCareId;
    }

    /** Null while the child is known only by number. */
    public String forename() {
        return forename;
    }

    /** Null while the child is known only by number. */
    public String surname() {
        return surname;
    }

    /** What the child likes to be called; null if nothing else than the forename. */
    public String preferredName() {
        return preferredName;
    }

    /** Date of birth; never null. */
    public LocalDate dateOfBirth() {
        return dateOfBirth;
    }

    /** M, F, U or I; null if not said. */
    public String sex() {
        return sex;
    }

    /** Unique pupil number; null if the child has none. */
    public String upn() {
        return upn;
    }

    /** Why the virtual school works for the child. */
    public CareStatus careStatus() {
        return careStatus;
    }

    /** Code of the SSDA903 return; null when not looked after. */
    public String legalStatus() {
        return legalStatus;
    }

    /** Special educational needs; null if not said. */
    public SenStatus senStatus() {
        return senStatus;
    }

    /** As taught: N1, N2, R, 1 to 14; null if not said. */
    public String yearGroup() {
        return yearGroup;
    }

    /** The year group that the child's age leads to on the day; null before nursery and after Year 14. */
    public String yearGroupExpected(LocalDate on) {
        return YearGroups.expected(dateOfBirth, on).orElse(null);
    }

    /** User id; null if nobody. */
    public String socialWorker() {
        return socialWorker;
    }

    /** User id; null if nobody. */
    public String adviser() {
        return adviser;
    }

    /** Whether nothing may be shown that lets somebody find the child: no address, no school in lists and letters. */
    public boolean isAddressProtected() {
        return addressProtected;
    }

    /** Whether the child's name is known; a child known only by number cannot enter a PEP. */
    public boolean isNamed() {
        return forename != null && surname != null;
    }

    /** The name people use, preferred name first; the reference while the child is known only by number. */
    public String displayName() {
        return isNamed() ? Optional.ofNullable(preferredName).orElse(forename) + " " + surname : reference;
    }

    /** As {@code A.B.}; empty while the child is known only by number. */
    public String initials() {
        return isNamed() ? initial(forename) + initial(surname) : "";
    }

    private static String initial(String name) {
        return new StringBuilder().appendCodePoint(Character.toUpperCase(name.codePointAt(0))).append('.').toString();
    }

    /**
     * Enough to recognise the child in a list of tasks: {@code VS-000123 · A.B. · Y9 · Oakfield}. For a protected child the
     * reference only.
     *
     * @param schoolName full name of the school; null if the child has none
     */
    public String caseLabel(String schoolName) {
        if (addressProtected) {
            return reference;
        }
        return joined(reference, initials(), YearGroups.label(yearGroup), ShortName.of(schoolName));
    }

    /**
     * The same for people who see money and reference alone: {@code VS-000123 · Oakfield}. For a protected child the reference only.
     *
     * @param schoolName full name of the school; null if the child has none
     */
    public String referenceLabel(String schoolName) {
        return addressProtected ? reference : joined(reference, ShortName.of(schoolName));
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isEmpty()).collect(Collectors.joining(" · "));
    }

    /** Takes over what is said; false if it is all on record already. */
    boolean update(ChildDetails said) {
        ChildDetails before = details();
        forename = saidOr(said.forename(), forename);
        surname = saidOr(said.surname(), surname);
        preferredName = saidOr(said.preferredName(), preferredName);
        dateOfBirth = saidOr(said.dateOfBirth(), dateOfBirth);
        sex = saidOr(said.sex(), sex);
        upn = said.upn() == null ? upn : said.upn().value();
        careStatus = saidOr(said.careStatus(), careStatus);
        senStatus = saidOr(said.senStatus(), senStatus);
        yearGroup = saidOr(said.yearGroup(), yearGroup);
        addressProtected = saidOr(said.addressProtected(), addressProtected);
        return !before.equals(details());
    }

    private ChildDetails details() {
        return new ChildDetails(forename, surname, preferredName, dateOfBirth, sex, upn == null ? null : new Upn(upn),
                careStatus, senStatus, yearGroup, addressProtected);
    }

    private static <T> T saidOr(T said, T onRecord) {
        return said == null ? onRecord : said;
    }

    /** Takes over what follows from the episodes of care. */
    void inCare(CareStatus status, String legalStatusCode) {
        careStatus = status;
        legalStatus = legalStatusCode;
    }

    /** User id of who holds the place in the child's case team; null if nobody. */
    public String worker(CareRole role) {
        return switch (role) {
            case SOCIAL_WORKER -> socialWorker;
            case ADVISER -> adviser;
            case REVIEWING_OFFICER -> reviewingOfficer;
        };
    }

    void assign(CareRole role, String userId) {
        switch (role) {
            case SOCIAL_WORKER -> socialWorker = userId;
            case ADVISER -> adviser = userId;
            case REVIEWING_OFFICER -> reviewingOfficer = userId;
        }
    }
}
