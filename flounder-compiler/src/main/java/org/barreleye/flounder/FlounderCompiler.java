package org.barreleye.flounder;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.barreleye.compiler.diagnostic.Diagnostic;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.emit.EmitOptions;
import org.barreleye.flounder.emit.InterfaceEmitter;
import org.barreleye.flounder.index.CapabilityIndex;
import org.barreleye.flounder.model.CapabilityTypes;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Resolver;
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
 *   <li>check the rules about meaning, and if asked those of taste;
 *   <li>emit Java for what has no errors.
 * </ol>
 * An interface with errors does not keep the others from being checked.
 */
public final class FlounderCompiler {
    private final Set<FlounderCode> taste;
    private final boolean layouts;
    private final List<Findings> findings = new ArrayList<>();

    private FlounderCompiler(Set<FlounderCode> taste, boolean layouts) {
        this.taste = taste;
        this.layouts = layouts;
    }

    /** Checks sources. */
    public static Checked check(Sources sources, Extra... extras) {
        List<Extra> wanted = List.of(extras);
        Set<FlounderCode> taste = wanted.contains(Extra.LINT) ? Rules.taste() : EnumSet.noneOf(FlounderCode.class);
        return new FlounderCompiler(taste, wanted.contains(Extra.LAYOUTS)).run(sources);
    }

    /**
     * Checks sources, and of what is a matter of taste only what some rules report.
     *
     * @param taste the codes of {@link Rules#taste()} that are wanted
     */
    public static Checked lint(Sources sources, Set<FlounderCode> taste) {
        return new FlounderCompiler(taste, false).run(sources);
    }

    /**
     * Emits Java for interfaces that have been checked, with bindings for all transports.
     *
     * @param packagePrefix what the packages of the interfaces lie in
     */
    public static OutputTree emit(Checked checked, String packagePrefix) {
        return emit(checked, EmitOptions.all(packagePrefix));
    }

    /** Emits Java for interfaces that have been checked. */
    public static OutputTree emit(Checked checked, EmitOptions options) {
        // Interfaces do not know of each other, so any core may emit any of them; the order of the results is theirs.
        List<OutputTree> trees = checked.interfaces().parallelStream()
                .map(definition -> InterfaceEmitter.emit(definition, options))
                .toList();
        OutputTree.Builder together = OutputTree.builder();
        trees.forEach(together::addAll);
        return together.build();
    }

    private Checked run(Sources sources) {
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
        List<Interface> interfaces = new ArrayList<>();
        for (SourceFile file : sources.interfaces()) {
            Diagnostics diagnostics = new Diagnostics();
            resolve(file, imports, capabilities, importsRead, diagnostics).ifPresent(interfaces::add);
            findings.add(diagnostics.findings());
        }
        Diagnostics together = new Diagnostics();
        Rules.check(interfaces, together);
        Rules.lint(taste, interfaces, imports, together);
        findings.add(together.findings());
        return new Checked(interfaces, all());
    }

    private Optional<CapabilityTypes> capabilities(Sources sources) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<CapabilityTypes> read = sources.capabilities().flatMap(file -> CapabilityIndex.read(file, diagnostics));
        findings.add(diagnostics.findings());
        return read;
    }

    /** One interface, if it has no errors. Without the files that it needs it is only read. */
    private Optional<Interface> resolve(SourceFile file, List<TypesSyntax> imports,
            Optional<CapabilityTypes> capabilities, boolean importsRead, Diagnostics diagnostics) {
        Optional<Specification> specification = FlounderReader.readInterface(file, diagnostics)
                .map(definition -> new Specification(definition, imports));
        if (specification.isEmpty() || !importsRead) {
            return Optional.empty();
        }
        Rules.check(specification.get(), diagnostics);
        Optional<Interface> resolved = Resolver.resolve(specification.get(), capabilities, diagnostics);
        resolved.ifPresent(definition -> Rules.check(definition, diagnostics));
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        Rules.lint(taste, specification.get(), resolved.orElseThrow(), diagnostics);
        if (layouts) {
            Rules.tellLayouts(resolved.orElseThrow(), diagnostics);
        }
        return resolved;
    }

    /** What is wrong with a types file is found again with every interface, and shown once. */
    private Findings all() {
        List<Diagnostic> diagnostics = findings.stream()
                .flatMap(some -> some.diagnostics().stream())
                .distinct()
                .sorted()
                .toList();
        return new Findings(diagnostics, findings.stream().mapToInt(Findings::omitted).sum());
    }
}
