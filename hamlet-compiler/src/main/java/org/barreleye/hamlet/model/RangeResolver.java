package org.barreleye.hamlet.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Nearest;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.model.Range.AddressRule;
import org.barreleye.hamlet.model.Range.SizeRule;
import org.barreleye.hamlet.syntax.ExpressionSyntax;
import org.barreleye.hamlet.syntax.RangePart;
import org.barreleye.hamlet.syntax.StatementSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax;

/** Resolves the range of a type from the inherited range and its statements. */
final class RangeResolver {
    private final TypeSyntax syntax;
    private final List<Field> fields;
    private final Map<String, Constant> constants;
    private final Diagnostics diagnostics;

    RangeResolver(TypeSyntax syntax, List<Field> fields, Map<String, Constant> constants, Diagnostics diagnostics) {
        this.syntax = syntax;
        this.fields = fields;
        this.constants = constants;
        this.diagnostics = diagnostics;
    }

    /** The range; what the type does not define itself is as inherited. */
    Range resolve(Range inherited) {
        Optional<AddressRule> address = inherited.address();
        Optional<SizeRule> size = inherited.size();
        for (StatementSyntax statement : syntax.statements()) {
            Optional<RangePart> part = statement.definedPart();
            if (part.isEmpty()) {
                continue;
            }
            Optional<AddressRule> value = value(statement);
            if (part.get() == RangePart.ADDRESS) {
                address = value;
            } else {
                boolean bits = part.get() == RangePart.SIZE_BITS;
                size = value.map(rule -> new SizeRule(bits, rule.expression()));
            }
        }
        return new Range(address, address.isPresent() ? size : Optional.empty());
    }

    private Optional<AddressRule> value(StatementSyntax statement) {
        if (statement instanceof StatementSyntax.RangeField declared) {
            Optional<Field> field = field(declared.field().name().text());
            field.ifPresent(operand -> requireNumber(operand, declared.field().type()));
            return field.map(operand -> new AddressRule(Range.Function.PLAIN, new Expression.FieldOperand(operand)));
        }
        StatementSyntax.RangeExpression range = (StatementSyntax.RangeExpression) statement;
        ExpressionSyntax expression = range.expression();
        Range.Function function = function(expression.function());
        if (range.part().isSize() && function != Range.Function.PLAIN) {
            diagnostics.report(HamletCode.OPERAND_TYPE, expression.span(),
                    "only an address can be worked out with '" + expression.function().keyword() + "'");
            return Optional.empty();
        }
        Optional<Expression> left = operand(expression.left(), function);
        if (expression.right().isEmpty()) {
            return left.map(operand -> new AddressRule(function, operand));
        }
        if (function == Range.Function.OF_CAPABILITY) {
            diagnostics.report(HamletCode.OPERAND_TYPE, expression.span(),
                    "'get_address' takes a single field: its value is not a number that can be added");
            return Optional.empty();
        }
        Optional<Expression> right = operand(expression.right().get(), function);
        return left.isPresent() && right.isPresent()
                ? Optional.of(new AddressRule(function, new Expression.Sum(left.get(), right.get())))
                : Optional.empty();
    }

    private static Range.Function function(ExpressionSyntax.Function function) {
        return switch (function) {
            case NONE -> Range.Function.PLAIN;
            case MEM_TO_PHYS -> Range.Function.OF_MEMORY;
            case GET_ADDRESS -> Range.Function.OF_CAPABILITY;
        };
    }

    /** The operand that a name denotes. A constant hides a field. */
    private Optional<Expression> operand(Name name, Range.Function function) {
        Constant constant = constants.get(name.text());
        Optional<Field> field = field(name.text());
        if (constant != null) {
            field.ifPresent(hidden -> diagnostics.report(HamletCode.SHADOWED_FIELD, name.span(), "'" + name
                    + "' is the constant " + constant.value() + " here, not the field of the same name")
                    .note(constant.span(), "the constant").note(hidden.span(), "the field"));
            if (function == Range.Function.OF_CAPABILITY) {
                diagnostics.report(HamletCode.OPERAND_TYPE, name.span(), "a constant refers to no capability");
            }
            return Optional.of(new Expression.ConstantOperand(constant));
        }
        field.ifPresentOrElse(operand -> check(operand, name, function), () -> reportUnknown(name));
        return field.map(Expression.FieldOperand::new);
    }

    private void check(Field field, Name name, Range.Function function) {
        boolean reference = field.type() instanceof FieldType.CapabilityPointer;
        if (function == Range.Function.OF_CAPABILITY && !reference) {
            diagnostics.report(HamletCode.OPERAND_TYPE, name.span(), "'" + name
                    + "' refers to no capability: only a field of "
                    + "type \"struct capability\" does").note(field.span(), "declared here");
        } else if (function == Range.Function.PLAIN) {
            requireNumber(field, name);
        } else if (function == Range.Function.OF_MEMORY && reference) {
            diagnostics.report(HamletCode.OPERAND_TYPE, name.span(), "'mem_to_phys' takes a number: "
                    + "the address of a capability is 'get_address'").note(field.span(), "declared here");
        }
    }

    /** A handle is valid in the kernel only, so it is not an address. */
    private void requireNumber(Field field, Name place) {
        if (!(field.type() instanceof FieldType.Number)) {
            diagnostics.report(HamletCode.OPERAND_TYPE, place.span(), "'" + field.name()
                    + "' is a pointer: it becomes a number "
                    + "with 'mem_to_phys', or with 'get_address' if it refers to a capability");
        }
    }

    private void reportUnknown(Name name) {
        List<String> candidates = new ArrayList<>(fields.stream().map(Field::name).toList());
        candidates.addAll(constants.keySet());
        var report = diagnostics.report(HamletCode.UNKNOWN_NAME, name.span(),
                "'" + name + "' is neither a field of '" + syntax.name() + "' nor a constant");
        Nearest.to(name.text(), candidates).ifPresent(report::suggest);
    }

    private Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
