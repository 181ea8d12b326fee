package org.virtualschool.pep;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * Where the child stands in one subject.
 *
 * @param position          1 reading, 2 writing, 3 maths, 4 science, 5 to 7 further subjects, 11 to 17 areas of learning in early
 *                          years, 21 to 24 courses after Year 11
 * @param subject           its name
 * @param onTrack           progress against the target
 * @param prior             level before; null if not assessed, in early years and for courses
 * @param current           level now; null if not assessed
 * @param target            level aimed at for the end of the year or key stage; null if not assessed
 * @param notAssessedReason why the subject was not assessed; null if it was
 */
@Embeddable
public record SubjectAttainment(
        int position,
        String subject,
        @Enumerated(EnumType.STRING) Progress onTrack,
        String prior,
        @Column(name = "current_level") String current,
        String target,
        String notAssessedReason) {
}
