package org.barreleye.hamlet.maven;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.barreleye.compiler.cli.BuildVersion;
import org.barreleye.compiler.cli.MessageFormat;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.diagnostic.render.Tool;
import org.barreleye.compiler.maven.EnumParameter;
import org.barreleye.compiler.maven.FindingReport;
import org.barreleye.compiler.maven.SourceEncoding;
import org.barreleye.compiler.maven.SourceSelection;
import org.barreleye.hamlet.diagnostic.HamletCode;

/** What all goals share: which files they look at, and how findings are told. */
abstract class AbstractHamletMojo extends AbstractMojo {
    /** What the names of specifications end with. */
    static final String SUFFIX = ".hl";

    private static final String TOOL = "hamlet";

    /**
     * Which files of the source directory count, as patterns of Ant: {@code ?}, {@code *} and {@code **}. All
     * {@code *.hl} if none is given.
     */
    @Parameter(property = "hamlet.includes")
    private List<String> includes = new ArrayList<>();

    /** Which files of the source directory do not count, as patterns of Ant. */
    @Parameter(property = "hamlet.excludes")
    private List<String> excludes = new ArrayList<>();

    /**
     * The encoding of specifications and of the Java made of them. UTF-8, with a warning, if the project gives none.
     */
    @Parameter(property = "hamlet.encoding", defaultValue = "${project.build.sourceEncoding}")
    private String encoding;

    /**
     * How findings are told: {@code human}, with the lines they are about; {@code short}, one line each; {@code json}
     * or {@code sarif}, one line each and for machines in a file {@code target/hamlet-findings/GOAL-EXECUTION.json} or
     * {@code .sarif}.
     */
    @Parameter(property = "hamlet.messageFormat", defaultValue = "human")
    private String messageFormat = "human";

    /** Whether to do nothing. */
    @Parameter(property = "hamlet.skip", defaultValue = "false")
    private boolean skip;

    /** The module that is built. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** What Maven does at the moment. */
    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        prepare();
        if (skip) {
            getLog().info("skipped");
            return;
        }
        try {
            run(SourceSelection.of(SUFFIX, includes, excludes,
                    SourceEncoding.of(encoding, "hamlet.encoding", getLog())));
        } catch (IOException e) {
            throw new MojoExecutionException("cannot read or write: " + e.getMessage(), e);
        }
    }

    /** What has to be done even if the goal is skipped. */
    void prepare() {}

    /** The goal itself. */
    abstract void run(SourceSelection selection) throws IOException, MojoFailureException;

    final MavenProject project() {
        return project;
    }

    /** The execution's name, for the names of files: letters, digits and hyphens. */
    final String executionName() {
        return execution.getExecutionId().replaceAll("[^A-Za-z0-9-]", "-");
    }

    /** Tells what was found, and ends the goal with a sentence if there are errors. */
    final void report(Findings findings, String sentence) throws IOException, MojoFailureException {
        MessageFormat format = EnumParameter.of(MessageFormat.class, "messageFormat", messageFormat);
        Tool tool = new Tool(TOOL, BuildVersion.of(TOOL, HamletCode.class), List.of(HamletCode.values()));
        new FindingReport(getLog(), format, tool)
                .report(findings, project, execution.getGoal() + "-" + executionName());
        if (findings.hasErrors()) {
            throw new MojoFailureException(sentence + ": see above");
        }
    }
}
