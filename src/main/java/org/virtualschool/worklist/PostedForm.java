package org.virtualschool.worklist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import org.virtualschool.workflow.TypedAnswers;

/** What the browser sent with the page of a task. Names: see {@link FormView}. */
final class PostedForm {

    private PostedForm() {
    }

    /** What was typed and chosen. */
    static TypedAnswers read(MultiValueMap<String, String> parameters) {
        Map<String, List<String>> texts = new HashMap<>();
        Map<String, String[]> dates = new HashMap<>();
        parameters.forEach((name, values) -> {
            if (!name.startsWith(FormView.FIELD)) {
                return;
            }
            String[] keyAndPart = name.substring(FormView.FIELD.length()).split("-", 2);
            int part = keyAndPart.length == 1 ? -1 : FormView.DATE_PARTS.indexOf(keyAndPart[1]);
            if (part >= 0) {
                dates.computeIfAbsent(keyAndPart[0], key -> new String[] {"", "", ""})[part] = values.get(0).strip();
            } else if (keyAndPart.length == 1) {
                texts.put(keyAndPart[0], new ArrayList<>(values));
            }
        });
        dates.forEach((key, parts) -> texts.put(key, date(parts)));
        return new TypedAnswers(new HashSet<>(parameters.getOrDefault(FormView.ASKED, List.of())), texts);
    }

    /** As {@code yyyy-MM-dd}; what is no date keeps its three parts, to be shown again. */
    private static List<String> date(String[] dayMonthYear) {
        if (Stream.of(dayMonthYear).allMatch(String::isEmpty)) {
            return List.of();
        }
        return List.of(plain(dayMonthYear[2]) + "-" + twoDigits(dayMonthYear[1]) + "-" + twoDigits(dayMonthYear[0]));
    }

    private static String twoDigits(String part) {
        return part.matches("\\d") ? "0" + part : plain(part);
    }

    private static String plain(String part) {
        return part.replace('-', ' ').strip();
    }
}
