package org.virtualschool.intake;

import static org.virtualschool.intake.ImportRefusedException.Kind.TOO_LARGE;
import static org.virtualschool.intake.ImportRefusedException.Kind.UNREADABLE;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.util.StreamUtils;
import org.springframework.util.unit.DataSize;

/**
 * A file on its way in, kept on disk until it has been read, so that its size, its encoding and its shape are known before
 * the first row is stored. The disk file is deleted on opening where the system allows it: it does not outlive the process.
 */
final class SpooledFile implements AutoCloseable {

    private static final int CHUNK = 1 << 16;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final FileChannel channel;
    private Charset charset;
    private int byteOrderMark;

    private SpooledFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the whole stream.
     *
     * @throws ImportRefusedException if it is larger than {@code limit}, empty or no text
     */
    static SpooledFile of(InputStream content, DataSize limit) {
        try {
            Path path = Files.createTempFile("import", ".csv");
            SpooledFile file = new SpooledFile(FileChannel.open(path,
                    StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
            try {
                file.fill(content, limit);
                return file;
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(InputStream content, DataSize limit) throws IOException {
        Utf8Check utf8 = new Utf8Check();
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        for (int length = next(content, chunk); length > 0; length = next(content, chunk)) {
            if (size == 0) {
                refuseOtherFormats(chunk, length);
            }
            size += length;
            if (size > limit.toBytes()) {
                throw tooLarge(limit);
            }
            utf8.read(chunk, length);
            ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
        refuseIf(size == 0, "The file is empty.");
        refuseIf(utf8.sawNul(), "This is not a text file. Save it as CSV and send that.");
        charset = utf8.holds() ? StandardCharsets.UTF_8 : WINDOWS_1252;
    }

    private static int next(InputStream content, byte[] chunk) {
        try {
            return content.readNBytes(chunk, 0, CHUNK);
        } catch (IOException e) {
            throw new ImportRefusedException(UNREADABLE, "The file did not arrive whole. Send it again.");
        }
    }

    /** Why a file of this size is not taken. */
    static ImportRefusedException tooLarge(DataSize limit) {
        return new ImportRefusedException(TOO_LARGE, "The file is larger than " + limit.toMegabytes() + " MB.");
    }

    private void refuseOtherFormats(byte[] start, int length) {
        refuseIf(startsWith(start, length, 'P', 'K', 3, 4),
                "This is an Excel workbook or a zip file, not a CSV file. In Excel choose Save as, CSV UTF-8.");
        refuseIf(startsWith(start, length, 0xD0, 0xCF, 0x11, 0xE0),
                "This is an old Excel workbook, not a CSV file. In Excel choose Save as, CSV UTF-8.");
        refuseIf(startsWith(start, length, '%', 'P', 'D', 'F'), "This is a PDF, not a CSV file.");
        refuseIf(startsWith(start, length, 0xFF, 0xFE) || startsWith(start, length, 0xFE, 0xFF),
                "The file is saved as Unicode text (UTF-16). Save it as CSV UTF-8.");
        if (startsWith(start, length, 0xEF, 0xBB, 0xBF)) {
            byteOrderMark = 3;
        }
    }

    private static boolean startsWith(byte[] start, int length, int... signature) {
        if (length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((start[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    private static void refuseIf(boolean wrong, String message) {
        if (wrong) {
            throw new ImportRefusedException(UNREADABLE, message);
        }
    }

    /** The text from its beginning: UTF-8 if the whole file is valid UTF-8, else Windows-1252, which GIAS and Excel write. */
    Reader text() throws IOException {
        channel.position(byteOrderMark);
        // The file is read twice: closing a reader of it must not delete it.
        return new InputStreamReader(StreamUtils.nonClosing(Channels.newInputStream(channel)), charset);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
