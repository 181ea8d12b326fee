package org.virtualschool.childrecord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.people.Role;
import org.virtualschool.register.Exclusions;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.Caller.Answer;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;

/** A signed PEP as a document: for whom, with what in it, and fit for a screen reader. */
@CaseworkTest
class PepPdfTest {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final int DOTS_PER_INCH = 90;
    private static final String LIKES = "Café football costs £5 – “brilliant”, said Łukasz’s coach.";

    @LocalServerPort
    private int port;
    @Autowired
    private PepJourney journey;
    @Autowired
    private TestRegister register;
    @Autowired
    private TestLogins logins;
    @Autowired
    private Exclusions exclusions;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void aScreenReaderCanFollowTheDocument() throws IOException {
        PepCase pepCase = journey.newCase("Zoë", "Łukasik-O’Hara");
        UUID pep = signed(pepCase);

        HttpResponse<byte[]> answer = download(pepCase.socialWorker(), pepCase, pep);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/pdf");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"PEP-" + pepCase.child().reference() + "-autumn-2026-27.pdf\"");
        try (PDDocument document = Loader.loadPDF(answer.body())) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo("Personal education plan " + pepCase.child().reference() + ": First PEP, autumn term 2026/27");
            assertThat(new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("<pdfuaid:part>1</pdfuaid:part>", "http://www.aiim.org/pdfua/ns/id/");
            List<String> tags = tags(document.getDocumentCatalog().getStructureTreeRoot());
            assertThat(tags.stream().filter(tag -> tag.matches("H\\d"))).startsWith("H1", "H2").contains("H3");
            assertThat(tags).contains("Table", "TR", "TD", "P", "TH Row").doesNotContain("TH Column");
            assertThat(fontsOf(document)).isNotEmpty().allMatch(font -> font.endsWith("true"));
            pictures(document);
        }
        assertThat(audited(pepCase)).containsExactly(pepCase.socialWorker() + " " + pep);
    }

    @Test
    void everythingSignedStandsInItTheChildsVoiceFirst() throws IOException {
        PepCase pepCase = journey.newCase("Zoë", "Łukasik-O’Hara");
        UUID pep = signed(pepCase);

        List<String> pages = pages(download(pepCase.socialWorker(), pepCase, pep));

        String text = String.join("\n", pages).replaceAll("\\s+", " ");
        assertThat(text).containsSubsequence("Personal education plan", "Who this plan is for", "Zoë Łukasik-O’Hara",
                "14 March 2013", "Oakfield School", "How it was made", "20 November 2026", "Child's voice", "What I like, what goes well", LIKES,
                "Care and health", "School and learning", "Attendance", "The meeting", "Targets", "Target 1:", "Pupil premium plus", "£",
                "Signature", "Signed off on Friday 20 November 2026 by Test virtual-school-head",
                "Saved from the record on 20 November 2026 by Test social-worker.")
                .doesNotContain("Quality assurance", "Note for the adviser");
        assertThat(pages).hasSizeGreaterThan(1).allSatisfy(page -> assertThat(page)
                .contains("Official - sensitive", pepCase.child().reference(), "Page ", " of " + pages.size()));
    }

    @Test
    void nobodyFindsMoreInItThanOnTheRecord() throws IOException {
        PepCase pepCase = journey.newCase();
        UUID pep = journey.toSignedOff(pepCase);

        assertThat(text(pepCase.socialWorker(), pepCase, pep)).contains("Did a parent contribute?", "Could not be reached in time")
                .doesNotContain("left out");
        assertThat(text(pepCase.teacher(), pepCase, pep)).contains("Wears glasses for reading", "Parts that this reader does not need are left out.")
                .doesNotContain("Did a parent contribute?", "Could not be reached in time");
        assertThat(text(pepCase.coordinator(), pepCase, pep)).contains("Attendance").doesNotContain("Maths tests", "foster home");
    }

    @Test
    void theSchoolOfAProtectedChildIsLeftOutWhereItIsOnTheRecord() throws IOException {
        PepCase pepCase = journey.newCase();
        UUID pep = journey.toQualityAssurance(pepCase);
        jdbc.sql("update casework.pep_target set how = 'Catch-up club at Oakfield' where pep_id = ?").param(pep).update();
        journey.judge(pep, pepCase, 3);
        journey.byHead(pep, pepCase, "userTask_signOffPep", pepCase.answers().sign());
        register.protectAddress(pepCase.child().id());

        assertThat(text(logins.of(Role.MANAGER), pepCase, pep)).contains("Protected: do not tell anybody", "The school is not shown to you.")
                .doesNotContain("Oakfield", "Child's voice");
        assertThat(text(pepCase.teacher(), pepCase, pep)).contains("Protected: do not tell anybody", "Oakfield School");
    }

    @Test
    void aChildOfOthersIsRefusedLikeAnUnknownOne() {
        PepCase pepCase = journey.newCase();
        UUID pep = journey.toSignedOff(pepCase);
        PepCase other = journey.newCase();
        exclusions.enter(pepCase.child().id(), pepCase.adviser(), "relative", null);

        for (String stranger : List.of(other.teacher(), other.socialWorker(), pepCase.adviser(), logins.of(Role.SYSTEM_ADMINISTRATOR))) {
            assertThat(browser(stranger).get(path(pepCase, pep.toString())).status()).as(stranger).isEqualTo(403);
        }
        assertThat(browser(other.teacher()).get("/children/VS-999999/peps/" + pep + ".pdf").status()).isEqualTo(403);
        assertThat(audited(pepCase)).isEmpty();
    }

    @Test
    void whatIsNotSignedOrNotThereIsSaidInWords() {
        PepCase pepCase = journey.newCase();
        UUID open = journey.request(pepCase);
        UUID ofAnotherChild = journey.toSignedOff(journey.newCase());
        Caller worker = browser(pepCase.socialWorker());

        Answer unsigned = worker.get(path(pepCase, open.toString()));
        assertThat(unsigned.status()).isEqualTo(409);
        assertThat(unsigned.body()).contains("This PEP is not signed off. It can be saved as a PDF once it is.");
        for (String unknown : List.of(ofAnotherChild.toString(), UUID.randomUUID().toString(), "anything")) {
            Answer answer = worker.get(path(pepCase, unknown));
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).contains("There is no such PEP on this child");
        }
        assertThat(worker.get("/children/" + pepCase.child().reference()).body()).doesNotContain("Save as PDF");
    }

    @Test
    void theRecordLeadsToTheDocumentOfEachSignedPep() throws IOException {
        PepCase pepCase = journey.newCase();
        UUID pep = journey.toSignedOff(pepCase);

        String record = browser(pepCase.teacher()).get("/children/" + pepCase.child().reference()).body();

        assertThat(record).containsOnlyOnce("Save as PDF").contains("href=\"" + path(pepCase, pep.toString()) + "\"");
    }

    private UUID signed(PepCase pepCase) {
        UUID pep = journey.request(pepCase);
        journey.initiate(pep, pepCase);
        journey.bySchool(pep, pepCase, "userTask_completeSchoolSection", pepCase.answers().schoolSection());
        journey.bySocialWorker(pep, pepCase, "userTask_completeCareSection", pepCase.answers().careSection());
        Map<String, Object> voice = new HashMap<>(pepCase.answers().childVoice(PepJourney.REQUESTED));
        voice.put("voiceLikes", LIKES);
        journey.bySchool(pep, pepCase, "userTask_recordChildVoice", voice);
        journey.meet(pep, pepCase);
        journey.confirm(pep, pepCase);
        journey.judge(pep, pepCase, 3);
        journey.byHead(pep, pepCase, "userTask_signOffPep", pepCase.answers().sign());
        return pep;
    }

    private Caller browser(String userId) {
        Caller browser = Caller.browser(port);
        browser.logIn(userId, TestLogins.PASSWORD);
        return browser;
    }

    private HttpResponse<byte[]> download(String userId, PepCase pepCase, UUID pep) {
        return browser(userId).download(path(pepCase, pep.toString()));
    }

    private static String path(PepCase pepCase, String pep) {
        return "/children/" + pepCase.child().reference() + "/peps/" + pep + ".pdf";
    }

    private String text(String userId, PepCase pepCase, UUID pep) throws IOException {
        return String.join("\n", pages(download(userId, pepCase, pep))).replaceAll("\\s+", " ");
    }

    private static List<String> pages(HttpResponse<byte[]> answer) throws IOException {
        List<String> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(answer.body())) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper reader = new PDFTextStripper();
                reader.setStartPage(page);
                reader.setEndPage(page);
                pages.add(reader.getText(document));
            }
        }
        return pages;
    }

    /** The document's tags from the top; of a table's header also which cells it belongs to. */
    private static List<String> tags(PDStructureNode node) {
        List<String> tags = new ArrayList<>();
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                String scope = "TH".equals(element.getStructureType())
                        ? element.getAttributes().getObject(0).getCOSObject().getNameAsString("Scope") : null;
                tags.add(scope == null ? element.getStructureType() : element.getStructureType() + " " + scope);
                tags.addAll(tags(element));
            }
        }
        return tags;
    }

    private static List<String> fontsOf(PDDocument document) {
        List<String> fonts = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            page.getResources().getFontNames().forEach(name -> {
                try {
                    fonts.add(name.getName() + " embedded: " + page.getResources().getFont(name).isEmbedded());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return fonts;
    }

    /** For people to look at. */
    private static void pictures(PDDocument document) throws IOException {
        Files.createDirectories(PICTURES);
        PDFRenderer renderer = new PDFRenderer(document);
        for (int page = 0; page < document.getNumberOfPages(); page++) {
            ByteArrayOutputStream picture = new ByteArrayOutputStream();
            ImageIO.write(renderer.renderImageWithDPI(page, DOTS_PER_INCH), "png", picture);
            Files.write(PICTURES.resolve("PepPdfTest-page-" + (page + 1) + ".png"), picture.toByteArray());
        }
    }

    private List<String> audited(PepCase pepCase) {
        return jdbc.sql("select actor || ' ' || subject from casework.audit_event where child_id = ? and action = 'pep.pdf'")
                .param(pepCase.child().id()).query(String.class).list();
    }
}
