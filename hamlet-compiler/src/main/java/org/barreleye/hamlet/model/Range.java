package org.barreleye.hamlet.model;

import java.util.Optional;

/**
 * The range of the object of a capability: a number of units from an address on.
 *
 * @param address its start; if empty, there is no object and no size
 * @param size its length; 0 if empty
 */
public record Range(Optional<AddressRule> address, Optional<SizeRule> size) {
    /** No range at all. */
    public static final Range NONE = new Range(Optional.empty(), Optional.empty());

    /**
     * The computation of an address.
     *
     * @param function the function of the expression
     * @param expression of a number; of a reference for {@link Function#OF_CAPABILITY}
     */
    public record AddressRule(Function function, Expression expression) {}

    /** The functions from the value of an expression to an address. */
    public enum Function {
        /** It is the address. */
        PLAIN,
        /** It is a kernel virtual address. */
        OF_MEMORY,
        /** It refers to a capability, whose address it is. */
        OF_CAPABILITY
    }

    /**
     * The computation of a size.
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
