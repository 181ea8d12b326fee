package org.virtualschool.childrecord;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.Timeline;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.Words;
import org.virtualschool.childrecord.RecordView.CareView;
import org.virtualschool.childrecord.RecordView.Fact;
import org.virtualschool.childrecord.RecordView.Happening;
import org.virtualschool.childrecord.RecordView.Spell;
import org.virtualschool.childrecord.RecordView.Step;
import org.virtualschool.people.Groups;
import org.virtualschool.pep.OpenStep;
import org.virtualschool.pep.PepHistory;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.register.CareCodes;
import org.virtualschool.register.CarePeriod;
import org.virtualschool.register.CareStatus;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.register.Schools;
import org.virtualschool.shell.RoleWords;

/** Puts a child's record together from what every feature knows, as far as the reader needs it. */
@Component
@Transactional(readOnly = true)
class RecordViews {

    private final Children children;
    private final Schools schools;
    private final PeopleShown people;
    private final CareTeams careTeams;
    private final PepHistory peps;
    private final PepViews pepViews;
    private final PremiumViews premium;
    private final Timeline timeline;
    private final CivilTime time;

    RecordViews(Children children, Schools schools, PeopleShown people, CareTeams careTeams, PepHistory peps, PepViews pepViews,
            PremiumViews premium, Timeline timeline, CivilTime time) {
        this.children = children;
        this.schools = schools;
        this.people = people;
        this.careTeams = careTeams;
        this.peps = peps;
        this.pepViews = pepViews;
        this.premium = premium;
        this.timeline = timeline;
        this.time = time;
    }

    /** The record as somebody in these roles may see it; that the child may be read at all is checked before. */
    RecordView of(Child child, Collection<String> roles) {
        NeedToKnow need = NeedToKnow.of(roles, child.isAddressProtected());
        UnaryOperator<String> nameOf = people.to(need);
        List<PepRecord> all = peps.of(child.id());
        return new RecordView(child.reference(), child.displayName(), child.isAddressProtected(), withheld(child, need),
                summary(child, need), careTeams.of(child, need.school()),
                all.stream().filter(pep -> pep.status().open()).findFirst()
                        .map(pep -> pepViews.of(pep, steps(pep, need, nameOf), need, nameOf)).orElse(null),
                all.stream().filter(pep -> !pep.status().open()).map(pep -> pepViews.of(pep, List.of(), need, nameOf)).toList(),
                premium.of(child.id(), need, nameOf), need.school() ? schools(child) : null, need.care() ? care(child, need) : null, timeline(child, nameOf));
    }

    /** What somebody in these roles needs of the child beside a task; that the child may be read at all is checked before. */
    ChildCard card(Child child, Collection<String> roles) {
        NeedToKnow need = NeedToKnow.of(roles, child.isAddressProtected());
        return new ChildCard(child.reference(), child.displayName(), child.isAddressProtected(), withheld(child, need),
                identity(child, need), careTeams.of(child, need.school()),
                peps.of(child.id()).stream().map(pep -> PepViews.line(pep, nextStep(pep), time.today())).toList());
    }

    private OpenStep nextStep(PepRecord pep) {
        return !pep.status().open() ? null : peps.openSteps(pep.id()).stream().filter(step -> step.dueAt() != null)
                .min(Comparator.comparing(OpenStep::dueAt)).orElse(null);
    }

    /** Sentences that say what is kept from a reader; empty if nothing is. */
    static List<String> withheld(Child child, NeedToKnow need) {
        List<String> sentences = new ArrayList<>();
        if (child.isAddressProtected() && !need.school()) {
            sentences.add("The school is not shown to you.");
        }
        if (child.isAddressProtected() && need.care() && !need.dwelling()) {
            sentences.add("Placements are not shown to you.");
        }
        return sentences;
    }

    /** Who the child is and where they learn. */
    private List<Fact> identity(Child child, NeedToKnow need) {
        List<Fact> facts = new ArrayList<>();
        if (!child.isNamed()) {
            facts.add(new Fact("Name", "Not known yet"));
        } else if (child.preferredName() != null) {
            facts.add(new Fact("Full name", child.forename() + " " + child.surname()));
        }
        facts.add(new Fact("Date of birth",
                Words.day(child.dateOfBirth()) + " (" + InWords.age(child.dateOfBirth(), time.today()) + ")"));
        facts.add(new Fact("Year group", yearGroup(child)));
        if (need.school()) {
            facts.add(new Fact("School", children.currentSchool(child.id()).map(school -> school.name()).orElse("None recorded")));
        }
        return facts;
    }

    private List<Fact> summary(Child child, NeedToKnow need) {
        List<Fact> facts = identity(child, need);
        facts.add(new Fact("Care status", careStatus(child)));
        if (need.care() && child.legalStatus() != null) {
            facts.add(new Fact("Legal status", CareCodes.legalStatusInWords(child.legalStatus())));
        }
        facts.add(new Fact("Special educational needs", child.senStatus() == null ? "Not recorded" : child.senStatus().inWords()));
        facts.add(new Fact("Unique pupil number", child.upn() == null ? "Not recorded" : child.upn()));
        if (need.care()) {
            facts.add(new Fact("Social care number", child.socialCareId()));
        }
        return facts;
    }

    private String yearGroup(Child child) {
        String expected = child.yearGroupExpected(time.today());
        if (child.yearGroup() == null) {
            return expected == null ? "Not recorded" : "Not recorded (by age " + InWords.yearGroup(expected) + ")";
        }
        String taught = InWords.yearGroup(child.yearGroup());
        return child.yearGroup().equals(expected) || expected == null ? taught
                : taught + " (by age " + InWords.yearGroup(expected) + ")";
    }

    private String careStatus(Child child) {
        String words = child.careStatus().inWords();
        if (child.careStatus() != CareStatus.LOOKED_AFTER) {
            return words;
        }
        Optional<CarePeriod> current = children.carePeriods(child.id()).stream().filter(period -> period.endedOn() == null).findFirst();
        return current.map(period -> words + " since " + Words.day(period.startedOn())).orElse(words);
    }

    private List<Spell> schools(Child child) {
        return children.schoolPlaces(child.id()).stream()
                .map(place -> new Spell(schools.nameOf(place.schoolKey()), InWords.span(place.startedOn(), place.endedOn())))
                .toList();
    }

    private CareView care(Child child, NeedToKnow need) {
        List<Spell> periods = children.carePeriods(child.id()).stream()
                .map(period -> new Spell("Looked after", InWords.span(period.startedOn(), period.endedOn())))
                .toList();
        List<Spell> placements = need.dwelling() ? children.carePlacements(child.id()).stream()
                .map(placement -> new Spell(CareCodes.placementTypeInWords(placement.placementType()),
                        InWords.span(placement.startedOn(), placement.endedOn())))
                .toList() : null;
        return new CareView(periods, placements);
    }

    private List<Step> steps(PepRecord pep, NeedToKnow need, UnaryOperator<String> nameOf) {
        return peps.openSteps(pep.id()).stream()
                .map(step -> new Step(step.yours() ? step.taskId() : null, step.task(), who(step, pep, need, nameOf), due(step),
                        step.dueAt() != null && time.dayOf(step.dueAt()).isBefore(time.today())))
                .toList();
    }

    private String due(OpenStep step) {
        return step.dueAt() == null ? "" : Words.due(time.dayOf(step.dueAt()), step.dueReckoned());
    }

    private String who(OpenStep step, PepRecord pep, NeedToKnow need, UnaryOperator<String> nameOf) {
        if (step.assigneeUserId() != null) {
            return nameOf.apply(step.assigneeUserId());
        }
        if (step.group() == null) {
            return "Nobody yet";
        }
        if (Groups.isSchool(step.group())) {
            return need.school() ? schools.nameOf(pep.schoolKey()) : "The school";
        }
        return RoleWords.of(List.of(step.group())).stream().findFirst().orElse("The managers of the social work team");
    }

    private List<Happening> timeline(Child child, UnaryOperator<String> nameOf) {
        return timeline.of(child.id()).stream()
                .map(entry -> new Happening(Words.moment(entry.happenedAt()), entry.headline(), nameOf.apply(entry.actor())))
                .toList();
    }
}
