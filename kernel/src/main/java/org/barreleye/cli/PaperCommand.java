package org.barreleye.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.barreleye.machine.cli.OutputFile;
import org.barreleye.paper.Figure;
import org.barreleye.paper.FigureResult;
import org.barreleye.paper.Paper;
import org.barreleye.paper.PaperRun;
import org.barreleye.paper.catalogue.Papers;
import org.barreleye.paper.output.FigureDrawing;
import org.barreleye.paper.output.PaperCsv;
import org.barreleye.paper.output.PaperPage;
import org.barreleye.paper.output.PaperText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the tables and figures of a paper and prints them beside the published figures. */
@Command(name = "paper", mixinStandardHelpOptions = true, description =
        "Runs the tables and figures of a paper on the modelled machine. Without a name: lists the papers.")
final class PaperCommand implements Callable<Integer> {
    private static final String SVG = ".svg";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", completionCandidates = PaperNames.class,
            description = "A paper; without it, all are listed.")
    private String name;

    @Option(names = "--list", description = "List the papers with their tables and figures.")
    private boolean list;

    @Option(names = "--only", paramLabel = "FIGURE", split = ",",
            description = "Run these tables or figures only, as fig3,table2.")
    private List<String> only = List.of();

    @Option(names = "--quick", description =
            "Run experiments that have parameters with few values of them, such as two numbers of cores.")
    private boolean quick;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write all rows to this file.")
    private Path csv;

    @Option(names = "--svg", paramLabel = "PATH", description =
            "Draw each figure into a file of this folder; or the only figure into this file, whose name ends with "
            + ".svg.")
    private Path svg;

    @Option(names = "--html", paramLabel = "FILE", description =
            "Write one page with all figures, which needs no other file and no network.")
    private Path html;

    @Option(names = "--quiet", description = "Show no progress. It is shown on the standard error stream, if that is a "
            + "terminal.")
    private boolean quiet;

    /** The names of all papers, for the completion of shells. */
    static final class PaperNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Papers.all().stream().map(Paper::name).iterator();
        }
    }

    @Override
    public Integer call() throws Exception {
        if (name == null || list) {
            if (name != null || !only.isEmpty() || csv != null || svg != null || html != null) {
                throw new ParameterException(spec.commandLine(), name == null
                        ? "these options need the name of a paper; there are "
                        + String.join(", ", Papers.all().stream().map(Paper::name).toList())
                        : "'--list' lists all papers: leave out the name and the other options");
            }
            list();
            return ExitCode.OK;
        }
        Paper paper = Papers.named(name);
        List<Figure> figures = paper.figures(only);
        PaperRun.requireExperiments(figures);
        requireWritable(figures);
        write(paper, run(paper, figures));
        return ExitCode.OK;
    }

    private void list() {
        PrintWriter out = spec.commandLine().getOut();
        for (Paper paper : Papers.all()) {
            out.printf("%-17s %s%n", paper.name(), paper.title());
            out.printf("%-17s %s%n", "", paper.source());
            paper.figures().forEach(figure -> out.printf("  %-15s %s%n", figure.id(), figure.title()));
        }
    }

    private List<FigureResult> run(Paper paper, List<Figure> figures) {
        PrintWriter out = spec.commandLine().getOut();
        PaperRun run = new PaperRun(quick, progress());
        List<FigureResult> results = new ArrayList<>();
        out.print(PaperText.heading(paper));
        for (Figure figure : figures) {
            FigureResult result = run.run(figure);
            results.add(result);
            out.print(PaperText.of(result));
            out.flush();
        }
        out.print("\n" + PaperText.ending());
        return results;
    }

    private Consumer<String> progress() {
        PrintWriter err = spec.commandLine().getErr();
        return quiet || !StandardError.isTerminal() ? line -> { } : line -> err.println("running " + line);
    }

    /** Checks before the run, which may take minutes, that all files can be written. */
    private void requireWritable(List<Figure> figures) throws IOException {
        if (csv != null) {
            OutputFile.requireWritable(csv, "the rows");
        }
        if (html != null) {
            OutputFile.requireWritable(html, "the page");
        }
        if (svg != null && isFile()) {
            if (figures.size() > 1) {
                throw new ParameterException(spec.commandLine(), "'" + svg + "' is one file, but there are "
                        + figures.size() + " figures: name a folder, or one figure with --only");
            }
            OutputFile.requireWritable(svg, "the drawing");
        } else if (svg != null) {
            makeFolder();
            for (Figure figure : figures) {
                OutputFile.requireWritable(drawing(figure), "the drawing");
            }
        }
    }

    private boolean isFile() {
        return svg.getFileName() != null && svg.getFileName().toString().endsWith(SVG) && !Files.isDirectory(svg);
    }

    private void makeFolder() throws IOException {
        try {
            Files.createDirectories(svg);
        } catch (FileAlreadyExistsException file) {
            throw new IOException(svg + ": cannot write the drawings: it is a file, not a folder; name another, or a "
                    + "file that ends with .svg", file);
        } catch (FileSystemException refused) {
            throw new IOException(svg + ": cannot make the folder of the drawings: "
                    + (refused.getReason() == null ? "permission denied" : refused.getReason()), refused);
        }
    }

    private Path drawing(Figure figure) {
        return isFile() ? svg : svg.resolve(figure.id() + SVG);
    }

    private void write(Paper paper, List<FigureResult> results) throws IOException {
        if (csv != null) {
            write(csv, PaperCsv.of(paper, results));
        }
        if (svg != null) {
            for (FigureResult result : results) {
                write(drawing(result.figure()), FigureDrawing.file(result));
            }
        }
        if (html != null) {
            write(html, PaperPage.of(paper, results, quick));
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
