package org.barreleye.hamlet.interpreter;

import java.math.BigInteger;
import java.util.Optional;
import org.barreleye.hamlet.model.Attributes;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Expression;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.FieldType;
import org.barreleye.hamlet.model.NumberType;
import org.barreleye.hamlet.model.Range;
import org.barreleye.kpi.outcome.KernelError;

/** Decides about retypes and mints. */
public final class RetypeInterpreter {
    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(64);

    private final Interpreter interpreter;

    /** Decides with the answers of an interpreter. */
    public RetypeInterpreter(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** Returns whether retype can make objects of a type at all. */
    public static boolean isMakeable(CapabilityType type) {
        boolean refers = type.fields().stream().anyMatch(field -> field.type() instanceof FieldType.CapabilityPointer);
        Optional<Field> address = addressField(type);
        Optional<Field> size = sizeField(type);
        boolean sized = size.isPresent() || fixedSize(type).signum() > 0;
        return !refers && !type.attributes().has(Attributes.Flag.MAPPING) && address.isPresent() && sized
                && !address.equals(size);
    }

    private static Optional<Field> addressField(CapabilityType type) {
        return type.range().address()
                .filter(rule -> rule.function() == Range.Function.PLAIN)
                .flatMap(rule -> unsignedField(rule.expression()));
    }

    private static Optional<Field> sizeField(CapabilityType type) {
        return type.range().size().flatMap(rule -> unsignedField(rule.expression()));
    }

    private static Optional<Field> unsignedField(Expression expression) {
        return expression instanceof Expression.FieldOperand operand
                && !operand.field().type().equals(new FieldType.Number(NumberType.INT))
                ? Optional.of(operand.field())
                : Optional.empty();
    }

    private static BigInteger fixedSize(CapabilityType type) {
        if (type.range().size().isPresent()
                && type.range().size().get().expression() instanceof Expression.ConstantOperand operand) {
            BigInteger value = BigInteger.valueOf(operand.constant().value()).mod(LIMIT);
            return type.range().size().get().bits() ? BigInteger.ONE.shiftLeft(value.intValueExact()) : value;
        }
        return BigInteger.ZERO;
    }

    /** The reason for which a retype is refused, or NONE. */
    public KernelError check(Value source, BigInteger offset, CapabilityType type, BigInteger bytes, BigInteger count) {
        Attributes attributes = type.attributes();
        if (!isMakeable(type) || !interpreter.isWellFounded(source.type(), type)) {
            return KernelError.NO_SUCH_RETYPE;
        }
        boolean tooMany = attributes.maxObjects().isPresent()
                && count.compareTo(BigInteger.valueOf(attributes.maxObjects().getAsLong())) > 0;
        if (count.signum() == 0 || tooMany) {
            return KernelError.BAD_COUNT;
        }
        boolean whole = type.name().equals(source.type().name()) && bytes.equals(interpreter.size(source));
        if (!isSize(bytes, type) || whole) {
            return KernelError.BAD_SIZE;
        }
        BigInteger first = interpreter.address(source).add(offset);
        BigInteger alignment = BigInteger.valueOf(attributes.alignment());
        if (first.mod(alignment).signum() != 0 || bytes.mod(alignment).signum() != 0) {
            return KernelError.MISALIGNED;
        }
        BigInteger end = offset.add(bytes.multiply(count));
        boolean inside = end.compareTo(interpreter.size(source)) <= 0;
        BigInteger last = first.add(bytes.multiply(count)).subtract(BigInteger.ONE);
        return inside && last.compareTo(largest(addressField(type).orElseThrow())) <= 0
                ? KernelError.NONE
                : KernelError.OUTSIDE_SOURCE;
    }

    private static boolean isSize(BigInteger bytes, CapabilityType type) {
        if (fixedSize(type).signum() > 0) {
            return bytes.equals(fixedSize(type));
        }
        boolean bits = type.range().size().orElseThrow().bits();
        boolean fits = bits ? bytes.bitCount() == 1 : bytes.compareTo(largest(sizeField(type).orElseThrow())) <= 0;
        return bytes.signum() > 0 && fits
                && bytes.mod(BigInteger.valueOf(type.attributes().sizeMultiple())).signum() == 0;
    }

    private static BigInteger largest(Field field) {
        return BigInteger.ONE.shiftLeft(8 * field.type().bytes()).subtract(BigInteger.ONE);
    }

    /** The reason for which a mint is refused, or NONE. */
    public KernelError checkMint(Value source, Value minted) {
        if (!interpreter.isSameObject(source, minted)) {
            return KernelError.BAD_ARGUMENT;
        }
        for (int bit = 0; bit < 8; bit++) {
            if ((minted.rights() >> bit & 1) > (source.rights() >> bit & 1)) {
                return KernelError.MISSING_RIGHTS;
            }
        }
        return KernelError.NONE;
    }
}
