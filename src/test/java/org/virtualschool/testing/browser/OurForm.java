package org.virtualschool.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The form of a task on our own pages, filled in as a person does. */
public final class OurForm {

    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");

    /** By name: what a field is. */
    private static final String KINDS = "all => Object.fromEntries(all.map(each => [each.name, each.type]))";

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
            Map<?, ?> kinds = (Map<?, ?>) page.locator("#questions-parts [name]").evaluateAll(KINDS);
            List<String> present = left.keySet().stream().filter(key -> kind(kinds, key) != null).toList();
            if (present.isEmpty()) {
                page.locator(left.keySet().stream().map(OurForm::selector).collect(Collectors.joining(", "))).first().waitFor();
            }
            present.forEach(key -> enters(key, kind(kinds, key), left.remove(key)));
        }
    }

    private static Object kind(Map<?, ?> kinds, String key) {
        return kinds.containsKey("f-" + key + "-day") ? "date" : kinds.get("f-" + key);
    }

    private void enters(String key, Object kind, Object value) {
        switch (kind.toString()) {
            case "checkbox" -> tick(key, value);
            case "radio" -> option(key, value).check();
            case "date" -> {
                var date = DATE.matcher(value.toString());
                assertThat(date.matches()).as("date for %s: %s", key, value).isTrue();
                named(key + "-day").fill(date.group(3));
                named(key + "-month").fill(date.group(2));
                named(key + "-year").fill(date.group(1));
            }
            case "select-one" -> named(key).selectOption(value.toString());
            default -> named(key).fill(value.toString());
        }
    }

    private void tick(String key, Object value) {
        if (value instanceof Boolean ticked) {
            named(key).setChecked(ticked);
        } else {
            ((Collection<?>) value).forEach(option -> option(key, option).check());
        }
    }

    private Locator named(String name) {
        return page.locator("#questions-parts [name='f-" + name + "']");
    }

    private Locator option(String key, Object value) {
        return page.locator("#questions-parts [name='f-" + key + "'][value='" + value + "']");
    }

    private static String selector(String key) {
        return "#questions-parts [name='f-" + key + "'], #questions-parts [name='f-" + key + "-day']";
    }
}
