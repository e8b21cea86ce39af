package org.barreleye.flounder.cli;

import java.util.List;
import java.util.Set;
import org.barreleye.compiler.cli.BuildVersion;
import org.barreleye.compiler.cli.CommandLines;
import org.barreleye.compiler.cli.ExplainCommand;
import org.barreleye.compiler.cli.RootCommand;
import org.barreleye.compiler.cli.ToolVersion;
import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.compiler.diagnostic.render.Tool;
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
        description = "Compiles interface definitions (.if) to Java message stubs.",
        subcommands = {CompileCommand.class, CheckCommand.class, FormatCommand.class, LintCommand.class,
            LayoutCommand.class, DumpCommand.class, BreakingCommand.class, ExplainCommand.class,
            GenerateCompletion.class, HelpCommand.class})
public final class Flounder implements RootCommand {
    /** The name of the program. */
    static final String NAME = "flounder";

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(line().execute(arguments));
    }

    /** The command line; tests use it too. */
    static CommandLine line() {
        return CommandLines.withRetiredName(CommandLines.of(new Flounder()), "plan", new LayoutCommand(), "layout");
    }

    @Override
    public Tool tool() {
        return new Tool(NAME, BuildVersion.of(NAME, Flounder.class), List.of(FlounderCode.values()));
    }

    @Override
    public Set<? extends DiagnosticCode> lintCodes() {
        return Rules.lintCodes();
    }
}
