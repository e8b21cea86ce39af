package org.barreleye.hamlet.model;

import java.util.Optional;

/**
 * What a capability is a capability to: so many units from some address on.
 *
 * @param address where it begins; nowhere if empty, and then there is no size either
 * @param size how long it is; 0 if empty
 */
public record Range(Optional<AddressRule> address, Optional<SizeRule> size) {
    /** No range at all. */
    public static final Range NONE = new Range(Optional.empty(), Optional.empty());

    /**
     * How an address is found.
     *
     * @param function what is applied to the expression
     * @param expression of a number; of a reference for {@link Function#OF_CAPABILITY}
     */
    public record AddressRule(Function function, Expression expression) {}

    /** What turns the value of an expression into an address. */
    public enum Function {
        /** It is the address. */
        PLAIN,
        /** It is a kernel virtual address. */
        OF_MEMORY,
        /** It refers to a capability, whose address it is. */
        OF_CAPABILITY
    }

    /**
     * How a size is found.
     *
     * @param bits whether the expression is the logarithm of the size
     * @param expression of a number
     */
    public record SizeRule(boolean bits, Expression expression) {}

    /** The field that holds the address as it is, if there is one. */
    public Optional<Field> addressField() {
        return address.filter(rule -> rule.function() == Function.PLAIN).flatMap(rule -> field(rule.expression()));
    }

    /** The field that holds the size, or its logarithm, as it is, if there is one. */
    public Optional<Field> sizeField() {
        return size.flatMap(rule -> field(rule.expression()));
    }

    /** The size of every object of the type, if all have the same; an unsigned number. */
    public Optional<Long> fixedSize() {
        return size.filter(rule -> rule.expression() instanceof Expression.ConstantOperand)
                .map(rule -> {
                    long value = ((Expression.ConstantOperand) rule.expression()).constant().value();
                    return rule.bits() ? 1L << value : value;
                });
    }

    private static Optional<Field> field(Expression expression) {
        return expression instanceof Expression.FieldOperand operand ? Optional.of(operand.field()) : Optional.empty();
    }
}
