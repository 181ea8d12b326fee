package org.virtualschool.pep.process;

import java.util.ArrayList;
import java.util.List;
import org.virtualschool.pep.Progress;
import org.virtualschool.pep.SubjectAttainment;
import org.virtualschool.workflow.FormAnswers;

/** The fields of attainment: four core subjects and up to three further ones, each with a prefix of its own. */
final class AttainmentFields {

    private static final List<CoreSubject> CORE = List.of(new CoreSubject("reading", "English: reading"),
            new CoreSubject("writing", "English: writing"), new CoreSubject("maths", "Maths"),
            new CoreSubject("science", "Science"));
    private static final int MOST_FURTHER = 3;
    private static final String FURTHER = "furtherSubject";
    private static final String ADDED = "Added";
    private static final String NAME = "Name";
    private static final String ON_TRACK = "OnTrack";
    private static final String PRIOR = "Prior";
    private static final String CURRENT = "Current";
    private static final String TARGET = "Target";
    private static final String NOT_ASSESSED_REASON = "NotAssessedReason";

    private AttainmentFields() {
    }

    /** The subjects that were filled in. */
    static List<SubjectAttainment> read(FormAnswers answers) {
        List<SubjectAttainment> read = new ArrayList<>();
        for (int i = 0; i < CORE.size(); i++) {
            CoreSubject subject = CORE.get(i);
            add(read, answers, i + 1, subject.name(), subject.prefix());
        }
        for (int n = 1; n <= MOST_FURTHER; n++) {
            String prefix = FURTHER + n;
            add(read, answers, CORE.size() + n, answers.text(prefix + NAME), prefix);
        }
        return read;
    }

    private static void add(List<SubjectAttainment> read, FormAnswers answers, int position, String subject, String prefix) {
        if (answers.has(prefix + ON_TRACK)) {
            read.add(new SubjectAttainment(position, subject, Progress.ofCode(answers.text(prefix + ON_TRACK)),
                    answers.text(prefix + PRIOR), answers.text(prefix + CURRENT), answers.text(prefix + TARGET),
                    answers.text(prefix + NOT_ASSESSED_REASON)));
        }
    }

    /** Everything that stands in the record. */
    static void show(List<SubjectAttainment> levels, Prefill form) {
        levels.forEach(level -> form.put(showExpectations(level, form) + ON_TRACK, level.onTrack().code())
                .put(prefix(level) + CURRENT, level.current())
                .put(prefix(level) + NOT_ASSESSED_REASON, level.notAssessedReason()));
    }

    /** What is worth knowing from the PEP before: which further subjects, where the child was and what was aimed at. */
    static void showFromLastPep(List<SubjectAttainment> levels, Prefill form) {
        levels.forEach(level -> showExpectations(level, form));
    }

    private static String showExpectations(SubjectAttainment level, Prefill form) {
        String prefix = prefix(level);
        if (level.position() > CORE.size()) {
            form.put(prefix + ADDED, true).put(prefix + NAME, level.subject());
        }
        form.put(prefix + PRIOR, level.prior()).put(prefix + TARGET, level.target());
        return prefix;
    }

    private static String prefix(SubjectAttainment level) {
        int further = level.position() - CORE.size();
        return further > 0 ? FURTHER + further : CORE.get(level.position() - 1).prefix();
    }

    private record CoreSubject(String prefix, String name) {
    }
}
