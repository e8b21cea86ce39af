package org.barreleye.compiler.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.barreleye.compiler.cli.MessageFormat;
import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.diagnostic.render.Tool;
import org.barreleye.compiler.output.OutputFolder;
import org.barreleye.compiler.rule.LintRules;
import org.barreleye.compiler.source.SourceFile;

/**
 * A goal of either plugin: the selection of files, the report of findings, formatting and output. The parameters that a
 * user sets are each plugin's, since their names begin with its name.
 */
public abstract class CompilerMojo extends AbstractMojo {
    /** The module that is built. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** The running execution. */
    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** The compiler of this plugin. */
    protected abstract Tool tool();

    /** The suffix of the sources, as {@code .if}. */
    protected abstract String suffix();

    /** The parameters that every goal has. */
    protected abstract GoalParameters parameters();

    /** Does the work that a skipped goal does too. */
    protected void prepare() {}

    /** Runs the goal. */
    protected abstract void run(SourceSelection selection)
            throws IOException, MojoExecutionException, MojoFailureException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        prepare();
        GoalParameters parameters = parameters();
        if (parameters.skip()) {
            getLog().info("skipped");
            return;
        }
        try {
            run(SourceSelection.of(suffix(), parameters.includes(), parameters.excludes(),
                    SourceEncoding.of(parameters.encoding(), tool().name() + ".encoding", getLog())));
        } catch (IOException e) {
            throw new MojoExecutionException("cannot read or write: " + e.getMessage(), e);
        }
    }

    /** The module that is built. */
    protected final MavenProject project() {
        return project;
    }

    /** The name of the execution in letters, digits and hyphens, for the names of files. */
    protected final String executionName() {
        return execution.getExecutionId().replaceAll("[^A-Za-z0-9-]", "-");
    }

    /** Reports findings, and ends the goal with a sentence if there are errors. */
    protected final void report(Findings findings, String sentence) throws IOException, MojoFailureException {
        MessageFormat format = EnumParameter.of(MessageFormat.class, "messageFormat", parameters().messageFormat());
        new FindingReport(getLog(), format, tool())
                .report(findings, project, execution.getGoal() + "-" + executionName());
        if (findings.hasErrors()) {
            throw new MojoFailureException(sentence + ": see above");
        }
    }

    /** The lint rules with some codes or readable names; all if none is named. */
    protected static <C extends DiagnosticCode> Set<C> lintRules(Set<C> all, List<String> names)
            throws MojoFailureException {
        try {
            return LintRules.select(all, names);
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException("lintRules: " + e.getMessage(), e);
        }
    }

    /** A folder for generated files. Each execution has a manifest of its own, so that several may share a folder. */
    protected final OutputFolder outputFolder(Path folder, SourceSelection selection, boolean staleDeletion,
            boolean force) {
        OutputFolder plain = new OutputFolder(folder, tool().name() + "-" + executionName())
                .encoded(selection.encoding());
        OutputFolder withStalePolicy = staleDeletion ? plain : plain.withoutStaleDeletion();
        return force ? withStalePolicy.withForcedWrite() : withStalePolicy;
    }

    /**
     * The selected files that are not formatted, with their formatted text.
     *
     * @param sentence ends the goal if a file cannot be read
     */
    protected final Map<Path, String> unformatted(List<File> folders, SourceSelection selection,
            BiFunction<SourceFile, Diagnostics, Optional<String>> formatter, String sentence)
            throws IOException, MojoFailureException {
        Map<Path, String> unformatted = new LinkedHashMap<>();
        Diagnostics diagnostics = new Diagnostics();
        for (File folder : folders) {
            for (Path file : selection.filesIn(folder.toPath())) {
                SourceFile source = selection.read(file.toString(), file);
                formatter.apply(source, diagnostics)
                        .filter(formatted -> !formatted.equals(source.text()))
                        .ifPresent(formatted -> unformatted.put(file, formatted));
            }
        }
        report(diagnostics.findings(), sentence);
        return unformatted;
    }

    /** Writes formatted files in place. */
    protected final void write(Map<Path, String> formatted, SourceSelection selection) throws IOException {
        for (Map.Entry<Path, String> file : formatted.entrySet()) {
            Files.write(file.getKey(), file.getValue().getBytes(selection.encoding()));
            getLog().info("formatted " + file.getKey());
        }
    }

    /** Fails if files are not formatted. */
    protected final void requireFormatted(Map<Path, String> unformatted, String noun) throws MojoFailureException {
        unformatted.keySet().forEach(file -> getLog().error(file + ": not formatted"));
        if (!unformatted.isEmpty()) {
            throw new MojoFailureException(noun + " are not formatted: run the goal " + tool().name() + ":format");
        }
    }
}
