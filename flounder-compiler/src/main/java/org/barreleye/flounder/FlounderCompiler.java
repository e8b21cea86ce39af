package org.barreleye.flounder;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.barreleye.compiler.diagnostic.Diagnostic;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.output.CodeIdentity;
import org.barreleye.compiler.output.Compilation;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.output.OutputUnit;
import org.barreleye.compiler.rule.Suppressions;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.dump.LayoutNotes;
import org.barreleye.flounder.emit.InterfaceEmitter;
import org.barreleye.flounder.emit.SharedTypes;
import org.barreleye.flounder.index.CapabilityIndexReader;
import org.barreleye.flounder.model.CapabilityTypes;
import org.barreleye.flounder.model.ImportOrder;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Resolver;
import org.barreleye.flounder.model.TypesFile;
import org.barreleye.flounder.rule.Rules;
import org.barreleye.flounder.syntax.Specification;
import org.barreleye.flounder.syntax.TypesSyntax;
import org.barreleye.flounder.syntax.antlr.FlounderReader;

/**
 * One run of the Flounder compiler:
 * <ol>
 *   <li>read the capability index, the types files, and every interface;
 *   <li>check the rules about text;
 *   <li>resolve names and number the messages;
 *   <li>check the rules about meaning and, on request, the lint rules;
 *   <li>emit Java for what has no errors.
 * </ol>
 * Errors in one interface do not prevent the check of the others.
 */
public final class FlounderCompiler {
    private final Set<FlounderCode> lintCodes;
    private final boolean layouts;
    private final List<Findings> findings = new ArrayList<>();

    private FlounderCompiler(Set<FlounderCode> lintCodes, boolean layouts) {
        this.lintCodes = lintCodes;
        this.layouts = layouts;
    }

    /** Checks sources. */
    public static CheckResult check(Sources sources, CheckOption... options) {
        List<CheckOption> wanted = List.of(options);
        Set<FlounderCode> lintCodes = wanted.contains(CheckOption.LINT) ? Rules.lintCodes()
                : EnumSet.noneOf(FlounderCode.class);
        return new FlounderCompiler(lintCodes, wanted.contains(CheckOption.LAYOUTS)).run(sources);
    }

    /**
     * Checks sources and applies lint rules.
     *
     * @param lintCodes the codes of the rules, from {@link Rules#lintCodes()}
     */
    public static CheckResult lint(Sources sources, Set<FlounderCode> lintCodes) {
        return new FlounderCompiler(lintCodes, false).run(sources);
    }

    /** Checks sources and emits Java; no file if there are errors. */
    public static Compilation compile(Sources sources, CompilerOptions options) {
        CheckResult checked = check(sources);
        return new Compilation(checked.findings().hasErrors()
                ? OutputTree.empty()
                : emit(checked, options), checked.findings());
    }

    /** Emits Java for interfaces that have been checked, and for the types files that they share. */
    public static OutputTree emit(CheckResult checked, CompilerOptions options) {
        // Units do not know of each other, so any core may emit any of them; the order of the results is theirs.
        List<OutputTree> trees = units(checked, options, Optional.empty()).parallelStream()
                .map(unit -> unit.files().get())
                .toList();
        OutputTree.Builder merged = OutputTree.builder();
        trees.forEach(merged::addAll);
        return merged.build();
    }

    /**
     * The same Java, emitted when it is asked for: a unit for each types file and one for each interface. Each has a
     * digest of what it is made from, without what a source says beside that.
     */
    public static List<OutputUnit> units(CheckResult checked, CompilerOptions options) {
        return units(checked, options, CodeIdentity.of(FlounderCompiler.class));
    }

    private static List<OutputUnit> units(CheckResult checked, CompilerOptions options, Optional<String> compiler) {
        SharedTypes shared = SharedTypes.of(checked.typesFiles(), options.packagePrefix());
        return Stream.concat(shared.units(compiler).stream(), checked.interfaces().parallelStream()
                .map(definition -> InterfaceEmitter.unit(definition, options, shared, compiler)).toList().stream())
                .toList();
    }

    /**
     * A digest of the compiler, the options and the sources: two runs of the same digest have the same findings and
     * emit the same Java. Empty if the code of this compiler cannot be identified.
     */
    public static Optional<String> digest(Sources sources, CompilerOptions options) {
        return RunDigest.of(sources, options);
    }

    /** The packages of the classes that {@link #emit} generates for types files, by the names of their sources. */
    public static Map<String, String> typesPackages(CheckResult checked, CompilerOptions options) {
        return SharedTypes.of(checked.typesFiles(), options.packagePrefix()).packages();
    }

    private CheckResult run(Sources sources) {
        List<TypesSyntax> imports = new ArrayList<>();
        Optional<CapabilityTypes> capabilities = capabilities(sources);
        boolean importsRead = capabilities.isPresent() || sources.capabilities().isEmpty();
        for (SourceFile file : sources.imports()) {
            Diagnostics diagnostics = new Diagnostics();
            FlounderReader.readTypes(file, diagnostics).ifPresent(imports::add);
            imports.stream().filter(types -> types.source() == file).forEach(types -> Rules.check(types, diagnostics));
            findings.add(diagnostics.findings());
            importsRead &= !diagnostics.hasErrors();
        }
        List<TypesSyntax> sortedImports = ImportOrder.sorted(imports);
        List<TypesFile> typesFiles = importsRead
                ? Resolver.resolveTypes(sortedImports, sources.compiledPackages()) : List.of();
        boolean areImportsRead = importsRead;
        // Here, too, any core may check any interface; the order of interfaces and findings is that of the sources.
        List<ResolvedInterface> resolved = sources.interfaces().parallelStream()
                .map(file -> resolve(file, sortedImports, capabilities, areImportsRead))
                .toList();
        resolved.forEach(one -> findings.add(one.findings()));
        List<Interface> interfaces = resolved.stream().flatMap(one -> one.definition().stream()).toList();
        Diagnostics merged = new Diagnostics();
        Rules.check(interfaces, typesFiles, merged);
        Rules.lint(lintCodes, interfaces, imports, merged);
        findings.add(merged.findings());
        return new CheckResult(interfaces, typesFiles,
                Suppressions.apply(mergedFindings(), FlounderReader::lexemes));
    }

    private Optional<CapabilityTypes> capabilities(Sources sources) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<CapabilityTypes> read = sources.capabilities()
                .flatMap(file -> CapabilityIndexReader.read(file, diagnostics));
        findings.add(diagnostics.findings());
        return read;
    }

    private record ResolvedInterface(Optional<Interface> definition, Findings findings) {}

    private ResolvedInterface resolve(SourceFile file, List<TypesSyntax> imports,
            Optional<CapabilityTypes> capabilities, boolean importsRead) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<Interface> definition = resolve(file, imports, capabilities, importsRead, diagnostics);
        return new ResolvedInterface(definition, diagnostics.findings());
    }

    /** Resolves one interface; empty if it has errors. It is only read if a file that it needs has errors. */
    private Optional<Interface> resolve(SourceFile file, List<TypesSyntax> imports,
            Optional<CapabilityTypes> capabilities, boolean importsRead, Diagnostics diagnostics) {
        Optional<Specification> specification = FlounderReader.readInterface(file, diagnostics)
                .map(definition -> new Specification(definition, imports));
        if (specification.isEmpty() && importsRead) {
            checkRest(file, imports, capabilities, diagnostics);
        }
        if (specification.isEmpty() || !importsRead) {
            return Optional.empty();
        }
        Rules.check(specification.get(), diagnostics);
        Optional<Interface> resolved = Resolver.resolve(specification.get(), capabilities, diagnostics);
        resolved.ifPresent(definition -> Rules.check(definition, diagnostics));
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        Rules.lint(lintCodes, specification.get(), resolved.orElseThrow(), diagnostics);
        if (layouts) {
            LayoutNotes.report(resolved.orElseThrow(), diagnostics);
        }
        return resolved;
    }

    /** Checks what is left of an interface without the declarations that have syntax errors. */
    private static void checkRest(SourceFile file, List<TypesSyntax> imports, Optional<CapabilityTypes> capabilities,
            Diagnostics diagnostics) {
        FlounderReader.readRest(file).ifPresent(rest -> {
            Diagnostics found = new Diagnostics();
            Specification specification = new Specification(rest.syntax(), imports);
            Rules.check(specification, found);
            Resolver.resolve(specification, capabilities, found);
            diagnostics.addErrors(found,
                    error -> error.code() != FlounderCode.NO_MESSAGE && !rest.broken().mayCause(error));
        });
    }

    /** All findings, each once: those in a types file are found again with every interface. */
    private Findings mergedFindings() {
        List<Diagnostic> diagnostics = findings.stream()
                .flatMap(some -> some.diagnostics().stream())
                .distinct()
                .sorted()
                .toList();
        return new Findings(diagnostics, findings.stream().mapToInt(Findings::omitted).sum());
    }
}
