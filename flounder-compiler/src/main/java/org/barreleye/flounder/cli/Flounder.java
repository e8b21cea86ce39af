package org.barreleye.flounder.cli;

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
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Sources;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.rule.Rules;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ScopeType;

/** The command line of the Flounder compiler. */
@Command(name = Flounder.NAME, mixinStandardHelpOptions = true, scope = ScopeType.INHERIT,
        versionProvider = ToolVersion.class, showAtFileInUsageHelp = true,
        description = "Compiles interface definitions (.if) to Java message stubs.")
public final class Flounder implements RootCommand {
    /** The name of the program. */
    static final String NAME = "flounder";

    private static final List<String> COMPILING = List.of("compile", "check", "lint", "layout", "dump", "breaking");

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        if (!VersionAnswer.given(NAME, System.out, arguments)) {
            WarmUp.begin(COMPILING, Flounder::compileAnything, arguments);
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
                .withTelling("generate-completion", GenerateCompletion.class)
                .withTelling("help", HelpCommand.class)
                .withRetiredName("plan", LayoutCommand::new, "layout");
        return CommandLines.of(new Flounder(), commands, arguments);
    }

    private static void compileAnything() {
        String text = "interface warm \"Any\" { rpc up(in uint8 a, out String b[8]); };";
        FlounderCompiler.check(new Sources(List.of(), List.of(SourceFile.of("warm.if", text))));
    }

    @Override
    public Tool tool() {
        return new Tool(NAME, BuildVersion.text(), List.of(FlounderCode.values()));
    }

    @Override
    public Set<? extends DiagnosticCode> lintCodes() {
        return Rules.lintCodes();
    }
}
