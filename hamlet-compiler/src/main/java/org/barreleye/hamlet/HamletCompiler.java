package org.barreleye.hamlet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.output.CodeIdentity;
import org.barreleye.compiler.output.Compilation;
import org.barreleye.compiler.output.InputDigest;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.output.OutputUnit;
import org.barreleye.compiler.rule.Suppressions;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.analysis.SpecificationAnalysis;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.emit.JavaEmitter;
import org.barreleye.hamlet.model.Resolver;
import org.barreleye.hamlet.model.Specification;
import org.barreleye.hamlet.rule.Rules;
import org.barreleye.hamlet.syntax.SpecificationSyntax;
import org.barreleye.hamlet.syntax.antlr.HamletReader;

/**
 * One run of the Hamlet compiler:
 * <ol>
 *   <li>read the source;
 *   <li>check the rules about text, and resolve names and inheritance;
 *   <li>check the rules about meaning;
 *   <li>derive relations, retypes and wire forms;
 *   <li>emit Java.
 * </ol>
 * A step runs only if the steps before it reported no error, so each may assume what they guarantee.
 */
public final class HamletCompiler {
    private HamletCompiler() {}

    /** Checks a source. */
    public static CheckResult check(SourceFile source) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<SpecificationSyntax> read = HamletReader.read(source, diagnostics);
        if (read.isEmpty()) {
            checkRest(source, diagnostics);
        }
        Optional<Specification> specification = read.flatMap(syntax -> resolve(syntax, diagnostics));
        return new CheckResult(specification, Suppressions.apply(diagnostics.findings(), HamletReader::lexemes));
    }

    /** Checks a source and applies all lint rules. */
    public static CheckResult lint(SourceFile source) {
        return lint(source, Rules.lintCodes());
    }

    /**
     * Checks a source and applies lint rules.
     *
     * @param lintCodes the codes of the rules, from {@link Rules#lintCodes()}
     */
    public static CheckResult lint(SourceFile source, Set<HamletCode> lintCodes) {
        CheckResult checked = check(source);
        Diagnostics diagnostics = new Diagnostics();
        checked.specification().ifPresent(specification -> Rules.lint(lintCodes, specification, diagnostics));
        Findings warnings = Suppressions.apply(diagnostics.findings(), HamletReader::lexemes);
        return new CheckResult(checked.specification(), Findings.merge(List.of(checked.findings(), warnings)));
    }

    /** Checks a source and emits Java; no file if there are errors. */
    public static Compilation compile(SourceFile source, CompilerOptions options) {
        CheckResult checked = check(source);
        OutputTree output = checked.specification()
                .map(specification -> emit(specification, options))
                .orElse(OutputTree.empty());
        return new Compilation(output, checked.findings());
    }

    /** Emits Java for a specification without errors. */
    public static OutputTree emit(Specification specification, CompilerOptions options) {
        return JavaEmitter.emit(SpecificationAnalysis.of(specification, options.physicalWindow()),
                options.packagePrefix(), options.parts());
    }

    /**
     * The same Java, emitted when it is asked for.
     *
     * @param specification of a source that was checked, without errors
     */
    public static OutputUnit unit(Specification specification, CompilerOptions options) {
        return new OutputUnit(digest(specification.source(), options), () -> emit(specification, options));
    }

    /**
     * A digest of the compiler, the options and a source: two runs of the same digest have the same findings and emit
     * the same Java. Empty if the code of this compiler cannot be identified.
     */
    public static Optional<String> digest(SourceFile source, CompilerOptions options) {
        return CodeIdentity.of(HamletCompiler.class).map(identity -> {
            InputDigest digest = InputDigest.begin().add(identity, options.packagePrefix(),
                    Long.toHexString(options.physicalWindow()), source.name(), source.text());
            options.parts().forEach(part -> digest.add(part.name()));
            return digest.hex();
        });
    }

    /** Checks what is left of a source without the declarations that have syntax errors. */
    private static void checkRest(SourceFile source, Diagnostics diagnostics) {
        HamletReader.readRest(source).ifPresent(rest -> {
            Diagnostics found = new Diagnostics();
            resolve(rest.syntax(), found);
            diagnostics.addErrors(found, error -> !rest.broken().mayCause(error));
        });
    }

    private static Optional<Specification> resolve(SpecificationSyntax syntax, Diagnostics diagnostics) {
        if (!Rules.isWithinLimits(syntax, diagnostics)) {
            return Optional.empty();
        }
        Rules.check(syntax, diagnostics);
        Optional<Specification> specification = Resolver.resolve(syntax, diagnostics);
        specification.ifPresent(resolved -> Rules.check(resolved, diagnostics));
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        Rules.checkWarnings(syntax, diagnostics);
        return specification;
    }
}
