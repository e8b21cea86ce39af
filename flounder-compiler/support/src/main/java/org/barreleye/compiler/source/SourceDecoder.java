package org.barreleye.compiler.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Decodes strictly and remembers where it could not: each malformed sequence becomes one U+FFFD. */
final class SourceDecoder {
    private SourceDecoder() {}

    /**
     * The text of some bytes. A malformed sequence is decoded as an unpaired surrogate, which a strict decoder can
     * never yield, so that {@link SourceFile} distinguishes it from a U+FFFD that the author wrote.
     */
    static String decode(byte[] bytes, Charset encoding) {
        CharsetDecoder decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate((int) (bytes.length * Math.max(1.0, decoder.maxCharsPerByte())) + 1);
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
