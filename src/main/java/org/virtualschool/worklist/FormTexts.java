package org.virtualschool.worklist;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Texts of forms, Markdown, as HTML with the look of our pages. HTML inside is shown as text, pictures by their words
 * only: a text may hold what people wrote, and must load nothing from outside.
 */
final class FormTexts {

    /** The page has one title; forms begin with the third level, which Tasklist needs. */
    private static final int HIGHEST = 2;
    private static final AbstractVisitor BELOW_THE_TITLE = new AbstractVisitor() {
        @Override
        public void visit(Heading heading) {
            heading.setLevel(Math.max(HIGHEST, heading.getLevel() - 1));
        }
    };
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak("<br>\n")
            .attributeProviderFactory(context -> FormTexts::addStyle)
            .nodeRendererFactory(PicturesAsWords::new)
            .build();

    private FormTexts() {
    }

    /** The Markdown as safe HTML. */
    static String html(String markdown) {
        Node text = PARSER.parse(markdown);
        text.accept(BELOW_THE_TITLE);
        return RENDERER.render(text);
    }

    private static void addStyle(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading heading) {
            attributes.put("class", heading.getLevel() == HIGHEST ? "govuk-heading-l" : "govuk-heading-m");
        } else if (node instanceof Paragraph) {
            attributes.put("class", "govuk-body");
        } else if (node instanceof BulletList) {
            attributes.put("class", "govuk-list govuk-list--bullet");
        } else if (node instanceof OrderedList) {
            attributes.put("class", "govuk-list govuk-list--number");
        } else if (node instanceof Link) {
            attributes.put("class", "govuk-link");
        }
    }

    private record PicturesAsWords(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Image.class);
        }

        @Override
        public void render(Node picture) {
            for (Node inside = picture.getFirstChild(); inside != null; inside = inside.getNext()) {
                context.render(inside);
            }
        }
    }
}
