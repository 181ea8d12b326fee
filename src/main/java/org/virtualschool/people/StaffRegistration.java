package org.virtualschool.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.calendar.CivilTime;

/** Takes staff in, changes what they do and where, and lets them go: the record and the login together. */
@Service
class StaffRegistration {

    /** What came of a registration. */
    enum Outcome { CREATED, UPDATED, UNCHANGED }

    private final StaffRepository staff;
    private final UserAccounts accounts;
    private final AuditTrail auditTrail;
    private final ApplicationEventPublisher events;
    private final CivilTime civilTime;

    StaffRegistration(StaffRepository staff, UserAccounts accounts, AuditTrail auditTrail, ApplicationEventPublisher events,
                      CivilTime civilTime) {
        this.staff = staff;
        this.accounts = accounts;
        this.auditTrail = auditTrail;
        this.events = events;
        this.civilTime = civilTime;
    }

    /** Brings the record and the login in line with what is said. Of a leaver only who they are and when they left is taken. */
    @Transactional
    Outcome register(StaffDetails details) {
        Optional<Staff> known = staff.lock(details.userId());
        Staff person = known.orElseGet(() -> new Staff(details.userId()));
        boolean emailChanged = !details.email().equalsIgnoreCase(person.email());
        boolean leaver = hasLeft(details.leftOn());
        boolean described = person.describe(details.name(), details.email(), details.leftOn());
        boolean placed = !leaver && person.place(details.schools(), details.teamCode());
        if (emailChanged) {
            person.belongTo(personBehind(person));
        }
        // Listeners of the events may read by SQL.
        staff.saveAndFlush(person);
        boolean accountChanged = leaver ? close(person.userId()) : open(details, described, placed);
        if (known.isEmpty()) {
            return Outcome.CREATED;
        }
        return described || placed || accountChanged ? Outcome.UPDATED : Outcome.UNCHANGED;
    }

    /** A login that differs from this one in letter case only, which people would take for the same; empty if there is none. */
    @Transactional(readOnly = true)
    Optional<String> namesake(String userId) {
        return staff.findInAnyLetterCase(userId).map(Staff::userId).filter(other -> !other.equals(userId));
    }

    /** Whether the login is an operator's, which operators keep and no file changes. */
    @Transactional(readOnly = true)
    boolean isOperator(String userId) {
        return accounts.groupsOf(userId).contains(Role.SYSTEM_ADMINISTRATOR);
    }

    /**
     * Whether somebody would change what they themselves may do, or by which addresses their logins are known as theirs. Somebody who is not on
     * record, as the first coordinator, enters themselves with no more than they have.
     *
     * @param details what is to be registered, by {@code actor}
     */
    @Transactional(readOnly = true)
    boolean changesOneself(StaffDetails details, String actor) {
        Optional<Staff> known = staff.findById(details.userId());
        boolean emailChanged = known.filter(person -> details.email().equalsIgnoreCase(person.email())).isEmpty();
        if (!isOneself(known, emailChanged, details, actor)) {
            return false;
        }
        Set<String> held = accounts.groupsOf(details.userId()).stream().filter(StaffRegistration::isManagedHere).collect(Collectors.toSet());
        if (known.isEmpty()) {
            return !held.containsAll(details.groups());
        }
        return emailChanged || !held.equals(details.groups())
                || !hasLeft(details.leftOn()) && !known.get().isPlaced(details.schools(), details.teamCode());
    }

    private boolean isOneself(Optional<Staff> known, boolean emailChanged, StaffDetails details, String actor) {
        Optional<UUID> self = staff.findById(actor).map(Staff::personId);
        // A login that takes an address of theirs would be theirs as well.
        return details.userId().equalsIgnoreCase(actor) || self.isPresent() && (self.equals(known.map(Staff::personId))
                || emailChanged && self.equals(sharing(details.email(), details.userId())));
    }

    /** Logins of those who have left by today, in order; most are closed already. */
    @Transactional(readOnly = true)
    List<String> leavers() {
        return staff.leftBy(civilTime.today());
    }

    /** Closes the login of somebody whose last day has passed; does nothing if they are back or it is closed already. */
    @Transactional
    void letGo(String userId) {
        boolean left = staff.lock(userId).filter(person -> hasLeft(person.asMember().leftOn())).isPresent();
        if (left) {
            close(userId);
        }
    }

    private boolean hasLeft(LocalDate leftOn) {
        return leftOn != null && !leftOn.isAfter(civilTime.today());
    }

    private boolean open(StaffDetails details, boolean described, boolean placed) {
        Set<String> held = accounts.groupsOf(details.userId());
        Set<String> wanted = new TreeSet<>(details.groups());
        held.stream().filter(group -> !isManagedHere(group)).forEach(wanted::add);
        boolean opened = !accounts.isOpen(details.userId());
        boolean scopeChanged = opened || placed || !wanted.equals(held);
        if (scopeChanged || described) {
            accounts.save(new UserAccount(details.userId(), details.name(), details.email(), wanted));
        }
        if (scopeChanged) {
            String subject = details.userId() + ": " + String.join(", ", wanted);
            auditTrail.done("staff.scope", null, subject);
            events.publishEvent(new StaffScopeChanged(details.userId()));
        }
        return scopeChanged;
    }

    private boolean close(String userId) {
        if (!accounts.isOpen(userId)) {
            return false;
        }
        accounts.close(userId);
        auditTrail.done("staff.left", null, userId);
        events.publishEvent(new StaffLeft(userId));
        return true;
    }

    /** Groups that are given elsewhere, such as an operator's, are left alone. */
    private static boolean isManagedHere(String group) {
        return StaffRoles.GIVEN_HERE.contains(group) || Groups.isScope(group);
    }

    /**
     * Two accounts with one e-mail address belong to one person, who must not check their own work, and do so for good: another address for
     * one of them makes nobody two people. Whoever gets the address of somebody else is that person, with every account of theirs.
     */
    private UUID personBehind(Staff account) {
        UUID before = account.personId();
        UUID person = sharing(account.email(), account.userId()).orElse(before == null ? UUID.randomUUID() : before);
        if (before != null && !before.equals(person)) {
            staff.findByPersonId(before).forEach(other -> other.belongTo(person));
        }
        return person;
    }

    private Optional<UUID> sharing(String email, String userId) {
        return staff.findByEmailIgnoreCaseAndUserIdNot(email, userId).stream().map(Staff::personId).findFirst();
    }
}
