package org.virtualschool.pep.cycle;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.virtualschool.calendar.SchoolTerm;

/**
 * What launching a term would do. The numbers count everybody; the lists name the children the coordinator may see, by surname.
 *
 * @param yearGroupCutOffs another day for a year group, by age
 * @param starts           who gets a review
 * @param leftOut          who gets none, and why; by reason and then by surname
 * @param stillOpen        who has an open review of an earlier term: left out unless it is closed as not completed
 * @param notShown         how many children are counted and not named
 * @param skipped          the term that is on and has not been launched; null if none is passed over
 */
public record CycleOutlook(SchoolTerm term, LocalDate cutOff, Map<String, LocalDate> yearGroupCutOffs, Counts counts,
                           List<Line> starts, List<Line> leftOut, List<Line> stillOpen, long notShown, SchoolTerm skipped) {

    /**
     * The numbers.
     *
     * @param starts    reviews that would begin, those after a closed one among them
     * @param stillOpen open reviews of an earlier term, closed or not
     * @param closed    those of them that would be closed as not completed
     */
    public record Counts(long starts, long leftOut, long stillOpen, long closed) {
    }

    /**
     * A child.
     *
     * @param school name of the school; says so if there is none or if it is protected
     * @param reason why the child gets no review; of an open review its term and stage; null if there is none
     * @param closes whether the open review of an earlier term would be closed as not completed
     */
    public record Line(String reference, String name, String yearGroup, String school, String reason, boolean closes) {
    }
}
