package org.virtualschool.pep.process;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.virtualschool.pep.Progress;
import org.virtualschool.pep.SubjectAttainment;
import org.virtualschool.workflow.FormAnswers;
import org.virtualschool.workflow.Prefill;

/** The fields of attainment, each subject with a prefix of its own: what is asked depends on the kind of setting. */
final class AttainmentFields {

    private static final String ADDED = "Added";
    private static final String NAME = "Name";
    private static final String ON_TRACK = "OnTrack";
    private static final String PRIOR = "Prior";
    private static final String CURRENT = "Current";
    private static final String TARGET = "Target";
    private static final String NOT_ASSESSED_REASON = "NotAssessedReason";
    private static final List<Subject> SUBJECTS = List.of(
            new Subject(1, "reading", "English: reading"),
            new Subject(2, "writing", "English: writing"),
            new Subject(3, "maths", "Maths"),
            new Subject(4, "science", "Science"),
            new Subject(5, "furtherSubject1", null),
            new Subject(6, "furtherSubject2", null),
            new Subject(7, "furtherSubject3", null),
            new Subject(11, "communication", "Communication and language"),
            new Subject(12, "personal", "Personal, social and emotional development"),
            new Subject(13, "physical", "Physical development"),
            new Subject(14, "literacy", "Literacy"),
            new Subject(15, "mathematics", "Mathematics"),
            new Subject(16, "world", "Understanding the world"),
            new Subject(17, "arts", "Expressive arts and design"),
            new Subject(21, "course1", null),
            new Subject(22, "course2", null),
            new Subject(23, "course3", null),
            new Subject(24, "course4", null));
    private static final Map<Integer, Subject> BY_POSITION = SUBJECTS.stream()
            .collect(Collectors.toMap(Subject::position, Function.identity()));

    private AttainmentFields() {
    }

    /** The subjects that were filled in. */
    static List<SubjectAttainment> read(FormAnswers answers) {
        return SUBJECTS.stream().filter(subject -> answers.has(subject.prefix() + ON_TRACK)).map(subject -> {
            String prefix = subject.prefix();
            return new SubjectAttainment(subject.position(), subject.asksName() ? answers.text(prefix + NAME) : subject.name(),
                    Progress.ofCode(answers.text(prefix + ON_TRACK)), answers.text(prefix + PRIOR), answers.text(prefix + CURRENT),
                    answers.text(prefix + TARGET), answers.text(prefix + NOT_ASSESSED_REASON));
        }).toList();
    }

    /** Everything that stands in the record. */
    static void show(List<SubjectAttainment> levels, Prefill form) {
        levels.forEach(level -> form.put(showExpectations(level, form) + ON_TRACK, level.onTrack().code())
                .put(prefix(level) + CURRENT, level.current())
                .put(prefix(level) + NOT_ASSESSED_REASON, level.notAssessedReason()));
    }

    /** What is worth knowing from the PEP before: which subjects and courses, where the child was and what was aimed at. */
    static void showFromLastPep(List<SubjectAttainment> levels, Prefill form) {
        levels.forEach(level -> showExpectations(level, form));
    }

    private static String showExpectations(SubjectAttainment level, Prefill form) {
        String prefix = prefix(level);
        if (BY_POSITION.get(level.position()).asksName()) {
            form.put(prefix + ADDED, true).put(prefix + NAME, level.subject());
        }
        form.put(prefix + PRIOR, level.prior()).put(prefix + TARGET, level.target());
        return prefix;
    }

    private static String prefix(SubjectAttainment level) {
        return BY_POSITION.get(level.position()).prefix();
    }

    /**
     * A subject, an area of learning or a course.
     *
     * @param position as kept in the record
     * @param name     null where the form asks for it
     */
    private record Subject(int position, String prefix, String name) {

        private boolean asksName() {
            return name == null;
        }
    }
}
