package org.barreleye.hamlet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.derive.Derivation;
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
    public static Checked check(SourceFile source) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<Specification> specification =
                HamletReader.read(source, diagnostics).flatMap(syntax -> resolve(syntax, diagnostics));
        return new Checked(specification, diagnostics.findings());
    }

    /** Checks a source, and what had better be otherwise in it. */
    public static Checked lint(SourceFile source) {
        return lint(source, Rules.taste());
    }

    /** Checks a source, and of what had better be otherwise in it that for which the codes given stand. */
    public static Checked lint(SourceFile source, Set<HamletCode> taste) {
        Checked checked = check(source);
        Diagnostics diagnostics = new Diagnostics();
        checked.specification().ifPresent(specification -> Rules.lint(taste, specification, diagnostics));
        return new Checked(checked.specification(),
                Findings.together(List.of(checked.findings(), diagnostics.findings())));
    }

    /** Checks a source and generates Java; nothing if there are errors. */
    public static Compilation compile(SourceFile source, CompilerOptions options) {
        Checked checked = check(source);
        OutputTree output = checked.specification()
                .map(specification -> emit(specification, options))
                .orElse(OutputTree.empty());
        return new Compilation(output, checked.findings());
    }

    /** Generates Java for a specification that has been checked. */
    public static OutputTree emit(Specification specification, CompilerOptions options) {
        return JavaEmitter.emit(Derivation.of(specification, options.physicalWindow()), options.rootPackage());
    }

    private static Optional<Specification> resolve(SpecificationSyntax syntax, Diagnostics diagnostics) {
        if (!Rules.isManageable(syntax, diagnostics)) {
            return Optional.empty();
        }
        Rules.check(syntax, diagnostics);
        Optional<Specification> specification = Resolver.resolve(syntax, diagnostics);
        specification.ifPresent(resolved -> Rules.check(resolved, diagnostics));
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        Rules.checkCare(syntax, diagnostics);
        return specification;
    }
}
