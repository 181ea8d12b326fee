package org.virtualschool.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * WCAG 2.2 level A and AA, as far as axe-core can tell. Runs axe in the page itself: {@link AxeBuilder} opens a second
 * page for every examination and carries everything that is well across, which takes many times as long.
 */
final class Accessibility {

    private static final List<String> WCAG_2_2_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final String AXE = source();
    private static final String VIOLATIONS = """
            async tags => (await axe.run({runOnly: tags, resultTypes: ['violations']})).violations.map(rule =>
                `${rule.id}: ${rule.help}` + rule.nodes.map(node => `\n    ${node.html}\n    ${node.failureSummary}`).join(''))
            """;

    private Accessibility() {
    }

    static void assertNoViolation(Page page) {
        if (!(Boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(AXE);
        }
        assertThat((List<?>) page.evaluate(VIOLATIONS, WCAG_2_2_AA)).as("axe-core on %s", page.url()).isEmpty();
    }

    private static String source() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
