package org.barreleye.hamlet.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.maven.SourceSelection;
import org.barreleye.hamlet.HamletCompiler;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.rule.Rules;

/** Checks the specifications of a module, lint rules included, and writes nothing. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.PROCESS_SOURCES, threadSafe = true)
public final class CheckMojo extends AbstractCompilingMojo {
    /** The folder that is searched for specifications. */
    @Parameter(property = "hamlet.sourceDirectory", defaultValue = "${project.basedir}/src/main/hamlet")
    private File sourceDirectory;

    /** The lint rules to apply, by their codes, as HL0050, or names, as naming-convention. All if none is given. */
    @Parameter(property = "hamlet.lintRules")
    private List<String> lintRules = new ArrayList<>();

    @Override
    Path sourceFolder() {
        return sourceDirectory.toPath();
    }

    @Override
    protected void run(SourceSelection selection) throws IOException, MojoFailureException {
        Set<HamletCode> lintCodes = lintRules(Rules.lintCodes(), lintRules);
        report(Findings.merge(specifications(selection).stream()
                .map(source -> HamletCompiler.lint(source, lintCodes).findings()).toList()));
    }
}
