package org.barreleye.hamlet;

import java.util.Optional;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.emit.SpecificationEmitter;
import org.barreleye.hamlet.model.Resolver;
import org.barreleye.hamlet.model.Specification;
import org.barreleye.hamlet.syntax.SpecificationSyntax;
import org.barreleye.hamlet.syntax.antlr.HamletReader;

/**
 * One run of the Hamlet compiler:
 *
 * <ol>
 *   <li>read the source;
 *   <li>resolve names, inheritance, rights and ranges;
 *   <li>emit Java.
 * </ol>
 *
 * A step runs only if the steps before it found no error, so each may assume what they guarantee.
 */
public final class HamletCompiler {
    private final String packagePrefix;

    /**
     * Makes a compiler.
     *
     * @param packagePrefix in front of {@code .user} and {@code .kernel}
     */
    public HamletCompiler(String packagePrefix) {
        this.packagePrefix = packagePrefix;
    }

    /** Compiles a specification. Never throws for what is wrong with the source. */
    public Result compile(SourceFile source) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<SpecificationSyntax> syntax = HamletReader.read(source, diagnostics);
        if (syntax.isEmpty()) {
            return new Result(diagnostics.findings(), OutputTree.empty());
        }
        Specification specification = Resolver.resolve(syntax.get(), diagnostics);
        if (diagnostics.hasErrors()) {
            return new Result(diagnostics.findings(), OutputTree.empty());
        }
        return new Result(diagnostics.findings(),
                new SpecificationEmitter(packagePrefix, source.name(), specification).emit());
    }

    /**
     * What a run found and made.
     *
     * @param output empty if there was an error
     */
    public record Result(Findings findings, OutputTree output) {}
}
