package org.barreleye.flounder.emit;

import com.palantir.javapoet.CodeBlock;
import org.barreleye.flounder.model.Enumeration;
import org.barreleye.flounder.model.Scalar;
import org.barreleye.flounder.model.Type;
import org.barreleye.flounder.plan.Leaf;

/** The conversion of values to the bits of their fields, and back. */
final class BitEncoding {
    private final JavaTypes types;

    BitEncoding(JavaTypes types) {
        this.types = types;
    }

    /** The bits of an argument that is checked here, those above its width zero. */
    CodeBlock checked(Leaf.Value leaf, CodeBlock value, String what) {
        if (leaf.type() instanceof Scalar scalar) {
            boolean unsigned = switch (scalar) {
                case UINT8, UINT16, UINT32, IREF -> true;
                default -> false;
            };
            if (unsigned) {
                return CodeBlock.of("$T.unsigned($L, $L, $S)", KpiNames.RANGE_CHECK, value, scalar.bits(), what);
            }
            if (scalar == Scalar.INT8 || scalar == Scalar.INT16) {
                return CodeBlock.of("$T.signed($L, $L, $S)", KpiNames.RANGE_CHECK, value, scalar.bits(), what);
            }
        }
        return encode(leaf.type(), value);
    }

    /** The bits of a value that is in its range, those above its width zero. */
    CodeBlock encode(Type type, CodeBlock value) {
        if (type instanceof Enumeration) {
            return CodeBlock.of("(long) $L.ordinal()", value);
        }
        return switch ((Scalar) type) {
            case BOOL -> CodeBlock.of("($L ? 1L : 0L)", value);
            case CHAR, INT8 -> CodeBlock.of("($L & 0xffL)", value);
            case INT16 -> CodeBlock.of("($L & 0xffffL)", value);
            case INT32 -> CodeBlock.of("($L & 0xffffffffL)", value);
            case UINT8, UINT16 -> CodeBlock.of("(long) $L", value);
            case ERRVAL -> CodeBlock.of("$L.number()", value);
            case UINT32, IREF, UINT64, INT64, UINTPTR, INTPTR, SIZE -> value;
        };
    }

    /** The value in the bits of a word from a place upwards. */
    CodeBlock decode(Type type, CodeBlock word, int shift, CodeBlock errors, String what) {
        CodeBlock shifted = shift == 0 ? word : CodeBlock.of("($L >>> $L)", word, shift);
        if (type instanceof Enumeration) {
            return CodeBlock.of("$T.numbered((int) $L, $S)", types.named(type), shifted, what);
        }
        return switch ((Scalar) type) {
            case BOOL -> CodeBlock.of("($L & 1) != 0", shifted);
            case CHAR, INT8 -> CodeBlock.of("(byte) $L", shifted);
            case UINT8 -> CodeBlock.of("(int) $L & 0xff", shifted);
            case UINT16 -> CodeBlock.of("(int) $L & 0xffff", shifted);
            case INT16 -> CodeBlock.of("(short) $L", shifted);
            case INT32 -> CodeBlock.of("(int) $L", shifted);
            case UINT32, IREF -> CodeBlock.of("$L & 0xffffffffL", shifted);
            case ERRVAL -> CodeBlock.of("$L($L & 0xffffffffL)", errors, shifted);
            case UINT64, INT64, UINTPTR, INTPTR, SIZE -> shifted;
        };
    }
}
