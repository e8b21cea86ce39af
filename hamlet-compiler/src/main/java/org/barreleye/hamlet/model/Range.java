package org.barreleye.hamlet.model;

import java.util.Optional;

/**
 * The range of the object of a capability.
 *
 * @param address the rule for the start; if empty, the object has no range and no size
 * @param size the rule for the size; if empty, the size is 0
 */
public record Range(Optional<AddressRule> address, Optional<SizeRule> size) {
    /** No range at all. */
    public static final Range NONE = new Range(Optional.empty(), Optional.empty());

    /**
     * The rule for an address.
     *
     * @param function the function applied to the expression
     * @param expression an expression for a number, or for a reference with {@link Function#OF_CAPABILITY}
     */
    public record AddressRule(Function function, Expression expression) {}

    /** The function from the value of an expression to an address. */
    public enum Function {
        /** The value is the address. */
        PLAIN,
        /** The value is a kernel virtual address. */
        OF_MEMORY,
        /** The value is a reference to a capability, which has the address. */
        OF_CAPABILITY
    }

    /**
     * The rule for a size.
     *
     * @param bits whether the expression is the logarithm of the size
     * @param expression an expression for a number
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
