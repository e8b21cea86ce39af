package org.barreleye.flounder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.diagnostic.Diagnostic;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Resolver;
import org.barreleye.flounder.rule.Rules;
import org.barreleye.flounder.syntax.Specification;
import org.barreleye.flounder.syntax.TypesSyntax;
import org.barreleye.flounder.syntax.antlr.FlounderReader;

/**
 * One run of the Flounder compiler:
 * <ol>
 *   <li>read the types files, and every interface;
 *   <li>check the rules about text;
 *   <li>resolve names and number the messages;
 *   <li>check the rules about meaning, and if asked those of taste.
 * </ol>
 * An interface with errors does not keep the others from being checked.
 */
public final class FlounderCompiler {
    private final boolean lint;
    private final List<Findings> findings = new ArrayList<>();

    private FlounderCompiler(boolean lint) {
        this.lint = lint;
    }

    /** Checks sources. */
    public static Checked check(Sources sources) {
        return new FlounderCompiler(false).run(sources);
    }

    /** Checks sources, and looks for what is legal, but had better be otherwise. */
    public static Checked lint(Sources sources) {
        return new FlounderCompiler(true).run(sources);
    }

    private Checked run(Sources sources) {
        List<TypesSyntax> imports = new ArrayList<>();
        boolean importsRead = true;
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
            resolve(file, imports, importsRead, diagnostics).ifPresent(interfaces::add);
            findings.add(diagnostics.findings());
        }
        Diagnostics together = new Diagnostics();
        Rules.check(interfaces, together);
        if (lint) {
            Rules.lint(interfaces, imports, together);
        }
        findings.add(together.findings());
        return new Checked(interfaces, all());
    }

    /** One interface, if it has no errors. Without the types files that it needs it is only read. */
    private Optional<Interface> resolve(SourceFile file, List<TypesSyntax> imports, boolean importsRead,
            Diagnostics diagnostics) {
        Optional<Specification> specification = FlounderReader.readInterface(file, diagnostics)
                .map(definition -> new Specification(definition, imports));
        if (specification.isEmpty() || !importsRead) {
            return Optional.empty();
        }
        Rules.check(specification.get(), diagnostics);
        Optional<Interface> resolved = Resolver.resolve(specification.get(), diagnostics);
        resolved.ifPresent(definition -> Rules.check(definition, diagnostics));
        if (lint && !diagnostics.hasErrors()) {
            Rules.lint(specification.get(), resolved.orElseThrow(), diagnostics);
        }
        return resolved.filter(definition -> !diagnostics.hasErrors());
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
