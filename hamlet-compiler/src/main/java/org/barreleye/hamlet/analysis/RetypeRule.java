package org.barreleye.hamlet.analysis;

import java.util.List;
import java.util.Optional;
import org.barreleye.hamlet.model.Attributes;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.FieldType;
import org.barreleye.hamlet.model.NumberType;
import org.barreleye.hamlet.model.Range;
import org.barreleye.hamlet.model.Specification;

/**
 * The rule by which retype makes objects of a type: the fields of the range, and limits of address and size. Fields
 * other than those of the range are 0 in a new object.
 *
 * @param target the type
 * @param sources the types that it is made from, in the order of their numbers
 * @param address the field that holds where an object begins
 * @param size the field that holds how large it is, or the logarithm of that; empty if all objects are equally large
 * @param sizeInBits whether that field holds the logarithm
 * @param fixedSize how large every object is; 0 if they differ
 * @param addressMax the largest address that the field can hold, unsigned
 * @param sizeMax the largest size that the field can hold, unsigned
 */
public record RetypeRule(CapabilityType target, List<CapabilityType> sources, Field address, Optional<Field> size,
        boolean sizeInBits, long fixedSize, long addressMax, long sizeMax) {
    private static final long UNLIMITED = -1;

    /** Copies the list. */
    public RetypeRule {
        sources = List.copyOf(sources);
    }

    /** The rules of all types that retype can make, in the order of their numbers. */
    static List<RetypeRule> all(Specification specification) {
        return specification.concreteTypes().stream()
                .map(type -> of(type, specification))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * The rule of a type, if retype can make it: it is derived from something, its address is a field as it is, its
     * size is a field or fixed, and no field refers to another capability.
     */
    public static Optional<RetypeRule> of(CapabilityType target, Specification specification) {
        List<CapabilityType> sources = specification.concreteTypes().stream()
                .filter(source -> target.isDerivedFrom(source)
                        || target.fromSelf() && source.name().equals(target.name()))
                .toList();
        Range range = target.range();
        Optional<Field> address = range.addressField().filter(RetypeRule::isUnsigned);
        Optional<Field> size = range.sizeField().filter(RetypeRule::isUnsigned);
        long fixedSize = range.fixedSize().orElse(0L);
        boolean refers = target.fields().stream()
                .anyMatch(field -> field.type() instanceof FieldType.CapabilityPointer);
        boolean makeable = !target.isAbstract() && !sources.isEmpty() && !refers
                && !target.attributes().has(Attributes.Flag.MAPPING)
                && address.isPresent() && (size.isPresent() || fixedSize != 0) && !address.equals(size);
        return makeable ? Optional.of(of(target, sources, address.get(), size, fixedSize)) : Optional.empty();
    }

    private static RetypeRule of(CapabilityType target, List<CapabilityType> sources, Field address,
            Optional<Field> size, long fixedSize) {
        boolean bits = size.isPresent() && target.range().size().orElseThrow().bits();
        return new RetypeRule(target, sources, address, size, bits, fixedSize, largest(address),
                size.isPresent() && !bits ? largest(size.get()) : UNLIMITED);
    }

    private static boolean isUnsigned(Field field) {
        return field.type() instanceof FieldType.Number number && !number.kind().isSigned();
    }

    private static long largest(Field field) {
        NumberType type = ((FieldType.Number) field.type()).kind();
        return type.bits() == Long.SIZE ? UNLIMITED : (1L << type.bits()) - 1;
    }

    /** Tests whether the type can be retyped from a type. */
    public boolean allowsSource(CapabilityType source) {
        return sources.stream().anyMatch(allowed -> allowed.name().equals(source.name()));
    }
}
