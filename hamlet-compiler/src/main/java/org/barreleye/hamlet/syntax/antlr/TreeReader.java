package org.barreleye.hamlet.syntax.antlr;

import java.util.ArrayList;
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
import org.barreleye.hamlet.syntax.AttributeSyntax;
import org.barreleye.hamlet.syntax.ClauseSyntax;
import org.barreleye.hamlet.syntax.DeclarationSyntax;
import org.barreleye.hamlet.syntax.IntegerSyntax;
import org.barreleye.hamlet.syntax.SpecificationSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax;

/** Turns parse trees into records. */
final class TreeReader {
    private final SourceFile source;
    private final DocComments comments;
    private final StrayText stray;
    private final BodyReader bodies;

    TreeReader(SourceFile source, CommonTokenStream tokens, Diagnostics diagnostics) {
        this.source = source;
        this.comments = new DocComments(source, tokens, HamletReader.TOKEN_KINDS);
        this.stray = new StrayText(source, diagnostics);
        this.bodies = new BodyReader(this, diagnostics);
    }

    SpecificationSyntax specification(HamletGrammar.SpecificationContext tree) {
        List<DeclarationSyntax> declarations = new ArrayList<>();
        for (HamletGrammar.DeclarationContext declaration : tree.declaration()) {
            if (declaration instanceof HamletGrammar.StrayContext words) {
                stray.report(words);
            } else {
                declarations.add(declaration(declaration));
            }
        }
        return new SpecificationSyntax(source, declarations);
    }

    private DeclarationSyntax declaration(HamletGrammar.DeclarationContext tree) {
        Optional<DocComment> documentation = documentation(tree);
        if (tree instanceof HamletGrammar.DefineContext define) {
            return new DeclarationSyntax.Define(span(define), documentation, name(define.name), integer(define.value));
        }
        if (tree instanceof HamletGrammar.RightsContext rights) {
            return new DeclarationSyntax.Rights(span(rights), documentation, names(rights.names()));
        }
        if (tree instanceof HamletGrammar.SpacesContext spaces) {
            return new DeclarationSyntax.Spaces(span(spaces), documentation, names(spaces.names()));
        }
        if (tree instanceof HamletGrammar.OperationContext operation) {
            return new DeclarationSyntax.Operation(span(operation), documentation, name(operation.name),
                    names(operation.names()));
        }
        HamletGrammar.CapabilityTypeContext type = (HamletGrammar.CapabilityTypeContext) tree;
        return new TypeSyntax(span(type), documentation, attributes(type.attribute()), name(type.name),
                type.clause().stream().map(this::clause).toList(),
                Optional.ofNullable(type.body()).map(bodies::statements));
    }

    private ClauseSyntax clause(HamletGrammar.ClauseContext tree) {
        if (tree instanceof HamletGrammar.AlwaysCopyContext) {
            return new ClauseSyntax.AlwaysCopy(span(tree));
        }
        if (tree instanceof HamletGrammar.NeverCopyContext) {
            return new ClauseSyntax.NeverCopy(span(tree));
        }
        if (tree instanceof HamletGrammar.FromContext from) {
            return new ClauseSyntax.From(span(tree), name(from.parent));
        }
        if (tree instanceof HamletGrammar.FromSelfContext) {
            return new ClauseSyntax.FromSelf(span(tree));
        }
        return tree instanceof HamletGrammar.InheritContext inherit
                ? new ClauseSyntax.Inherit(span(tree), name(inherit.template))
                : new ClauseSyntax.Abstract(span(tree));
    }

    List<AttributeSyntax> attributes(List<HamletGrammar.AttributeContext> trees) {
        return trees.stream()
                .map(tree -> new AttributeSyntax(span(tree), name(tree.name),
                        tree.argument().stream().map(this::argument).toList()))
                .toList();
    }

    private AttributeSyntax.Argument argument(HamletGrammar.ArgumentContext tree) {
        return new AttributeSyntax.Argument(span(tree), Optional.ofNullable(tree.integer()).map(this::integer));
    }

    IntegerSyntax integer(HamletGrammar.IntegerContext tree) {
        return IntegerSyntax.of(span(tree), tree.sign == null ? "" : tree.sign.getText(), tree.NUMBER().getText());
    }

    List<Name> names(HamletGrammar.NamesContext tree) {
        return tree.identifier().stream().map(this::name).toList();
    }

    Name name(ParserRuleContext tree) {
        return new Name(span(tree), tree.getText());
    }

    Optional<DocComment> documentation(ParserRuleContext tree) {
        return comments.before(tree.getStart());
    }

    Span span(ParserRuleContext tree) {
        return Spans.of(source, tree);
    }

    Span span(Token token) {
        return Spans.of(source, token);
    }
}
