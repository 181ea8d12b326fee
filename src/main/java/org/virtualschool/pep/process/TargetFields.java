package org.virtualschool.pep.process;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.virtualschool.pep.NewPlan;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PremiumUse;
import org.virtualschool.pep.TargetKind;
import org.virtualschool.pep.TargetPlan;
import org.virtualschool.workflow.FormAnswers;
import org.virtualschool.workflow.Prefill;

/** The fields of new targets: {@code target1…} to {@code target4…}, the fourth only if it was added, and the next date. */
final class TargetFields {

    private static final int ALWAYS = 3;
    private static final String FOURTH_ADDED = "target4Added";
    private static final String NEXT_PEP_ON = "nextPepOn";
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final int PENCE_DIGITS = 2;

    private TargetFields() {
    }

    /** Whether the answers hold a plan at all: after a red rating they do so only if the plan failed. */
    static boolean answered(FormAnswers answers) {
        return answers.has(NEXT_PEP_ON);
    }

    /** The plan as answered. */
    static NewPlan read(FormAnswers answers) {
        List<TargetPlan> targets = new ArrayList<>();
        int count = answers.ticked(FOURTH_ADDED) ? ALWAYS + 1 : ALWAYS;
        for (int n = 1; n <= count; n++) {
            targets.add(readTarget(answers, "target" + n));
        }
        return new NewPlan(targets, answers.date(NEXT_PEP_ON));
    }

    private static TargetPlan readTarget(FormAnswers answers, String prefix) {
        Long cost = answers.pence(prefix + "Cost");
        return new TargetPlan(TargetKind.ofCode(answers.text(prefix + "Kind")), answers.text(prefix + "Area"),
                answers.text(prefix + "Baseline"), answers.text(prefix + "Goal"), answers.text(prefix + "How"),
                answers.text(prefix + "Who"), answers.date(prefix + "ByWhen"), answers.text(prefix + "Evidence"),
                cost == null ? 0 : cost, PremiumUse.ofCode(answers.text(prefix + "PremiumUse")));
    }

    /** What stands in the record. */
    static void show(PepRecord pep, Prefill form) {
        pep.targets().forEach(target -> showTarget(target.plan(), "target" + target.position(), form));
        form.put(FOURTH_ADDED, pep.targets().size() > ALWAYS);
        form.put(NEXT_PEP_ON, pep.nextPepOn() == null ? null : pep.nextPepOn().toString());
    }

    private static void showTarget(TargetPlan plan, String prefix, Prefill form) {
        form.put(prefix + "Kind", plan.kind().code())
                .put(prefix + "Area", plan.area())
                .put(prefix + "Baseline", plan.baseline())
                .put(prefix + "Goal", plan.goal())
                .put(prefix + "How", plan.how())
                .put(prefix + "Who", plan.who())
                .put(prefix + "ByWhen", plan.byWhen().toString())
                .put(prefix + "Evidence", plan.evidence())
                .put(prefix + "PremiumRequested", plan.premiumPence() > 0 ? YES : NO);
        if (plan.premiumPence() > 0) {
            form.put(prefix + "Cost", BigDecimal.valueOf(plan.premiumPence(), PENCE_DIGITS).toPlainString())
                    .put(prefix + "PremiumUse", plan.premiumUse() == null ? null : plan.premiumUse().code());
        }
    }
}
