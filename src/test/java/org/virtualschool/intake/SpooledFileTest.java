package org.virtualschool.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class SpooledFileTest {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String QUOTED = "St Mary’s “Upper” School – Zoë £5";

    @Test
    void windowsTextIsRead() throws IOException {
        assertThat(read(QUOTED.getBytes(WINDOWS_1252))).isEqualTo(QUOTED);
    }

    @Test
    void utf8IsReadWithAndWithoutByteOrderMark() throws IOException {
        assertThat(read(QUOTED.getBytes(StandardCharsets.UTF_8))).isEqualTo(QUOTED);
        assertThat(read(("\uFEFF" + QUOTED).getBytes(StandardCharsets.UTF_8))).isEqualTo(QUOTED);
    }

    @Test
    void theEncodingIsThatOfTheWholeFileWhereverItShows() throws IOException {
        String plain = "x".repeat(65_535);
        assertThat(read((plain + "’" + plain + "é").getBytes(StandardCharsets.UTF_8))).isEqualTo(plain + "’" + plain + "é");
        assertThat(read((plain + plain + plain + "é").getBytes(WINDOWS_1252))).isEqualTo(plain + plain + plain + "é");
        assertThat(read((plain + "’").getBytes(WINDOWS_1252))).isEqualTo(plain + "’");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PK\u0003\u0004rest", "\u00D0\u00CF\u0011\u00E0rest", "%PDF-1.7", "\u00FF\u00FEU\u0000", "a,b\n1,\u00002\n", ""})
    void whatIsNoTextIsRefusedInWords(String bytes) {
        assertThatThrownBy(() -> read(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(ImportRefusedException.class)
                .hasMessageMatching("The file is empty\\.|This is .*|The file is saved as Unicode text.*");
    }

    @Test
    void aFileOverTheLimitIsRefused() {
        assertThatThrownBy(() -> SpooledFile.of(new ByteArrayInputStream(new byte[2_000_000]), DataSize.ofMegabytes(1)))
                .isInstanceOfSatisfying(ImportRefusedException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(ImportRefusedException.Kind.TOO_LARGE))
                .hasMessage("The file is larger than 1 MB.");
    }

    private static String read(byte[] bytes) throws IOException {
        try (SpooledFile file = SpooledFile.of(new ByteArrayInputStream(bytes), DataSize.ofMegabytes(1)); Reader text = file.text()) {
            StringWriter all = new StringWriter();
            text.transferTo(all);
            return all.toString();
        }
    }
}
