package org.virtualschool.childrecord;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.Words;
import org.virtualschool.childrecord.RecordView.Fact;
import org.virtualschool.childrecord.RecordView.SectionView;
import org.virtualschool.people.StaffService;
import org.virtualschool.pep.PepReading;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.RecordSection;
import org.virtualschool.register.Child;
import org.virtualschool.register.Schools;
import org.virtualschool.security.Viewer;

/** Puts a signed PEP together as a document, in the words of the record and with no more than the reader sees there. */
@Component
@Transactional(readOnly = true)
class PepDocuments {

    private static final String PROTECTED = "Protected: do not tell anybody where this child lives or goes to school.";
    private static final Comparator<SectionView> VOICE_FIRST =
            Comparator.comparing(section -> !section.title().equals(RecordSection.VOICE.title()));

    private final PepViews views;
    private final Schools schools;
    private final StaffService staff;
    private final CivilTime time;

    PepDocuments(PepViews views, Schools schools, StaffService staff, CivilTime time) {
        this.views = views;
        this.schools = schools;
        this.staff = staff;
        this.time = time;
    }

    /** The document for this reader; that they may read the child and that the PEP is signed is checked before. */
    PepDocument of(Child child, PepRecord pep, Viewer reader) {
        NeedToKnow need = NeedToKnow.of(reader.roles(), child.isAddressProtected());
        UnaryOperator<String> nameOf = userId -> userId == null ? "" : staff.nameOf(userId);
        return new PepDocument(fileName(child, pep), child.reference(), PepViews.title(pep), warnings(child, need),
                child(child, pep, need), PepViews.facts(pep, PepReading.NOTHING, nameOf),
                views.written(pep, need.written(), nameOf).sorted(VOICE_FIRST).toList(),
                PepViews.targets(pep, need),
                "Signed off on %s by %s.".formatted(Words.weekday(pep.signedOffAt()), nameOf.apply(pep.signedOffBy())),
                saved(need, nameOf.apply(reader.userId())));
    }

    /** No name: files are sent on, and their names are read over shoulders. */
    private static String fileName(Child child, PepRecord pep) {
        return "PEP-%s-%s-%s.pdf".formatted(child.reference(), pep.term().toLowerCase(Locale.UK),
                pep.academicYear().replace('/', '-'));
    }

    private static List<String> warnings(Child child, NeedToKnow need) {
        List<String> warnings = new ArrayList<>();
        if (child.isAddressProtected()) {
            warnings.add(PROTECTED);
        }
        warnings.addAll(RecordViews.withheld(child, need));
        return warnings;
    }

    /** What does not change with time: the plan may be read years later. */
    private List<Fact> child(Child child, PepRecord pep, NeedToKnow need) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Name", child.displayName()));
        if (child.isNamed() && child.preferredName() != null) {
            facts.add(new Fact("Full name", child.forename() + " " + child.surname()));
        }
        facts.add(new Fact("Reference", child.reference()));
        facts.add(new Fact("Date of birth", Words.day(child.dateOfBirth())));
        if (need.school()) {
            facts.add(new Fact("School of this plan", schools.nameOf(pep.schoolKey())));
        }
        return facts;
    }

    private String saved(NeedToKnow need, String reader) {
        String saved = "Saved from the record on %s by %s.".formatted(Words.day(time.today()), reader);
        return need.written() == PepReading.ALL ? saved : saved + " Parts that this reader does not need are left out.";
    }
}
