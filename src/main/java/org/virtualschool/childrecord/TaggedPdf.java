package org.virtualschool.childrecord;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Makes documents that a screen reader can follow (PDF/UA, ISO 14289-1) from templates. A template is well-formed HTML that
 * names its language and title; its headings, paragraphs and tables with row headers become the document's tags.
 */
@Component
class TaggedPdf {

    private static final String FONT = "DejaVu Sans";
    private static final String FONT_FILES = "net/sf/jasperreports/fonts/dejavu/DejaVuSans%s.ttf";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;
    /** What people paste from elsewhere and XML cannot hold. */
    private static final Pattern NOT_IN_XML = Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final ITemplateEngine templates;

    TaggedPdf(ITemplateEngine templates) {
        this.templates = templates;
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    /** The document, with its fonts inside. */
    byte[] of(String template, Map<String, Object> model) {
        String page = templates.process(template, new Context(Locale.UK, model));
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.useFont(() -> font(""), FONT, REGULAR, FontStyle.NORMAL, true);
        builder.useFont(() -> font("-Bold"), FONT, BOLD, FontStyle.NORMAL, true);
        builder.withHtmlContent(NOT_IN_XML.matcher(page).replaceAll(" "), null);
        builder.toStream(document);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return document.toByteArray();
    }

    private static InputStream font(String weight) {
        try {
            return new ClassPathResource(FONT_FILES.formatted(weight)).getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
