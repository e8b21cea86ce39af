package org.barreleye.flounder.emit;

import com.palantir.javapoet.CodeBlock;
import org.barreleye.flounder.model.Scalar;

/** How a scalar becomes the bits of its field, and back. */
final class Bits {
    private Bits() {}

    /** The bits of a value, those above its width zero. */
    static CodeBlock encode(Scalar scalar, CodeBlock value, String what) {
        return switch (scalar) {
            case BOOL -> CodeBlock.of("($L ? 1L : 0L)", value);
            case CHAR -> CodeBlock.of("($L & 0xffL)", value);
            case UINT8, UINT16, UINT32, IREF -> CodeBlock.of("$T.unsigned($L, $L, $S)", KpiNames.RANGE, value, scalar.bits(), what);
            case INT8, INT16, INT32 -> CodeBlock.of("$T.signed($L, $L, $S)", KpiNames.RANGE, value, scalar.bits(), what);
            case ERRVAL -> CodeBlock.of("$L.number()", value);
            case UINT64, INT64, UINTPTR, INTPTR, SIZE -> value;
        };
    }

    /** The value in the bits of a word from a place upwards. */
    static CodeBlock decode(Scalar scalar, CodeBlock word, int shift) {
        CodeBlock shifted = shift == 0 ? word : CodeBlock.of("($L >>> $L)", word, shift);
        return switch (scalar) {
            case BOOL -> CodeBlock.of("($L & 1) != 0", shifted);
            case CHAR, INT8 -> CodeBlock.of("(byte) $L", shifted);
            case UINT8 -> CodeBlock.of("(int) $L & 0xff", shifted);
            case UINT16 -> CodeBlock.of("(int) $L & 0xffff", shifted);
            case INT16 -> CodeBlock.of("(short) $L", shifted);
            case INT32 -> CodeBlock.of("(int) $L", shifted);
            case UINT32, IREF -> CodeBlock.of("$L & 0xffffffffL", shifted);
            case ERRVAL -> CodeBlock.of("new $T($L & 0xffffffffL)", KpiNames.ERROR_CODE, shifted);
            case UINT64, INT64, UINTPTR, INTPTR, SIZE -> shifted;
        };
    }
}
