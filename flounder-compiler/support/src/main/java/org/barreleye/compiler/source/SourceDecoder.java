package org.barreleye.compiler.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 strictly and remembers where it could not: each malformed sequence becomes one U+FFFD. */
final class SourceDecoder {
    private SourceDecoder() {}

    /**
     * The text of some bytes. A malformed sequence is decoded as an unpaired surrogate, which strict UTF-8 can never
     * yield, so that {@link SourceFile} tells it from a U+FFFD that the author wrote.
     */
    static String decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            in.position(in.position() + result.length());
            // A low one: two of them in a row, or one behind a pair, can never be taken for a pair.
            out.put(Character.MIN_LOW_SURROGATE);
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }
}
