package org.virtualschool.funding;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.virtualschool.people.StaffService;

/** Who asked, who answered and the two of the panel are different people. Two accounts of one person count as one. */
@Component
class FourEyes {

    private static final String OWN_REQUEST = "You asked for this yourself. Somebody else has to decide.";
    private static final String OWN_ANSWER = "You answered a question about this request. Somebody else has to decide.";
    private static final String BOTH_VOTES = "You have voted already. The other vote has to be somebody else's.";

    private final StaffService staff;

    FourEyes(StaffService staff) {
        this.staff = staff;
    }

    /**
     * Why the person may not decide, in a sentence; empty if they may.
     *
     * @param answers   to every question about the request
     * @param otherVote the other vote of the panel, if one counts
     */
    Optional<String> refusal(FundingRequest request, List<FundingAnswer> answers, Optional<FundingRecord.Decision> otherVote, String userId) {
        if (staff.samePerson(request.requestedBy(), userId)) {
            return Optional.of(OWN_REQUEST);
        }
        if (answers.stream().anyMatch(answer -> staff.samePerson(answer.answeredBy(), userId))) {
            return Optional.of(OWN_ANSWER);
        }
        return otherVote.filter(vote -> staff.samePerson(vote.decidedBy(), userId)).map(vote -> BOTH_VOTES);
    }
}
