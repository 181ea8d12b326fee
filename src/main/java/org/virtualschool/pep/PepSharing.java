package org.virtualschool.pep;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.Words;
import org.virtualschool.notification.Notice;
import org.virtualschool.notification.Notifications;
import org.virtualschool.register.Children;
import org.virtualschool.workflow.FieldFaults;
import org.virtualschool.workflow.FieldFaultsException;
import org.virtualschool.workflow.FormAnswers;

/** What happens to a signed PEP: those concerned are told, and carer and child receive it. The PEP itself is locked. */
@Service
@Transactional
public class PepSharing {

    private final PepRepository peps;
    private final PepPeople people;
    private final Children children;
    private final Notifications notifications;
    private final CivilTime civilTime;
    private final Clock clock;
    private final JdbcClient jdbc;

    PepSharing(PepRepository peps, PepPeople people, Children children, Notifications notifications, CivilTime civilTime,
               Clock clock, JdbcClient jdbc) {
        this.peps = peps;
        this.people = people;
        this.children = children;
        this.notifications = notifications;
        this.civilTime = civilTime;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** Tells reviewing officer, social worker and designated teacher that the PEP is signed. */
    public void announce(UUID pepId) {
        Pep pep = peps.findById(pepId).orElseThrow();
        Set<String> concerned = new TreeSet<>(people.reviewingOfficers(pep));
        concerned.addAll(people.socialWorkers(pep));
        concerned.addAll(people.teachers(pep));
        notifications.tell(concerned, new Notice("pep.signed", "A PEP has been signed off and can be read.", pep.childId(),
                "/children/" + children.get(pep.childId()).reference(), Notice.Urgency.DAILY));
    }

    /**
     * The social worker confirms who has received the PEP.
     *
     * @throws FieldFaultsException if a day lies before the signature or ahead
     */
    public void confirm(UUID pepId, FormAnswers answers, String actor) {
        LocalDate signedOn = civilTime.dayOf(peps.findById(pepId).orElseThrow().signedOffAt());
        FieldFaults faults = new FieldFaults();
        check("carerReceivedOn", answers.date("carerReceivedOn"), signedOn, faults);
        check("childReceivedOn", answers.date("childReceivedOn"), signedOn, faults);
        faults.throwIfAny();
        jdbc.sql("""
                        insert into casework.pep_share (pep_id, carer_received_on, carer_note, child_received, child_received_on,
                            child_note, confirmed_by, confirmed_at)
                        values (:pep, :carerOn, :carerNote, :child, :childOn, :childNote, :actor, :at)""")
                .param("pep", pepId)
                .param("carerOn", answers.date("carerReceivedOn"))
                .param("carerNote", answers.text("carerNote"))
                .param("child", answers.text("childReceived").toUpperCase(Locale.ROOT))
                .param("childOn", answers.date("childReceivedOn"))
                .param("childNote", answers.text("childNote"))
                .param("actor", actor)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void check(String field, LocalDate day, LocalDate signedOn, FieldFaults faults) {
        if (day != null) {
            PlanRules.checkDone(day, civilTime.today(), field, faults);
            faults.rejectIf(day.isBefore(signedOn), field,
                    "This day is before the PEP was signed off on %s.".formatted(Words.day(signedOn)));
        }
    }
}
