package org.virtualschool.testing.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The form of a task on our own pages, filled in as a person does. */
public final class OurForm {

    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");

    private final Page page;

    private OurForm(Page page) {
        this.page = page;
    }

    /** The form on this page. */
    public static OurForm on(Page page) {
        return new OurForm(page);
    }

    /** Answers by field key, as Tasklist would submit them. What is on the page comes first: some questions follow from answers to others. */
    public void enters(Map<String, Object> answers) {
        Map<String, Object> left = new LinkedHashMap<>(answers);
        left.values().removeIf(Objects::isNull);
        while (!left.isEmpty()) {
            Set<?> names = Set.copyOf((List<?>) page.locator("#questions-parts [name]").evaluateAll("all => all.map(each => each.name)"));
            List<String> present = left.keySet().stream()
                    .filter(key -> names.contains("f-" + key) || names.contains("f-" + key + "-day")).toList();
            if (present.isEmpty()) {
                page.locator(left.keySet().stream().map(OurForm::selector).collect(Collectors.joining(", "))).first().waitFor();
            }
            present.forEach(key -> enters(key, left.remove(key)));
        }
    }

    private void enters(String key, Object value) {
        Locator field = page.locator(selector(key)).first();
        var date = DATE.matcher(value.toString());
        if (value instanceof Boolean ticked) {
            field.setChecked(ticked);
        } else if (value instanceof Collection<?> chosen) {
            chosen.forEach(option -> page.locator("[name='f-" + key + "'][value='" + option + "']").check());
        } else if ("radio".equals(field.getAttribute("type"))) {
            page.locator("[name='f-" + key + "'][value='" + value + "']").check();
        } else if (date.matches()) {
            page.locator("[name='f-" + key + "-day']").fill(date.group(3));
            page.locator("[name='f-" + key + "-month']").fill(date.group(2));
            page.locator("[name='f-" + key + "-year']").fill(date.group(1));
        } else if ("SELECT".equals(field.evaluate("element => element.tagName"))) {
            field.selectOption(value.toString());
        } else {
            field.fill(value.toString());
        }
    }

    private static String selector(String key) {
        return "#questions-parts [name='f-" + key + "'], #questions-parts [name='f-" + key + "-day']";
    }
}
