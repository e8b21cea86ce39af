package org.barreleye.hamlet.cli;

import java.util.List;
import java.util.Set;
import org.barreleye.compiler.cli.BuildVersion;
import org.barreleye.compiler.cli.CommandLines;
import org.barreleye.compiler.cli.ExplainCommand;
import org.barreleye.compiler.cli.RootCommand;
import org.barreleye.compiler.cli.Subcommands;
import org.barreleye.compiler.cli.ToolVersion;
import org.barreleye.compiler.cli.VersionAnswer;
import org.barreleye.compiler.cli.WarmUp;
import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.compiler.diagnostic.render.Tool;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.HamletCompiler;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.rule.Rules;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ScopeType;

/** The command line of the Hamlet compiler. */
@Command(name = Hamlet.NAME, mixinStandardHelpOptions = true, scope = ScopeType.INHERIT,
        versionProvider = ToolVersion.class, showAtFileInUsageHelp = true,
        description = "Compiles capability types (.hl) to Java predicates, dispatch and stubs.")
public final class Hamlet implements RootCommand {
    /** The name of the program. */
    static final String NAME = "hamlet";

    private static final List<String> COMPILING = List.of("compile", "check", "lint", "layout", "dump", "breaking",
            "matrix", "explain-retype", "graph", "verify");

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        if (!VersionAnswer.given(NAME, System.out, arguments)) {
            WarmUp.begin(COMPILING, Hamlet::compileAnything, arguments);
            System.exit(line(arguments).execute(arguments));
        }
    }

    /** The command line for some arguments, or with all its commands if there are none. */
    public static CommandLine line(String... arguments) {
        Subcommands commands = new Subcommands()
                .with("compile", CompileCommand.class)
                .with("check", CheckCommand.class)
                .with("fmt", FormatCommand.class)
                .with("lint", LintCommand.class)
                .with("layout", LayoutCommand.class)
                .with("dump", DumpCommand.class)
                .with("breaking", BreakingCommand.class)
                .with("explain", ExplainCommand.class)
                .with("matrix", MatrixCommand.class)
                .with("explain-retype", ExplainRetypeCommand.class)
                .with("graph", GraphCommand.class)
                .with("verify", VerifyCommand.class)
                .withTelling("generate-completion", GenerateCompletion.class)
                .withTelling("help", HelpCommand.class)
                .withRetiredName("table", DumpCommand::withTsv, "dump --tsv")
                .withRetiredName("why-not", ExplainRetypeCommand::new, "explain-retype");
        return CommandLines.of(new Hamlet(), commands, arguments);
    }

    private static void compileAnything() {
        HamletCompiler.check(SourceFile.of("warm.hl", "cap Memory abstract { address genpaddr base; size_bits uint8 "
                + "bits; }; cap Ram from_self inherit Memory;"));
    }

    @Override
    public Tool tool() {
        return new Tool(NAME, BuildVersion.text(), List.of(HamletCode.values()));
    }

    @Override
    public Set<? extends DiagnosticCode> lintCodes() {
        return Rules.lintCodes();
    }
}
