package org.barreleye.hamlet.rule;

import java.util.stream.Stream;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Expression;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.FieldType;
import org.barreleye.hamlet.model.Range;
import org.barreleye.hamlet.model.Specification;

/** Mint changes a badge, and never what a capability is a capability to: to narrow a range is a retype. */
final class MintLeavesTheObject implements ModelRule {
    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        for (CapabilityType type : specification.types()) {
            for (Field field : type.attributes().mintable()) {
                if (field.equality()) {
                    report(type, field, "it identifies copies", diagnostics);
                } else if (!(field.type() instanceof FieldType.Number)) {
                    report(type, field, "a pointer is not for a caller to choose", diagnostics);
                } else if (operands(type.range()).anyMatch(field::equals)) {
                    report(type, field, "the range follows from it, and another range is made by retype", diagnostics);
                }
            }
        }
    }

    private static Stream<Field> operands(Range range) {
        return Stream.concat(range.address().stream().map(Range.AddressRule::expression),
                        range.size().stream().map(Range.SizeRule::expression))
                .flatMap(expression -> expression instanceof Expression.Sum sum
                        ? Stream.of(sum.left(), sum.right())
                        : Stream.of(expression))
                .filter(Expression.FieldOperand.class::isInstance)
                .map(operand -> ((Expression.FieldOperand) operand).field());
    }

    private static void report(CapabilityType type, Field field, String reason, Diagnostics diagnostics) {
        diagnostics.report(HamletCode.MINT_CHANGES_IDENTITY, field.span(),
                "mint may not change '" + field.name() + "' of a '" + type.name() + "': " + reason);
    }
}
