package org.barreleye.hamlet.emit;

import com.palantir.javapoet.CodeBlock;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Expression;
import org.barreleye.hamlet.model.Range;

/** Emits the range of a capability as an expression of type long over its fields, with the arithmetic of C. */
final class ExpressionEmitter implements Expression.Visitor<CodeBlock> {
    private static final String UNSIGNED_INT = "0xffffffffL";

    private final EmitterContext context;
    private final CapabilityType type;

    ExpressionEmitter(EmitterContext context, CapabilityType type) {
        this.context = context;
        this.type = type;
    }

    CodeBlock address() {
        return type.range().address().map(this::address).orElse(CodeBlock.of("0"));
    }

    private CodeBlock address(Range.AddressRule rule) {
        CodeBlock value = rule.expression().accept(this);
        return switch (rule.function()) {
            case PLAIN -> value;
            case OF_MEMORY -> CodeBlock.of("$T.physical($L)", context.names().physicalWindow(), value);
            case OF_CAPABILITY -> CodeBlock.of("$L.rangeStart()", value);
        };
    }

    CodeBlock size() {
        return type.range().size()
                .map(rule -> rule.bits()
                        ? CodeBlock.of("$T.powerOfTwo($L)", context.names().relations(), rule.expression().accept(this))
                        : rule.expression().accept(this))
                .orElse(CodeBlock.of("0"));
    }

    @Override
    public CodeBlock constant(Expression.ConstantOperand operand) {
        return CodeBlock.of("$T.$L", context.names().constants(), context.javaNames().constant(operand.constant()));
    }

    @Override
    public CodeBlock field(Expression.FieldOperand operand) {
        return CodeBlock.of("$L", context.javaNames().component(type, operand.field()));
    }

    @Override
    public CodeBlock sum(Expression.Sum sum) {
        CodeBlock value = CodeBlock.of("$L + $L", sum.left().accept(this), sum.right().accept(this));
        return switch (sum.width()) {
            // Java adds ints as C does, but constants are longs.
            case INT -> isConstant(sum.left()) || isConstant(sum.right()) ? CodeBlock.of("(int) ($L)", value) : value;
            case UINT -> CodeBlock.of("($L) & $L", value, UNSIGNED_INT);
            case LONG -> value;
        };
    }

    private static boolean isConstant(Expression expression) {
        return expression instanceof Expression.ConstantOperand;
    }
}
