package org.barreleye.hamlet.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.Optional;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.FieldType;
import org.barreleye.hamlet.model.NumberType;

/** The Java code for fields of capabilities: their types, comparisons and conversions. */
final class FieldEncoding {
    private final EmitterContext context;

    FieldEncoding(EmitterContext context) {
        this.context = context;
    }

    /** The Java type of a field: int for numbers that fit, long for others and for handles, or a capability. */
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

    /** Tests whether the number type of a field is signed. */
    static boolean isSigned(Field field) {
        return field.type() instanceof FieldType.Number number && number.kind().isSigned();
    }

    /** The condition that a value is not in the range of its field; empty if the Java type excludes that. */
    static Optional<CodeBlock> outOfRange(Field field, String name) {
        if (field.type() instanceof FieldType.Number number) {
            NumberType kind = number.kind();
            if (!kind.isSigned() && kind.bits() < Long.SIZE) {
                return Optional.of(CodeBlock.of("$L >>> $L != 0", name, kind.bits()));
            }
        }
        return Optional.empty();
    }

    /** The comparison of two values: signed for the signed type, unsigned for the others. */
    static CodeBlock compared(Field field, String name) {
        if (isInt(field)) {
            return CodeBlock.of("$T.compare($L, that.$L)", Integer.class, name, name);
        }
        return CodeBlock.of("$T.compareUnsigned($L, that.$L)", Long.class, name, name);
    }

    /** The condition that two values are equal. */
    CodeBlock same(Field field, String name) {
        return field.type() instanceof FieldType.CapabilityPointer
                ? CodeBlock.of("$T.isSameObject($L, that.$L)", context.names().relations(), name, name)
                : CodeBlock.of("$L == that.$L", name, name);
    }

    /** The conversion of a field to an unsigned word. */
    static CodeBlock asWord(Field field, String accessor) {
        if (isSigned(field)) {
            return CodeBlock.of("$T.toUnsignedLong($L)", Integer.class, accessor);
        }
        return isInt(field) ? CodeBlock.of("(long) $L", accessor) : CodeBlock.of("$L", accessor);
    }

    /** The conversion of bits of a word to a field. */
    CodeBlock fromWord(Field field, CodeBlock word) {
        return isInt(field) ? CodeBlock.of("(int) ($L)", word) : word;
    }
}
