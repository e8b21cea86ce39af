package org.barreleye.compiler.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.barreleye.compiler.cli.MessageFormat;
import org.barreleye.compiler.diagnostic.Diagnostic;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.diagnostic.Severity;
import org.barreleye.compiler.diagnostic.render.BuildLogRenderer;
import org.barreleye.compiler.diagnostic.render.Tool;

/** The report of findings: in the log, in the form that IDEs read, and for machines in a file. */
public final class FindingReport {
    private final Log log;
    private final MessageFormat format;
    private final Tool tool;

    /**
     * A report of the findings of a compiler.
     *
     * @param format the form; those for machines are also written to a file
     * @param tool the compiler
     */
    public FindingReport(Log log, MessageFormat format, Tool tool) {
        this.log = log;
        this.format = format;
        this.tool = tool;
    }

    /** Reports all findings. A file for machines has the name given and is written even if nothing was found. */
    public void report(Findings findings, MavenProject project, String name) throws IOException {
        findings.diagnostics().forEach(this::report);
        if (findings.omitted() > 0) {
            log.warn("and " + findings.omitted() + " more");
        }
        if (format == MessageFormat.JSON || format == MessageFormat.SARIF) {
            Path file = Path.of(project.getBuild().getDirectory(), tool.name() + "-findings",
                    name + "." + format.name().toLowerCase(Locale.ROOT));
            Files.createDirectories(file.getParent());
            Findings relative = findings.renamed(path -> relativePath(project, path));
            Files.writeString(file, format.renderer(tool, false).render(relative), StandardCharsets.UTF_8);
        }
    }

    private void report(Diagnostic diagnostic) {
        String text = new BuildLogRenderer(format == MessageFormat.HUMAN)
                .render(new Findings(List.of(diagnostic), 0)).stripTrailing();
        if (diagnostic.severity() == Severity.ERROR) {
            log.error(text);
        } else if (diagnostic.severity() == Severity.WARNING) {
            log.warn(text);
        } else {
            log.info(text);
        }
    }

    /** A path as it is seen from the module, for a file that may be read on another machine. */
    private static String relativePath(MavenProject project, String path) {
        String folder = project.getBasedir().getAbsolutePath().replace('\\', '/') + "/";
        String slashed = path.replace('\\', '/');
        return slashed.startsWith(folder) ? slashed.substring(folder.length()) : slashed;
    }
}
