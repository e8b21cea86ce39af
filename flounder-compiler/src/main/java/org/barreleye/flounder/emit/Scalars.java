package org.barreleye.flounder.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import org.barreleye.flounder.model.Scalar;

/** How numbers of bits are spelled: their types, and the way into a word and back. */
final class Scalars {
    private Scalars() {}

    /** The type in Java. */
    static TypeName type(Scalar scalar) {
        return switch (scalar) {
            case BOOL -> TypeName.BOOLEAN;
            case CHAR -> TypeName.BYTE;
            case UINT8, INT8, UINT16, INT16, INT32 -> TypeName.INT;
            case UINT32, IREF, UINT64, INT64, UINTPTR, INTPTR, SIZE -> TypeName.LONG;
            case ERRVAL -> KpiNames.ERROR_CODE;
        };
    }

    /** A value as a {@code long} that has no bit outside its field; checks the range where the type in Java is wider. */
    static CodeBlock toBits(Scalar scalar, CodeBlock value, String what) {
        return switch (scalar) {
            case BOOL -> CodeBlock.of("($L ? 1L : 0L)", value);
            case CHAR -> CodeBlock.of("($L & 0xffL)", value);
            case UINT8, UINT16, UINT32, IREF ->
                CodeBlock.of("$T.unsigned($L, $L, $S)", KpiNames.RANGE, value, scalar.bits(), what);
            case INT8, INT16 -> CodeBlock.of("$T.signed($L, $L, $S)", KpiNames.RANGE, value, scalar.bits(), what);
            case INT32 -> CodeBlock.of("($L & 0xffffffffL)", value);
            case ERRVAL -> CodeBlock.of("$L.number()", value);
            case UINT64, INT64, UINTPTR, INTPTR, SIZE -> value;
        };
    }

    /** A value out of a word, from a bit upwards. */
    static CodeBlock fromWord(Scalar scalar, CodeBlock word, int shift) {
        CodeBlock bits = shift == 0 ? word : CodeBlock.of("$L >>> $L", word, shift);
        return switch (scalar) {
            case BOOL -> CodeBlock.of("($L & 1) != 0", bits);
            case CHAR, INT8 -> CodeBlock.of("(byte) ($L)", bits);
            case UINT8 -> CodeBlock.of("(int) ($L & 0xff)", bits);
            case UINT16 -> CodeBlock.of("(int) ($L & 0xffff)", bits);
            case INT16 -> CodeBlock.of("(short) ($L)", bits);
            case INT32 -> CodeBlock.of("(int) ($L)", bits);
            case UINT32, IREF -> CodeBlock.of("$L & 0xffffffffL", bits);
            case ERRVAL -> CodeBlock.of("$T.numbered($L & 0xffffffffL)", KpiNames.ERROR_CODE, bits);
            case UINT64, INT64, UINTPTR, INTPTR, SIZE -> word;
        };
    }
}
