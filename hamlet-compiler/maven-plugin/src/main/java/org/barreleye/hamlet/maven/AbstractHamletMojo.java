package org.barreleye.hamlet.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.source.SourceFile;

/** What the goals that understand specifications share: where they lie, and how findings are told. */
abstract class AbstractHamletMojo extends AbstractMojo {
    /** Whether a warning is an error. */
    @Parameter(property = "hamlet.failOnWarning", defaultValue = "false")
    private boolean failOnWarning;

    /** Whether it is an error to find no specification at all. */
    @Parameter(property = "hamlet.failOnMissingSources", defaultValue = "false")
    private boolean failOnMissingSources;

    /** Whether to do nothing. */
    @Parameter(property = "hamlet.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        prepare();
        if (skip) {
            getLog().info("skipped");
            return;
        }
        try {
            run(sources());
        } catch (IOException e) {
            throw new MojoExecutionException("cannot read or write: " + e.getMessage(), e);
        }
    }

    /** The folder that is searched for specifications. */
    abstract Path sourceFolder();

    /** What has to be done even if the goal is skipped. */
    void prepare() {}

    /** The goal itself. */
    abstract void run(List<SourceFile> sources) throws IOException, MojoFailureException;

    private List<SourceFile> sources() throws IOException, MojoFailureException {
        List<SourceFile> sources = new ArrayList<>();
        for (Path file : Specifications.below(sourceFolder())) {
            sources.add(SourceFile.read(file.toString(), file));
        }
        if (sources.isEmpty()) {
            String sentence = "no *" + Specifications.SUFFIX + " files in " + sourceFolder();
            if (failOnMissingSources) {
                throw new MojoFailureException(sentence);
            }
            getLog().warn(sentence);
        }
        return sources;
    }

    /** Tells what was found, and ends the goal if it must not go on. */
    final void tell(Findings found) throws MojoFailureException {
        Findings findings = failOnWarning ? found.warningsAsErrors() : found;
        FindingLog.tell(findings, getLog());
        if (findings.hasErrors()) {
            throw new MojoFailureException("there are errors in specifications: see above");
        }
    }
}
