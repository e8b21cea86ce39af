package org.barreleye.hamlet.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Nearest;
import org.barreleye.compiler.lexical.DocComment;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.syntax.DeclarationSyntax;
import org.barreleye.hamlet.syntax.SpecificationSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax;

/**
 * Makes a model out of what was written: constants, rights, spaces and operations first, wherever they stand; then the
 * types, in order, since each may build on those before it.
 */
public final class Resolver {
    private final SpecificationSyntax syntax;
    private final Diagnostics diagnostics;
    private final Map<String, Constant> constants = new LinkedHashMap<>();
    private final Map<String, Right> rights = new LinkedHashMap<>();

    private Resolver(SpecificationSyntax syntax, Diagnostics diagnostics) {
        this.syntax = syntax;
        this.diagnostics = diagnostics;
    }

    /** The model of a source; empty if something in it could not be resolved, which was reported. */
    public static Optional<Specification> resolve(SpecificationSyntax syntax, Diagnostics diagnostics) {
        Specification specification = new Resolver(syntax, diagnostics).resolve();
        return diagnostics.hasErrors() ? Optional.empty() : Optional.of(specification);
    }

    private Specification resolve() {
        // The first definition of a name wins, in the reference too; a second one is an error of its own.
        for (DeclarationSyntax.Define define : syntax.defines()) {
            constants.putIfAbsent(define.name().text(), new Constant(define.name().span(), lines(define),
                    define.name().text(), define.value().value().longValue()));
        }
        for (DeclarationSyntax.Rights declaration : syntax.all(DeclarationSyntax.Rights.class)) {
            for (Name name : declaration.names()) {
                int bit = Math.min(rights.size(), Right.MAX - 1);
                rights.putIfAbsent(name.text(), new Right(name.span(), name.text(), bit));
            }
        }
        List<String> spaces = syntax.all(DeclarationSyntax.Spaces.class).stream()
                .flatMap(declaration -> declaration.names().stream())
                .map(Name::text)
                .distinct()
                .toList();
        RightsResolver needed = new RightsResolver(rights, diagnostics);
        return new Specification(syntax.source(), List.copyOf(constants.values()), List.copyOf(rights.values()),
                spaces.isEmpty() ? List.of(AttributeReader.MEMORY) : spaces, operations(needed), types(needed, spaces));
    }

    private List<OperationRights> operations(RightsResolver needed) {
        List<OperationRights> operations = new ArrayList<>();
        for (DeclarationSyntax.Operation declaration : syntax.all(DeclarationSyntax.Operation.class)) {
            String name = declaration.name().text();
            List<Right> needs = needed.resolve(declaration.needs());
            Operation.named(name).ifPresentOrElse(operation -> operations.add(new OperationRights(operation, needs)),
                    () -> unknownOperation(declaration.name()));
        }
        return operations;
    }

    private void unknownOperation(Name name) {
        List<String> keywords = List.of(Operation.values()).stream().map(Operation::keyword).toList();
        var report = diagnostics.report(HamletCode.UNKNOWN_OPERATION, name.span(),
                "'" + name + "' is no operation on capabilities: there are " + String.join(", ", keywords));
        Nearest.to(name.text(), keywords).ifPresent(report::suggest);
    }

    private List<CapabilityType> types(RightsResolver needed, List<String> spaces) {
        TypeTable table = new TypeTable(syntax, diagnostics);
        TypeNumbers numbers = TypeNumbers.of(syntax, diagnostics);
        AttributeReader attributes = new AttributeReader(constants, spaces, diagnostics);
        InvocationResolver invocations = new InvocationResolver(needed, diagnostics);
        for (TypeSyntax type : syntax.types()) {
            TypeResolver resolver = new TypeResolver(type, table, constants, diagnostics);
            table.add(resolver.resolve(numbers.of(type), attributes, invocations));
        }
        return table.resolved();
    }

    static List<String> lines(DeclarationSyntax declaration) {
        return declaration.documentation().map(DocComment::lines).orElse(List.of());
    }
}
