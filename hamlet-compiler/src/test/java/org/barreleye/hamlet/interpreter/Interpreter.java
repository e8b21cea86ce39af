package org.barreleye.hamlet.interpreter;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.Specification;

/**
 * Answers every question about capabilities from the specification itself. The first half says what the language's
 * reference says, wrapping ends and all; the second half says what is exactly so.
 */
public final class Interpreter {
    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(64);

    private final Specification specification;
    private final Arithmetic arithmetic;

    /**
     * An interpreter of a specification.
     *
     * @param physicalWindow the kernel virtual address of physical address 0
     */
    public Interpreter(Specification specification, long physicalWindow) {
        this.specification = specification;
        this.arithmetic = new Arithmetic(physicalWindow);
    }

    /** The start of the object. */
    public BigInteger address(Value value) {
        return arithmetic.address(value);
    }

    /** The size of the object. */
    public BigInteger size(Value value) {
        return arithmetic.size(value);
    }

    /** The place of a type's root among the types of the source that capabilities can have and that have no parent. */
    public int typeRoot(CapabilityType type) {
        CapabilityType root = type;
        while (root.parent().isPresent()) {
            root = root.parent().get();
        }
        int place = 0;
        for (CapabilityType other : specification.types()) {
            if (other.name().equals(root.name())) {
                return place;
            }
            place += other.isAbstract() || other.parent().isPresent() ? 0 : 1;
        }
        throw new AssertionError(type.name() + " has no root");
    }

    /** Returns whether one step of derivation leads from a type to another. */
    public boolean isWellFounded(CapabilityType source, CapabilityType target) {
        boolean same = source.name().equals(target.name());
        return same && target.fromSelf()
                || target.parent().isPresent() && target.parent().get().name().equals(source.name());
    }

    /** Returns whether a capability may be retyped before it is revoked. */
    public boolean isRevokedFirst(CapabilityType type, boolean hasDescendants) {
        boolean childless = specification.types().stream()
                .noneMatch(target -> !target.isAbstract() && isWellFounded(type, target));
        return !childless && (type.retypeMultiple() || !hasDescendants);
    }

    /** The order of the reference, less than 0, 0 or more. */
    public int compare(Value left, Value right) {
        int order = Integer.compare(typeRoot(left.type()), typeRoot(right.type()));
        order = order != 0 ? order : address(left).compareTo(address(right));
        order = order != 0 ? order : size(right).compareTo(size(left));
        order = order != 0 ? order : Integer.compare(
                specification.types().indexOf(left.type()), specification.types().indexOf(right.type()));
        for (Field field : left.type().fields()) {
            if (order == 0 && field.equality()) {
                order = left.number(field).compareTo(right.number(field));
            }
        }
        return order;
    }

    /** Returns whether two capabilities are copies. */
    public boolean isCopy(Value left, Value right) {
        if (!isSameType(left, right)) {
            return false;
        }
        return switch (left.type().identity()) {
            case ALWAYS_COPY -> true;
            case NEVER_COPY -> false;
            case BY_VALUE -> compare(left, right) == 0;
        };
    }

    /** Returns whether one capability is what the reference calls an ancestor of another. */
    public boolean isAncestor(Value child, Value parent) {
        if (!isWellFounded(parent.type(), child.type())) {
            return false;
        }
        BigInteger parentEnd = address(parent).add(size(parent)).mod(LIMIT);
        BigInteger childEnd = address(child).add(size(child)).mod(LIMIT);
        boolean within = address(parent).compareTo(address(child)) <= 0 && parentEnd.compareTo(childEnd) >= 0;
        boolean larger = !address(parent).equals(address(child)) || !parentEnd.equals(childEnd);
        return within && (larger || !isSameType(child, parent));
    }

    /** Returns whether any number of steps of derivation, but at least one, lead to a type from another. */
    public boolean isTypeBelow(CapabilityType type, CapabilityType ancestor) {
        if (type.name().equals(ancestor.name())) {
            return type.fromSelf();
        }
        Optional<CapabilityType> above = type.parent();
        while (above.isPresent() && !above.get().name().equals(ancestor.name())) {
            above = above.get().parent();
        }
        return above.isPresent();
    }

    /** Returns whether a capability was made of another in any number of steps, as the ranges tell. */
    public boolean isDescendant(Value child, Value ancestor) {
        if (!isTypeBelow(child.type(), ancestor.type()) || child.type().range().address().isEmpty()) {
            return false;
        }
        BigInteger end = address(ancestor).add(size(ancestor));
        boolean starts = address(child).compareTo(address(ancestor)) >= 0 && address(child).compareTo(end) < 0;
        boolean ends = address(child).add(size(child)).compareTo(end) <= 0;
        return starts && ends && !(isSameType(child, ancestor) && size(child).equals(size(ancestor)));
    }

    /** Returns whether two capabilities agree in all that mint may not change. */
    public boolean isSameObject(Value left, Value right) {
        if (!isSameType(left, right)) {
            return false;
        }
        List<Field> mintable = left.type().attributes().mintable();
        return left.type().fields().stream().filter(field -> !mintable.contains(field)).allMatch(field ->
                left.fields().get(field.name()) instanceof Value reference
                        ? isSameObject(reference, right.reference(field))
                        : left.number(field).equals(right.number(field)));
    }

    /** Returns whether a capability's range has anything in common with another range. */
    public boolean overlaps(Value value, BigInteger start, BigInteger size) {
        BigInteger first = address(value).max(start);
        return first.compareTo(address(value).add(size(value)).min(start.add(size))) < 0;
    }

    private static boolean isSameType(Value left, Value right) {
        return left.type().name().equals(right.type().name());
    }
}
