package org.barreleye.flounder.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.barreleye.compiler.diagnostic.DiagnosticBuilder;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.TypeTable.Known;
import org.barreleye.flounder.syntax.InterfaceSyntax;
import org.barreleye.flounder.syntax.Specification;
import org.barreleye.flounder.syntax.StringSyntax;
import org.barreleye.flounder.syntax.TypeSyntax;
import org.barreleye.flounder.syntax.TypesSyntax;

/**
 * Makes an interface out of its syntax: finds what every name means, in the order of the sources, and numbers the
 * messages.
 */
public final class Resolver {
    private final Optional<CapabilityTypes> capabilities;
    private final Diagnostics diagnostics;
    private final TypeTable table;
    private final TypeResolver types;

    private Resolver(Optional<CapabilityTypes> capabilities, Diagnostics diagnostics) {
        this.capabilities = capabilities;
        this.diagnostics = diagnostics;
        this.table = new TypeTable(diagnostics);
        this.types = new TypeResolver(table, diagnostics);
    }

    /**
     * Resolves an interface; empty if an error was reported.
     *
     * @param specification the interface and its imports
     * @param capabilities the types of capabilities that parameters may name, if they are known
     * @param diagnostics receives errors; breaches of other rules may have been reported to it before
     */
    public static Optional<Interface> resolve(Specification specification, Optional<CapabilityTypes> capabilities,
            Diagnostics diagnostics) {
        return new Resolver(capabilities, diagnostics).resolve(specification);
    }

    /**
     * Resolves types files by themselves; none if an error was reported, which is found again with every interface.
     *
     * @param imports the files, each after those whose types it uses
     * @param compiledPackages the packages of the files whose classes exist already, by the names of their sources
     */
    public static List<TypesFile> resolveTypes(List<TypesSyntax> imports, Map<String, String> compiledPackages) {
        Diagnostics diagnostics = new Diagnostics();
        Resolver resolver = new Resolver(Optional.empty(), diagnostics);
        resolver.declareImports(imports);
        if (diagnostics.hasErrors()) {
            return List.of();
        }
        return imports.stream().map(TypesSyntax::source).map(source -> new TypesFile(TypesFile.nameOf(source.name()),
                resolver.table.definitions().stream().filter(type -> type.span().source() == source).toList(),
                Optional.ofNullable(compiledPackages.get(source.name())))).toList();
    }

    private void declareImports(List<TypesSyntax> imports) {
        for (TypesSyntax file : imports) {
            table.setLaterDeclarations(file.types().stream().map(TypeSyntax::name).toList());
            file.types().forEach(this::declareImported);
        }
    }

    private Optional<Interface> resolve(Specification specification) {
        InterfaceSyntax definition = specification.definition();
        declareImports(specification.imports());
        table.setLaterDeclarations(definition.types().stream().map(TypeSyntax::name).toList());
        definition.types().forEach(this::declareOwn);
        List<Operation> operations =
                new OperationResolver(table, capabilities, diagnostics).resolve(definition.messages());
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        return Optional.of(new Interface(definition.name().text(),
                definition.description().map(StringSyntax::value).orElse(""),
                DocumentationReader.read(definition.documentation(), Stream.empty()), table.definitions(), operations,
                definition.name().span()));
    }

    /** A builtin name in a types file is left out: such files declare for old tools what is builtin since. */
    private void declareImported(TypeSyntax declaration) {
        if (!TypeTable.isBuiltin(declaration.name().text())) {
            declare(declaration, true);
        }
    }

    private void declareOwn(TypeSyntax declaration) {
        String name = declaration.name().text();
        if (TypeTable.isBuiltin(name)) {
            diagnostics.report(FlounderCode.BUILTIN_REDEFINED, declaration.name().span(),
                    "'" + name + "' is a builtin type and would keep its meaning: choose another name");
            return;
        }
        declare(declaration, false);
    }

    private void declare(TypeSyntax declaration, boolean imported) {
        Optional<TypeResolver.Meaning> meaning = declaration.accept(types);
        if (meaning.isEmpty()) {
            table.declareBroken(declaration.name());
            return;
        }
        TypeDefinition definition = new TypeDefinition(declaration.name().text(), meaning.get().form(),
                meaning.get().type(), meaning.get().typeName(), imported,
                DocumentationReader.read(declaration), declaration.name().span());
        Optional<TypeDefinition> earlier = table.declared(definition.name()).flatMap(Known::definition);
        if (earlier.isEmpty() || mayRedeclare(definition, earlier.get())) {
            table.declare(definition, meaning.get().extent());
        }
    }

    /** Returns whether a name that is taken may be declared again; reports it in any case. */
    private boolean mayRedeclare(TypeDefinition definition, TypeDefinition earlier) {
        boolean same = definition.type().equals(earlier.type());
        boolean alias = definition.form() == TypeDefinition.Form.ALIAS;
        String name = "'" + definition.name() + "'";
        DiagnosticBuilder report;
        if (!earlier.imported() || !definition.imported() && !alias) {
            report = diagnostics.report(FlounderCode.DUPLICATE_TYPE, definition.span(), name + " is declared twice");
        } else if (!same) {
            report = diagnostics.report(FlounderCode.SHADOWED_DIFFERENTLY, definition.span(),
                    name + " is imported already, and means something else there");
        } else if (definition.imported()) {
            report = diagnostics.report(FlounderCode.IMPORTS_DISAGREE, definition.span(),
                    name + " is imported twice, with the same meaning");
        } else {
            report = diagnostics.report(FlounderCode.IMPORT_SHADOWED, definition.span(),
                    name + " is imported already, with the same meaning: this declaration is not needed");
        }
        report.note(earlier.span(), "declared here first");
        return same && earlier.imported();
    }
}
