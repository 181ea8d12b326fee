package org.virtualschool.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Collectors;

/** WCAG 2.2 level A and AA, as far as axe-core can tell. */
final class Accessibility {

    private static final List<String> WCAG_2_2_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private Accessibility() {
    }

    static void assertNoViolation(Page page) {
        List<Rule> violations = new AxeBuilder(page).withTags(WCAG_2_2_AA).analyze().getViolations();
        assertThat(violations.stream().map(Accessibility::inWords)).as("axe-core on %s", page.url()).isEmpty();
    }

    private static String inWords(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + rule.getNodes().stream()
                .map(node -> "\n    " + node.getHtml() + "\n    " + node.getFailureSummary())
                .collect(Collectors.joining());
    }
}
