package org.barreleye.hamlet.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.Optional;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.FieldType;
import org.barreleye.hamlet.model.NumberType;

/** How fields of capabilities are written in Java. */
final class FieldEncoding {
    private final EmitterContext context;

    FieldEncoding(EmitterContext context) {
        this.context = context;
    }

    /** Numbers that an int holds are ints, others and handles are longs, a reference to a capability is one. */
    TypeName javaType(Field field) {
        if (field.type() instanceof FieldType.CapabilityPointer) {
            return context.names().capability();
        }
        return isInt(field) ? TypeName.INT : TypeName.LONG;
    }

    private static boolean isInt(Field field) {
        return field.type() instanceof FieldType.Number number
                && (number.kind().isSigned() || number.kind().bytes() < Integer.BYTES);
    }

    /** Whether a field holds the one type of numbers that has a sign. */
    static boolean isSigned(Field field) {
        return field.type() instanceof FieldType.Number number && number.kind().isSigned();
    }

    /** What holds if a value is not in the range of its field, unless Java excludes that. */
    static Optional<CodeBlock> outOfRange(Field field, String name) {
        if (field.type() instanceof FieldType.Number number) {
            NumberType kind = number.kind();
            if (!kind.isSigned() && kind.bits() < Long.SIZE) {
                return Optional.of(CodeBlock.of("$L >>> $L != 0", name, kind.bits()));
            }
        }
        return Optional.empty();
    }

    /** Compares two values: signed for the one signed type, unsigned for all others. */
    static CodeBlock compared(Field field, String name) {
        if (isInt(field)) {
            return CodeBlock.of("$T.compare($L, that.$L)", Integer.class, name, name);
        }
        return CodeBlock.of("$T.compareUnsigned($L, that.$L)", Long.class, name, name);
    }

    /** Whether two values are the same. */
    CodeBlock same(Field field, String name) {
        return field.type() instanceof FieldType.CapabilityPointer
                ? CodeBlock.of("$T.isSameObject($L, that.$L)", context.names().relations(), name, name)
                : CodeBlock.of("$L == that.$L", name, name);
    }

    /** The bits of a field as an unsigned word. */
    static CodeBlock asWord(Field field, String accessor) {
        if (isSigned(field)) {
            return CodeBlock.of("$T.toUnsignedLong($L)", Integer.class, accessor);
        }
        return isInt(field) ? CodeBlock.of("(long) $L", accessor) : CodeBlock.of("$L", accessor);
    }

    /** The value of a field from its bits in a word. */
    CodeBlock fromWord(Field field, CodeBlock word) {
        return isInt(field) ? CodeBlock.of("(int) ($L)", word) : word;
    }
}
