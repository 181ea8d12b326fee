package org.virtualschool.testing.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Camunda's Tasklist as somebody who is signed in uses it: lists, tasks, forms, answers. */
public final class Tasklist {

    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final int PATIENCE = 120_000;

    private final Visitor visitor;
    private final Page page;

    private Tasklist(Visitor visitor) {
        this.visitor = visitor;
        this.page = visitor.page();
    }

    /** Opens Tasklist and waits until it has come up. */
    public static Tasklist of(Visitor visitor) {
        Tasklist tasklist = new Tasklist(visitor);
        visitor.page().setDefaultTimeout(PATIENCE);
        visitor.opens("/camunda/app/tasklist/default/");
        tasklist.filters().first().waitFor();
        return tasklist;
    }

    private Locator filters() {
        return page.locator("[cam-tasklist-filters] .name a, .task-filters .name a");
    }

    private Locator cards() {
        return page.locator("ol.tasks-list > li");
    }

    /** Names of the lists on the left, in their order, without counts. */
    public List<String> lists() {
        return filters().allInnerTexts().stream().map(name -> name.replaceAll("\\s*\\(?\\d*\\)?\\s*$", "").strip()).toList();
    }

    /** Chooses a list on the left. */
    public Tasklist chooses(String list) {
        filters().filter(new Locator.FilterOptions().setHasText(list)).first().click();
        return this;
    }

    /** Opens a task of a case from the list that is shown, looking through its pages, and waits for its form. */
    public Tasklist opens(String task, String reference) {
        selects(task, reference);
        page.locator(".fjs-form .fjs-form-field").first().waitFor();
        return this;
    }

    /** Opens a task of a case in the tab that was looked at last. */
    public Tasklist selects(String task, String reference) {
        Locator card = cards().filter(new Locator.FilterOptions().setHasText(task))
                .filter(new Locator.FilterOptions().setHasText(reference));
        Locator next = page.locator("ul.pagination li:not(.disabled) a").filter(new Locator.FilterOptions().setHasText("»"));
        cards().first().waitFor();
        // What was chosen before may still be shown, and may have one page only.
        page.waitForCondition(() -> card.count() > 0 || next.count() > 0);
        while (card.count() == 0 && next.count() > 0) {
            String before = cards().first().innerText();
            next.first().click();
            assertThat(cards().first()).not().containsText(before);
        }
        card.locator("h4 a").first().click();
        assertThat(page.locator(".task-details h2, .task-card h2, h2").filter(new Locator.FilterOptions().setHasText(task)).first())
                .isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
        return this;
    }

    /** A tab of the task that is open. */
    public Locator tab(String name) {
        return page.locator(".task-card .nav-tabs a").filter(new Locator.FilterOptions().setHasText(name));
    }

    /** Takes a task that several people may do. */
    public Tasklist claims() {
        page.locator("button.claim, a.claim").first().click();
        page.locator("button.unclaim").waitFor();
        return this;
    }

    /**
     * Fills in a form as a person does, from the top.
     *
     * @param form    its file name without ending
     * @param answers by field key, as Tasklist would submit them
     */
    public Tasklist fills(String form, Map<String, Object> answers) {
        for (Map.Entry<String, JsonNode> field : FormFields.of(form).inOrder()) {
            Object answer = answers.get(field.getKey());
            if (answer != null) {
                fill(field.getValue(), answer);
            }
        }
        return this;
    }

    /**
     * Fills in a long form from within the page, which saves the way there and back for each field. Gives fields the events form-js
     * listens to, but no pointer: whether something lies over a field is noticed by {@link #fills} only.
     */
    public Tasklist fillsQuickly(String form, Map<String, Object> answers) {
        QuickHand hand = new QuickHand(page);
        for (Map.Entry<String, JsonNode> field : FormFields.of(form).inOrder()) {
            Object answer = answers.get(field.getKey());
            if (answer != null && !hand.takes(field.getValue(), answer)) {
                hand.writes();
                fill(field.getValue(), answer);
            }
        }
        hand.writes();
        return this;
    }

    /** Answers one field. */
    public Tasklist answers(String form, String key, Object answer) {
        return fills(form, Map.of(key, answer));
    }

    private void fill(JsonNode field, Object answer) {
        String id = field.path("id").asText();
        switch (field.path("type").asText()) {
            case "textfield", "textarea", "number" -> type(input(id), answer.toString());
            case "datetime" -> typeDate(input(id + "-date"), TYPED.format(LocalDate.parse(answer.toString())));
            case "radio" -> input(id + "-" + FormFields.position(field, answer)).check();
            case "checkbox" -> input(id).setChecked((Boolean) answer);
            case "checklist" -> ((List<?>) answer).forEach(value -> input(id + "-" + FormFields.position(field, value)).check());
            case "select" -> choose(id, FormFields.label(field, answer));
            default -> throw new IllegalArgumentException("Nobody fills in a field of type " + field.path("type").asText());
        }
    }

    private Locator input(String id) {
        return page.locator(".fjs-form [id$='-" + id + "']");
    }

    /**
     * form-js takes a text over some time after the last key; leaving the field makes it do so at once. What it takes over late
     * from the field before can empty a field that is filled faster than anybody types: then it is filled again.
     */
    private void type(Locator input, String text) {
        page.waitForCondition(() -> {
            input.fill(text);
            return text.equals(input.evaluate("input => { input.blur(); return input.value; }"));
        });
    }

    private void typeDate(Locator input, String date) {
        input.fill(date);
        input.press("Enter");
        input.blur();
        assertThat(input).hasValue(date);
    }

    private void choose(String id, String label) {
        input(id + "-display").or(input(id)).first().click();
        page.locator(".fjs-dropdownlist-item").filter(new Locator.FilterOptions().setHasText(label)).first().click();
        assertThat(page.locator(".fjs-form [id$='-" + id + "-display']")).hasText(label);
    }

    /** Presses Complete and waits until the task has gone. */
    public void completes() {
        Locator form = page.locator(".fjs-form");
        complete();
        form.waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
    }

    /** Presses Complete and gives what the person is told instead. */
    public String isRefused() {
        complete();
        Locator told = page.locator(".notifications .alert").last();
        told.waitFor();
        String words = told.innerText();
        closeMessages();
        return words;
    }

    /** Presses Complete. A message from before lies over the button and is closed first, as a person would. */
    public void complete() {
        closeMessages();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete").setExact(true)).click();
    }

    /** Messages also go by themselves, so one may vanish under the click. */
    private void closeMessages() {
        page.waitForCondition(() -> {
            page.evaluate("document.querySelectorAll('.notifications .alert .close').forEach(button => button.click())");
            return page.locator(".notifications .alert").count() == 0;
        });
    }

    /** Opens "Start process", chooses the process and waits for its form. */
    public Tasklist opensStartOf(String process) {
        page.getByText("Start process").first().click();
        page.locator(".available-processes a").filter(new Locator.FilterOptions().setHasText(process)).click();
        page.locator(".fjs-form .fjs-form-field").first().waitFor();
        return this;
    }

    /** The processes that "Start process" offers; none where Tasklist does not show it at all. */
    public List<String> offersToStart() {
        if (!page.getByText("Start process").first().isVisible()) {
            return List.of();
        }
        page.getByText("Start process").first().click();
        page.locator(".available-processes .processes").waitFor();
        return page.locator(".available-processes .processes a").allInnerTexts().stream().map(String::strip).toList();
    }

    /** Presses Start and waits until the form has gone. */
    public void starts() {
        Locator form = page.locator(".fjs-form");
        pressStart();
        form.waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
    }

    /** Presses Start and gives what the person is told instead. */
    public String isRefusedTheStart() {
        pressStart();
        Locator told = page.locator(".notifications .alert, .modal-body .alert:visible").last();
        told.waitFor();
        String words = told.innerText();
        closeMessages();
        return words;
    }

    private void pressStart() {
        page.locator(".modal-footer").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Start").setExact(true)).click();
    }

    /** What is said at the fields, from the top. */
    public List<String> faults() {
        page.locator(".fjs-form-field-error").first().waitFor();
        return new ArrayList<>(page.locator(".fjs-form-field-error").allInnerTexts());
    }

    /** Everything the form says. */
    public String formText() {
        return page.locator(".fjs-form").innerText();
    }
}
