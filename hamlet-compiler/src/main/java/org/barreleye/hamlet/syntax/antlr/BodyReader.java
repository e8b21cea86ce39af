package org.barreleye.hamlet.syntax.antlr;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.compiler.source.Span;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.syntax.ExpressionSyntax;
import org.barreleye.hamlet.syntax.ExpressionSyntax.Function;
import org.barreleye.hamlet.syntax.FieldSyntax;
import org.barreleye.hamlet.syntax.ParameterSyntax;
import org.barreleye.hamlet.syntax.RangePart;
import org.barreleye.hamlet.syntax.StatementSyntax;

/** Turns the parse trees of bodies into records. */
final class BodyReader {
    private final TreeReader trees;
    private final Diagnostics diagnostics;

    BodyReader(TreeReader trees, Diagnostics diagnostics) {
        this.trees = trees;
        this.diagnostics = diagnostics;
    }

    List<StatementSyntax> statements(HamletGrammar.BodyContext tree) {
        return tree.statement().stream().map(this::statement).toList();
    }

    private StatementSyntax statement(HamletGrammar.StatementContext tree) {
        Span span = trees.span(tree);
        if (tree instanceof HamletGrammar.RetypeMultipleContext) {
            return new StatementSyntax.RetypeMultiple(span);
        }
        if (tree instanceof HamletGrammar.RangeFieldContext range) {
            return new StatementSyntax.RangeField(span, part(range.kind), field(range.field()));
        }
        if (tree instanceof HamletGrammar.RangeExpressionContext range) {
            return new StatementSyntax.RangeExpression(span, part(range.kind), expression(range.expression()));
        }
        if (tree instanceof HamletGrammar.EqualityFieldContext equality) {
            return new StatementSyntax.EqualityField(span, field(equality.field()));
        }
        if (tree instanceof HamletGrammar.InvocationContext invocation) {
            return invocation(invocation);
        }
        HamletGrammar.PlainFieldContext plain = ((HamletGrammar.OrdinaryFieldContext) tree).plainField();
        return new StatementSyntax.OrdinaryField(span, field(plain, plain.plainFieldType().STRING(), plain.type,
                trees.name(plain.name)));
    }

    private StatementSyntax invocation(HamletGrammar.InvocationContext tree) {
        return new StatementSyntax.Invocation(trees.span(tree), trees.documentation(tree),
                trees.attributes(tree.attribute()), trees.name(tree.name), trees.integer(tree.number),
                tree.names() == null ? List.of() : trees.names(tree.names()),
                parameters(tree.parameters().stream().filter(list -> list != tree.results).toList()),
                parameters(tree.results == null ? List.of() : List.of(tree.results)));
    }

    private List<ParameterSyntax> parameters(List<HamletGrammar.ParametersContext> lists) {
        return lists.stream()
                .flatMap(list -> list.parameter().stream())
                .map(tree -> new ParameterSyntax(trees.span(tree), trees.name(tree.type), trees.name(tree.name),
                        Optional.ofNullable(tree.source).map(trees::name)))
                .toList();
    }

    private FieldSyntax field(HamletGrammar.FieldContext tree) {
        return field(tree, tree.fieldType().STRING(), tree.type, trees.name(tree.name));
    }

    private FieldSyntax field(ParserRuleContext tree, TerminalNode quoted, ParserRuleContext type, Name name) {
        Name typeName = quoted == null ? trees.name(type) : cType(trees.span(type));
        return new FieldSyntax(trees.span(tree), typeName, quoted != null, name);
    }

    private Name cType(Span literal) {
        String text = literal.text().substring(1, literal.text().length() - 1);
        if (text.indexOf('\\') >= 0) {
            diagnostics.report(HamletCode.STRING_LITERAL, literal,
                    "this string has a backslash, which no C type has: write the type as it is");
        } else if (text.isBlank()) {
            diagnostics.report(HamletCode.STRING_LITERAL, literal, "this string is empty: write the name of a C type");
        }
        return new Name(literal, text);
    }

    private ExpressionSyntax expression(HamletGrammar.ExpressionContext tree) {
        Function function = Function.NONE;
        HamletGrammar.SumContext sum;
        if (tree instanceof HamletGrammar.CallContext call) {
            function = call.function.getType() == HamletTokens.MEM_TO_PHYS ? Function.MEM_TO_PHYS
                    : Function.GET_ADDRESS;
            sum = call.sum();
        } else {
            sum = ((HamletGrammar.PlainSumContext) tree).sum();
        }
        return new ExpressionSyntax(trees.span(tree), function, trees.name(sum.left),
                Optional.ofNullable(sum.right).map(trees::name));
    }

    private static RangePart part(Token keyword) {
        return switch (keyword.getType()) {
            case HamletTokens.ADDRESS -> RangePart.ADDRESS;
            case HamletTokens.SIZE -> RangePart.SIZE;
            default -> RangePart.SIZE_BITS;
        };
    }
}
