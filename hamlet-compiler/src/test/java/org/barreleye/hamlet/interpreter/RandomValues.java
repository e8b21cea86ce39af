package org.barreleye.hamlet.interpreter;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.FieldType;
import org.barreleye.hamlet.model.Specification;

/** Capabilities by chance. Numbers come from a few places at which something happens, so that they often meet. */
public final class RandomValues {
    private static final BigInteger[] PLACES = {BigInteger.ZERO, BigInteger.valueOf(4096), BigInteger.ONE.shiftLeft(31),
            BigInteger.ONE.shiftLeft(32), BigInteger.ONE.shiftLeft(63), BigInteger.ONE.shiftLeft(64)};
    private static final BigInteger[] STEPS = {BigInteger.ZERO, BigInteger.ONE, BigInteger.TWO, BigInteger.valueOf(3),
            BigInteger.valueOf(12), BigInteger.valueOf(63), BigInteger.valueOf(64), BigInteger.valueOf(2048),
            BigInteger.valueOf(4096), BigInteger.valueOf(8192)};
    private static final int DEPTH_MAX = 2;

    private final List<CapabilityType> types;
    private final Random random;

    /** Values of the types of a specification. */
    public RandomValues(Specification specification, Random random) {
        this.types = specification.concreteTypes();
        this.random = random;
    }

    /** A value of any type. */
    public Value next() {
        return of(types.get(random.nextInt(types.size())));
    }

    /** A value of one type. */
    public Value of(CapabilityType type) {
        return of(type, 0);
    }

    private Value of(CapabilityType type, int depth) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Field field : type.fields()) {
            fields.put(field.name(), field.type() instanceof FieldType.CapabilityPointer
                    ? of(target(depth), depth + 1)
                    : number(field));
        }
        return new Value(type, random.nextInt(256), fields);
    }

    /** A type to refer to; one that refers to nothing when it has become deep. The first type never does. */
    private CapabilityType target(int depth) {
        return depth < DEPTH_MAX ? types.get(random.nextInt(types.size())) : types.stream()
                .filter(type -> type.fields().stream()
                .noneMatch(field -> field.type() instanceof FieldType.CapabilityPointer))
                .findFirst().orElseThrow();
    }

    /** The value of a field. */
    public BigInteger number(Field field) {
        int bits = 8 * field.type().bytes();
        boolean signed = field.type() instanceof FieldType.Number number && number.kind().isSigned();
        BigInteger low = word().mod(BigInteger.ONE.shiftLeft(bits));
        return signed && low.testBit(bits - 1) ? low.subtract(BigInteger.ONE.shiftLeft(bits)) : low;
    }

    /** An unsigned number of 64 bits. */
    public BigInteger word() {
        BigInteger place = PLACES[random.nextInt(PLACES.length)];
        BigInteger step = STEPS[random.nextInt(STEPS.length)];
        BigInteger word = random.nextBoolean() ? place.add(step) : place.subtract(step);
        return word.mod(BigInteger.ONE.shiftLeft(64));
    }

    /** Another value that differs in one field, or in its rights, or not at all. */
    public Value like(Value value) {
        List<Field> fields = value.type().fields();
        int choice = random.nextInt(fields.size() + 2);
        if (choice == fields.size()) {
            return value.withRights(random.nextInt(256));
        }
        if (choice > fields.size() || fields.get(choice).type() instanceof FieldType.CapabilityPointer) {
            return value;
        }
        return value.with(fields.get(choice), number(fields.get(choice)));
    }
}
