package org.barreleye.flounder.syntax.antlr;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.barreleye.compiler.antlr.DocComments;
import org.barreleye.compiler.antlr.Spans;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.lexical.DocComment;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.source.Span;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.syntax.BoundSyntax;
import org.barreleye.flounder.syntax.ConstraintSyntax;
import org.barreleye.flounder.syntax.EnumeratorSyntax;
import org.barreleye.flounder.syntax.FieldSyntax;
import org.barreleye.flounder.syntax.InterfaceSyntax;
import org.barreleye.flounder.syntax.MessageSyntax;
import org.barreleye.flounder.syntax.MetaSyntax;
import org.barreleye.flounder.syntax.NumberSyntax;
import org.barreleye.flounder.syntax.ParameterSyntax;
import org.barreleye.flounder.syntax.ParameterSyntax.Direction;
import org.barreleye.flounder.syntax.StringEscapes;
import org.barreleye.flounder.syntax.TypeSyntax;

/** Turns parse trees into records. */
final class TreeReader {
    private final SourceFile source;
    private final DocComments comments;
    private final Diagnostics diagnostics;

    TreeReader(SourceFile source, CommonTokenStream tokens, Diagnostics diagnostics) {
        this.source = source;
        this.comments = new DocComments(source, tokens, FlounderReader.TOKEN_KINDS);
        this.diagnostics = diagnostics;
    }

    InterfaceSyntax interfaceFile(FlounderGrammar.InterfaceFileContext file) {
        for (ParserRuleContext stray : file.stray) {
            diagnostics.report(FlounderCode.NOT_ONE_INTERFACE, span(stray),
                    "this type is declared outside of the interface: move it behind the '{'");
        }
        return interfaceDeclaration(file.definition);
    }

    List<TypeSyntax> types(List<FlounderGrammar.TypeDeclarationContext> declarations) {
        return declarations.stream().map(this::type).toList();
    }

    private InterfaceSyntax interfaceDeclaration(FlounderGrammar.InterfaceDeclarationContext tree) {
        boolean messageSeen = false;
        for (FlounderGrammar.DeclarationContext declaration : tree.declaration()) {
            messageSeen |= declaration.messageDeclaration() != null;
            if (messageSeen && declaration.typeDeclaration() != null) {
                diagnostics.report(FlounderCode.SYNTAX, span(declaration),
                        "types are declared before the first message: move this one up");
            }
        }
        return new InterfaceSyntax(span(tree), documentation(tree), name(tree.name),
                Optional.ofNullable(tree.description)
                        .map(description -> StringEscapes.read(Spans.of(source, description), diagnostics)),
                types(tree.declaration().stream()
                        .map(FlounderGrammar.DeclarationContext::typeDeclaration)
                        .filter(type -> type != null)
                        .toList()),
                tree.declaration().stream()
                        .map(FlounderGrammar.DeclarationContext::messageDeclaration)
                        .filter(message -> message != null)
                        .map(this::message)
                        .toList());
    }

    private TypeSyntax type(FlounderGrammar.TypeDeclarationContext tree) {
        Span span = span(tree);
        Optional<DocComment> documentation = documentation(tree);
        if (tree instanceof FlounderGrammar.AliasContext alias) {
            return new TypeSyntax.Alias(span, documentation, name(alias.name), name(alias.target));
        }
        if (tree instanceof FlounderGrammar.RenamingOrArrayContext typedef) {
            Name name = name(typedef.name);
            Name target = name(typedef.target);
            return typedef.length == null
                    ? new TypeSyntax.Renaming(span, documentation, name, target)
                    : new TypeSyntax.FixedArray(span, documentation, name, target, number(typedef.length));
        }
        if (tree instanceof FlounderGrammar.EnumerationContext enumeration) {
            return new TypeSyntax.Enumeration(span, documentation, name(enumeration.name),
                    enumeration.enumerator.stream()
                            .map(each -> new EnumeratorSyntax(documentation(each), name(each))).toList());
        }
        FlounderGrammar.StructureContext structure = (FlounderGrammar.StructureContext) tree;
        return new TypeSyntax.Structure(span, documentation, name(structure.name),
                structure.field().stream().map(this::field).toList());
    }

    private FieldSyntax field(FlounderGrammar.FieldContext tree) {
        return new FieldSyntax(span(tree), documentation(tree), name(tree.type), name(tree.name),
                Optional.ofNullable(tree.size).map(this::number));
    }

    private MessageSyntax message(FlounderGrammar.MessageDeclarationContext tree) {
        FlounderGrammar.RpcContext rpc = tree.rpc();
        if (rpc != null) {
            return new MessageSyntax(span(tree), documentation(tree), metas(tree.meta()), MessageSyntax.Kind.RPC,
                    Spans.of(source, rpc.RPC()), name(rpc.name),
                    rpc.rpcArgument().stream().map(this::rpcArgument).toList());
        }
        FlounderGrammar.OneWayContext oneWay = tree.oneWay();
        MessageSyntax.Kind kind = switch (oneWay.kind.getType()) {
            case FlounderTokens.CALL -> MessageSyntax.Kind.CALL;
            case FlounderTokens.RESPONSE -> MessageSyntax.Kind.RESPONSE;
            default -> MessageSyntax.Kind.MESSAGE;
        };
        return new MessageSyntax(span(tree), documentation(tree), metas(tree.meta()), kind,
                Spans.of(source, oneWay.kind), name(oneWay.name),
                oneWay.argument().stream().map(each -> argument(each, Optional.empty(), each)).toList());
    }

    private ParameterSyntax rpcArgument(FlounderGrammar.RpcArgumentContext tree) {
        Direction direction = tree.direction.getType() == FlounderTokens.IN ? Direction.IN : Direction.OUT;
        return argument(tree, Optional.of(direction), tree.argument());
    }

    private ParameterSyntax argument(ParserRuleContext whole, Optional<Direction> direction,
            FlounderGrammar.ArgumentContext tree) {
        return new ParameterSyntax(span(whole), documentation(whole), direction, name(tree.type),
                Optional.ofNullable(tree.constraint()).map(this::constraint), name(tree.name),
                Optional.ofNullable(tree.bound()).map(this::bound));
    }

    private ConstraintSyntax constraint(FlounderGrammar.ConstraintContext tree) {
        return new ConstraintSyntax(span(tree), name(tree.type), tree.rights.stream().map(this::name).toList());
    }

    private BoundSyntax bound(FlounderGrammar.BoundContext tree) {
        if (tree.length == null) {
            return new BoundSyntax.Size(span(tree), natural(tree.maximum));
        }
        return tree.maximum == null
                ? new BoundSyntax.Unbounded(span(tree), name(tree.length))
                : new BoundSyntax.Length(span(tree), name(tree.length), natural(tree.maximum));
    }

    private List<MetaSyntax> metas(List<FlounderGrammar.MetaContext> trees) {
        return trees.stream()
                .map(tree -> new MetaSyntax(span(tree), name(tree.namespace),
                        tree.metaEntry().stream().map(this::metaEntry).toList()))
                .toList();
    }

    private MetaSyntax.Entry metaEntry(FlounderGrammar.MetaEntryContext tree) {
        return tree.number != null
                ? new MetaSyntax.Setting(span(tree), name(tree.key), natural(tree.number))
                : new MetaSyntax.Reference(span(tree), name(tree.key), name(tree.reference));
    }

    private NumberSyntax number(FlounderGrammar.SignedNumberContext tree) {
        return NumberSyntax.of(span(tree), tree.sign == null ? "" : tree.sign.getText(), tree.NUMBER().getText());
    }

    private NumberSyntax natural(Token number) {
        return NumberSyntax.of(Spans.of(source, number), "", number.getText());
    }

    private Name name(FlounderGrammar.IdentifierContext tree) {
        return new Name(span(tree), tree.getText());
    }

    private Optional<DocComment> documentation(ParserRuleContext tree) {
        return comments.before(tree.getStart());
    }

    private Span span(ParserRuleContext tree) {
        return Spans.of(source, tree);
    }
}
