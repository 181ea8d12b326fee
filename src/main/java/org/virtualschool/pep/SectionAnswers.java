package org.virtualschool.pep;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.virtualschool.workflow.FormAnswers;

/** Answers of one section as they are kept: what was not answered is left out, dates and decimals are text. */
final class SectionAnswers {

    private SectionAnswers() {
    }

    static Map<String, Object> of(RecordSection section, FormAnswers answers) {
        Map<String, Object> kept = new LinkedHashMap<>();
        section.keys().stream().filter(answers::has).forEach(key -> kept.put(key, asKept(answers.asMap().get(key))));
        return kept;
    }

    private static Object asKept(Object answer) {
        if (answer instanceof LocalDate day) {
            return day.toString();
        }
        return answer instanceof BigDecimal number ? number.toPlainString() : answer;
    }
}
