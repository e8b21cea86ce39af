package org.barreleye.compiler.source;

/**
 * A fault in the text of a source file below the level of tokens.
 *
 * @param kind the kind of fault
 * @param span its place
 */
public record EncodingProblem(Kind kind, Span span) implements Located {
    /** The faults of plain text. */
    public enum Kind {
        /** Bytes that mean nothing in the encoding of the file; the text has U+FFFD in their place. */
        MALFORMED("these bytes are not text in the encoding of the file, which is UTF-8 unless the build sets another"),
        /** U+FEFF at the very beginning. */
        BYTE_ORDER_MARK("the file begins with a byte order mark"),
        /** A control character other than tab, line feed, form feed and carriage return. */
        CONTROL_CHARACTER("this is a control character"),
        /** A character that makes text look different from what it says. */
        BIDIRECTIONAL_OVERRIDE("this invisible character reorders the text around it");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        /** The fault as a clause without a full stop. */
        public String sentence() {
            return sentence;
        }
    }
}
