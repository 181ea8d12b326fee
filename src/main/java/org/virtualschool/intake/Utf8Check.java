package org.virtualschool.intake;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Tells, chunk by chunk, whether bytes are valid UTF-8. */
final class Utf8Check {

    private static final int LONGEST_CHARACTER = 4;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private byte[] unfinished = new byte[0];
    private boolean valid = true;
    private boolean nul;

    void read(byte[] chunk, int length) {
        for (int i = 0; i < length && !nul; i++) {
            nul = chunk[i] == 0;
        }
        if (valid) {
            ByteBuffer bytes = ByteBuffer.allocate(unfinished.length + length).put(unfinished).put(chunk, 0, length).flip();
            CharBuffer characters = CharBuffer.allocate(bytes.remaining());
            valid = !decoder.reset().decode(bytes, characters, false).isError() && bytes.remaining() < LONGEST_CHARACTER;
            unfinished = new byte[bytes.remaining()];
            bytes.get(unfinished);
        }
    }

    /** Whether everything read was UTF-8, with no character cut off at the end. */
    boolean holds() {
        return valid && unfinished.length == 0;
    }

    boolean sawNul() {
        return nul;
    }
}
