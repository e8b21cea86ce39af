package org.barreleye.flounder.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.barreleye.compiler.maven.SourceSelection;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.rule.Rules;

/** Checks the interface definitions of a module, lint rules included, and writes nothing. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.PROCESS_SOURCES, threadSafe = true)
public final class CheckMojo extends AbstractCompilingMojo {
    /** The folder that is searched for interface definitions, and for types files, which all of them import. */
    @Parameter(property = "flounder.sourceDirectory", defaultValue = "${project.basedir}/src/main/flounder")
    private File sourceDirectory;

    /** The lint rules to apply, by their codes, as FL0033, or names, as unused-type. All if none is given. */
    @Parameter(property = "flounder.lintRules")
    private List<String> lintRules = new ArrayList<>();

    @Override
    Path sourceFolder() {
        return sourceDirectory.toPath();
    }

    @Override
    boolean isForTests() {
        return false;
    }

    @Override
    protected void run(SourceSelection selection) throws IOException, MojoExecutionException, MojoFailureException {
        Set<FlounderCode> lintCodes = lintRules(Rules.lintCodes(), lintRules);
        Definitions definitions = definitions(selection);
        report(FlounderCompiler.lint(definitions.sources(), lintCodes).findings(), definitions);
    }
}
