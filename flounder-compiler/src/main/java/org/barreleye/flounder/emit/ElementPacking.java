package org.barreleye.flounder.emit;

import com.palantir.javapoet.CodeBlock;
import org.barreleye.flounder.model.Enumeration;
import org.barreleye.flounder.model.FixedArray;
import org.barreleye.flounder.model.Scalar;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.Type;

/** The encoding of elements of dynamic arrays in bytes: one value after the other, little-endian, without gaps. */
final class ElementPacking {
    private final GeneratedNames names;

    ElementPacking(GeneratedNames names) {
        this.names = names;
    }

    /** The number of bytes of a value. */
    static int bytes(Type type) {
        if (type instanceof Structure structure) {
            return structure.fields().stream().mapToInt(field -> bytes(field.type())).sum();
        }
        if (type instanceof FixedArray array) {
            return array.length() * bytes(array.element());
        }
        return type instanceof Enumeration ? Enumeration.WIRE.bytes() : ((Scalar) type).bytes();
    }

    /** Returns whether a type can be part of the elements of dynamic arrays. */
    static boolean isPackable(Type type) {
        if (type instanceof Structure structure) {
            return structure.fields().stream().allMatch(field -> isPackable(field.type()));
        }
        return type instanceof FixedArray array ? isPackable(array.element())
                : type instanceof Scalar || type instanceof Enumeration;
    }

    /** A statement that adds a value. */
    CodeBlock pack(Type type, CodeBlock value, CodeBlock target) {
        if (type instanceof Structure || type instanceof FixedArray) {
            return CodeBlock.of("$L.pack($L)", value, target);
        }
        if (type instanceof Enumeration) {
            return CodeBlock.of("$L.bits($L.ordinal(), $L)", target, value, Enumeration.WIRE.bits());
        }
        Scalar scalar = (Scalar) type;
        int bits = scalar.bytes() * Byte.SIZE;
        return switch (scalar) {
            case BOOL -> CodeBlock.of("$L.bits($L ? 1 : 0, $L)", target, value, bits);
            case ERRVAL -> CodeBlock.of("$L.bits($L.number(), $L)", target, value, bits);
            default -> CodeBlock.of("$L.bits($L, $L)", target, value, bits);
        };
    }

    /** The value at a place; {@code what} is an expression for whose value it is. */
    CodeBlock unpack(Type type, CodeBlock source, CodeBlock place) {
        if (type instanceof Structure || type instanceof FixedArray) {
            return CodeBlock.of("$T.unpack($L, $L, what)", names.types().named(type), source, place);
        }
        if (type instanceof Enumeration) {
            return CodeBlock.of("$T.numbered((int) $L.bits32($L), what)", names.types().named(type), source, place);
        }
        Scalar scalar = (Scalar) type;
        CodeBlock bits = CodeBlock.of("$L.bits$L($L)", source, scalar.bytes() * Byte.SIZE, place);
        return switch (scalar) {
            case BOOL -> CodeBlock.of("$L.flag($L, what)", source, place);
            case CHAR, INT8 -> CodeBlock.of("(byte) $L", bits);
            case INT16 -> CodeBlock.of("(short) $L", bits);
            case UINT8, UINT16, INT32 -> CodeBlock.of("(int) $L", bits);
            case ERRVAL -> CodeBlock.of("$T.numbered($L)", KpiNames.ERROR_CODE, bits);
            case UINT32, IREF, UINT64, INT64, UINTPTR, INTPTR, SIZE -> bits;
        };
    }

    /** {@code place + offset}, if there is an offset. */
    static CodeBlock at(String place, int offset) {
        return offset == 0 ? CodeBlock.of("$L", place) : CodeBlock.of("$L + $L", place, offset);
    }
}
