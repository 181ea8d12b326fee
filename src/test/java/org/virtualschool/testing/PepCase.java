package org.virtualschool.testing;

import org.virtualschool.demo.SampleAnswers;
import org.virtualschool.register.Child;
import org.virtualschool.register.School;

/** A child and everybody who works on their PEP, by user id. */
public record PepCase(Child child, School school, String team, String socialWorker, String teacher, String adviser,
                      String otherAdviser, String head, String coordinator) {

    private static final SampleAnswers ANSWERS = SampleAnswers.number(0);

    /** Valid answers to every form. */
    public SampleAnswers answers() {
        return ANSWERS;
    }
}
