package org.virtualschool.pep.process;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Connection.KeyVal;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.Caller.Answer;
import org.virtualschool.testing.TestLogins;

/** The page of a task as somebody reads it, fills it in and sends it, without JavaScript. */
final class FormOnPage {

    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");

    private final Caller browser;
    private final String path;
    private Document page;

    private FormOnPage(Caller browser, String path) {
        this.browser = browser;
        this.path = path;
        this.page = Jsoup.parse(browser.get(path).body());
    }

    /** Opened by somebody with a login. */
    static FormOnPage of(int port, String userId, String taskId) {
        Caller browser = Caller.browser(port);
        browser.logIn(userId, TestLogins.PASSWORD);
        return new FormOnPage(browser, "/tasks/" + taskId);
    }

    /** What stands on the page. */
    String reads() {
        return page.body().text();
    }

    /** What is filled in; empty if nothing. */
    String holds(String key) {
        return form().formData().stream().filter(sent -> sent.key().equals("f-" + key)).map(KeyVal::value).collect(Collectors.joining(", "));
    }

    /** Completes the task. @return where it leads, or the page again with what is wrong */
    Answer completes(Map<String, Object> answers) {
        return sends(answers, List.of());
    }

    /** Saves what is filled in for later. */
    Answer keeps(Map<String, Object> answers) {
        return sends(answers, List.of("keep=answers"));
    }

    private FormElement form() {
        return (FormElement) page.selectFirst("form.vs-task-form");
    }

    private Answer sends(Map<String, Object> answers, List<String> button) {
        List<String> body = new ArrayList<>(button);
        form().formData().stream()
                .filter(sent -> answers.keySet().stream().noneMatch(key -> isOf(sent.key(), key)))
                .forEach(sent -> body.add(pair(sent.key(), sent.value())));
        answers.forEach((key, answer) -> {
            // Some questions follow from the answers to others, and a browser would show them before it sends them.
            body.add(pair("asked", key));
            add(body, "f-" + key, answer);
        });
        Answer answer = browser.send("POST", path, String.join("&", body), "application/x-www-form-urlencoded");
        page = Jsoup.parse(answer.body());
        return answer;
    }

    private static boolean isOf(String name, String key) {
        return name.equals("f-" + key) || name.startsWith("f-" + key + "-");
    }

    private static void add(List<String> body, String name, Object answer) {
        Matcher date = DATE.matcher(answer.toString());
        if (answer instanceof Collection<?> several) {
            several.forEach(each -> body.add(pair(name, each.toString())));
        } else if (date.matches()) {
            body.addAll(List.of(pair(name + "-year", date.group(1)), pair(name + "-month", date.group(2)), pair(name + "-day", date.group(3))));
        } else {
            body.add(pair(name, answer.toString()));
        }
    }

    private static String pair(String name, String value) {
        return List.of(name, value).stream().map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8)).collect(Collectors.joining("="));
    }
}
