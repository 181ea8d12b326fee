package org.virtualschool.pep.process;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.virtualschool.calendar.Words;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.TargetOutcome;
import org.virtualschool.pep.TargetPlan;
import org.virtualschool.pep.TargetReview;
import org.virtualschool.workflow.FormAnswers;
import org.virtualschool.workflow.Markdown;
import org.virtualschool.workflow.Prefill;

/** The fields about the targets of the PEP before: {@code previousTarget1…} to {@code previousTarget4…}. */
final class PreviousTargetFields {

    private static final int MOST = 4;
    private static final String PREFIX = "previousTarget";
    private static final String OUTCOME = "Outcome";
    private static final String EVIDENCE = "Evidence";
    private static final String IMPACT = "PremiumImpact";

    private PreviousTargetFields() {
    }

    /** What was said of each target, by its position. */
    static Map<Integer, TargetReview> read(FormAnswers answers) {
        Map<Integer, TargetReview> reviews = new HashMap<>();
        for (int n = 1; n <= MOST; n++) {
            String prefix = PREFIX + n;
            if (answers.has(prefix + OUTCOME)) {
                reviews.put(n, new TargetReview(TargetOutcome.ofCode(answers.text(prefix + OUTCOME)),
                        answers.text(prefix + EVIDENCE), answers.text(prefix + IMPACT)));
            }
        }
        return reviews;
    }

    /** The targets of the PEP before, and what the review {@code reviewingPep} has said of them so far. */
    static void show(PepRecord previous, UUID reviewingPep, Prefill form) {
        for (PepRecord.Target target : previous.targets()) {
            String prefix = PREFIX + target.position();
            form.put(prefix, inWords(target.plan()));
            if (target.plan().premiumPence() > 0) {
                form.putLine(prefix + "Premium", Words.pounds(target.plan().premiumPence()));
            }
            if (reviewingPep.equals(target.reviewedIn())) {
                form.put(prefix + OUTCOME, target.review().outcome().code())
                        .put(prefix + EVIDENCE, target.review().evidence())
                        .put(prefix + IMPACT, target.review().premiumImpact());
            }
        }
    }

    private static String inWords(TargetPlan plan) {
        return String.join("\n",
                Markdown.labelled("Target", plan.goal()),
                Markdown.labelled("Where the child was", plan.baseline()),
                Markdown.labelled("By when", Words.day(plan.byWhen())));
    }
}
