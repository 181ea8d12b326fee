package org.virtualschool.pep.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.virtualschool.workflow.Markdown;

class MarkdownTest {

    @Test
    void nothingPeopleWriteIsMarkup() {
        assertThat(Markdown.text("![x](http://evil.example/a.png) <b>&amp; *big* _it_ `code` # 1. - {a} | ~ $ \\"))
                .isEqualTo("\\!\\[x\\]\\(http://evil\\.example/a\\.png\\) \\<b\\>\\&amp; \\*big\\* \\_it\\_ \\`code\\` \\# 1\\. \\- \\{a\\} \\| \\~ \\$ \\\\");
    }

    @Test
    void lineBreaksStayAndLeadingBlanksGo() {
        assertThat(Markdown.text("  first\r\n\t second\n\nthird  ")).isEqualTo("first\nsecond\n\nthird");
    }

    @Test
    void aLineHoldsNoLineBreak() {
        assertThat(Markdown.line(" first \r\n\n  second. ")).isEqualTo("first second\\.");
    }

    @Test
    void aLabelStandsInBold() {
        assertThat(Markdown.labelled("Who that is", "Carer\nMum")).isEqualTo("**Who that is:** Carer\nMum");
    }

    @Test
    void charactersOutsideTheBasicPlaneSurvive() {
        assertThat(Markdown.text("😀 ok")).isEqualTo("😀 ok");
    }
}
