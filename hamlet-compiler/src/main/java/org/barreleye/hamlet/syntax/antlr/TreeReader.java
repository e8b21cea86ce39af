package org.barreleye.hamlet.syntax.antlr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.barreleye.compiler.antlr.Spans;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.syntax.Name;
import org.barreleye.hamlet.syntax.SpecificationSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax.Attribute;
import org.barreleye.hamlet.syntax.TypeSyntax.Body;
import org.barreleye.hamlet.syntax.TypeSyntax.Conversion;
import org.barreleye.hamlet.syntax.TypeSyntax.Copying;
import org.barreleye.hamlet.syntax.TypeSyntax.FieldSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax.InvocationSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax.ParameterSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax.RangeSyntax;

/** Turns ANTLR's tree into syntax records. */
final class TreeReader {
    private final SourceFile source;
    private final CommonTokenStream tokens;

    TreeReader(SourceFile source, CommonTokenStream tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    SpecificationSyntax specification(HamletGrammar.SpecificationContext tree) {
        return new SpecificationSyntax(
                tree.define().stream().map(this::define).toList(),
                tree.rights().stream().flatMap(this::rights).toList(),
                tree.capabilityType().stream().map(this::type).toList());
    }

    private SpecificationSyntax.Define define(HamletGrammar.DefineContext tree) {
        return new SpecificationSyntax.Define(name(tree.name), Spans.of(source, tree.value), tree.value.getText());
    }

    private Stream<SpecificationSyntax.Right> rights(HamletGrammar.RightsContext tree) {
        return tree.names.stream().map(right -> new SpecificationSyntax.Right(name(right)));
    }

    private TypeSyntax type(HamletGrammar.CapabilityTypeContext tree) {
        Copying copying = Copying.EQUAL;
        Optional<Name> from = Optional.empty();
        boolean fromSelf = false;
        if (tree.origin() instanceof HamletGrammar.AlwaysCopyContext) {
            copying = Copying.ALWAYS;
        } else if (tree.origin() instanceof HamletGrammar.NeverCopyContext) {
            copying = Copying.NEVER;
        } else if (tree.origin() instanceof HamletGrammar.DerivedContext derived) {
            from = Optional.ofNullable(derived.parent).map(this::name);
            fromSelf = derived.FROM_SELF() != null;
        }
        return new TypeSyntax(name(tree.name), documentation(tree), tree.attribute().stream().map(this::attribute).toList(),
                copying, from, fromSelf, tree.ABSTRACT() != null, Optional.ofNullable(tree.inherited).map(this::name),
                Optional.ofNullable(tree.body()).map(this::body));
    }

    private Attribute attribute(HamletGrammar.AttributeContext tree) {
        return new Attribute(name(tree.name), Optional.ofNullable(tree.argument).map(this::name));
    }

    private Body body(HamletGrammar.BodyContext tree) {
        List<FieldSyntax> fields = new ArrayList<>();
        List<RangeSyntax> addresses = new ArrayList<>();
        List<RangeSyntax> sizes = new ArrayList<>();
        List<InvocationSyntax> invocations = new ArrayList<>();
        for (HamletGrammar.StatementContext statement : tree.statement()) {
            if (statement instanceof HamletGrammar.AddressFieldContext address) {
                fields.add(field(address.field(), false));
                addresses.add(new RangeSyntax(Conversion.NONE, List.of(name(address.field().name))));
            } else if (statement instanceof HamletGrammar.AddressExpressionContext address) {
                addresses.add(address(address.address()));
            } else if (statement instanceof HamletGrammar.SizeFieldContext size) {
                fields.add(field(size.field(), false));
                sizes.add(new RangeSyntax(sizeConversion(size.kind), List.of(name(size.field().name))));
            } else if (statement instanceof HamletGrammar.SizeExpressionContext size) {
                sizes.add(new RangeSyntax(sizeConversion(size.kind), sum(size.sum())));
            } else if (statement instanceof HamletGrammar.IdentityFieldContext identity) {
                fields.add(field(identity.field(), true));
            } else if (statement instanceof HamletGrammar.PlainFieldContext plain) {
                fields.add(field(plain.field(), false));
            } else if (statement instanceof HamletGrammar.InvocationStatementContext invocation) {
                invocations.add(invocation(invocation.invocation()));
            }
        }
        return new Body(tree.RETYPE_MULTIPLE() != null, fields, addresses, sizes, invocations);
    }

    private static Conversion sizeConversion(Token kind) {
        return kind.getType() == HamletTokens.SIZE_BITS ? Conversion.POWER_OF_TWO : Conversion.NONE;
    }

    private RangeSyntax address(HamletGrammar.AddressContext tree) {
        if (tree instanceof HamletGrammar.MemToPhysContext conversion) {
            return new RangeSyntax(Conversion.MEM_TO_PHYS, sum(conversion.sum()));
        }
        if (tree instanceof HamletGrammar.GetAddressContext conversion) {
            return new RangeSyntax(Conversion.GET_ADDRESS, sum(conversion.sum()));
        }
        return new RangeSyntax(Conversion.NONE, sum(((HamletGrammar.PlainAddressContext) tree).sum()));
    }

    private List<Name> sum(HamletGrammar.SumContext tree) {
        List<Name> operands = new ArrayList<>();
        operands.add(name(tree.left));
        Optional.ofNullable(tree.right).ifPresent(right -> operands.add(name(right)));
        return operands;
    }

    private FieldSyntax field(HamletGrammar.FieldContext tree, boolean identity) {
        String text = tree.type.getText();
        boolean quoted = tree.type.STRING() != null;
        Name type = new Name(
                Spans.of(source, tree.type), quoted ? text.substring(1, text.length() - 1) : text, quoted);
        return new FieldSyntax(type, name(tree.name), identity);
    }

    private InvocationSyntax invocation(HamletGrammar.InvocationContext tree) {
        return new InvocationSyntax(name(tree.name), documentation(tree), name(tree.value),
                tree.needed.stream().map(this::name).toList(), tree.argument.stream().map(this::parameter).toList(),
                tree.result.stream().map(this::parameter).toList());
    }

    private ParameterSyntax parameter(HamletGrammar.ParameterContext tree) {
        return new ParameterSyntax(name(tree.type), name(tree.name), Optional.ofNullable(tree.source).map(this::name));
    }

    private Name name(ParserRuleContext tree) {
        return new Name(Spans.of(source, tree), tree.getText(), false);
    }

    /** The text of the last comment before a tree, if it begins with two stars. */
    private String documentation(ParserRuleContext tree) {
        List<Token> hidden = tokens.getHiddenTokensToLeft(tree.getStart().getTokenIndex());
        StringBuilder comment = new StringBuilder();
        int depth = 0;
        for (Token token : hidden == null ? List.<Token>of() : hidden) {
            if (token.getType() == HamletTokens.COMMENT_OPEN) {
                comment.setLength(0);
                depth = 1;
            } else if (token.getType() == HamletTokens.NESTED_OPEN) {
                depth++;
            } else if (token.getType() == HamletTokens.COMMENT_CLOSE) {
                depth--;
            }
            if (token.getType() == HamletTokens.COMMENT_TEXT && depth > 0) {
                comment.append(token.getText());
            }
        }
        String text = comment.toString();
        return text.startsWith("*") ? text.substring(1).replaceAll("(?m)^\\s*\\* ?", "").strip() : "";
    }
}
