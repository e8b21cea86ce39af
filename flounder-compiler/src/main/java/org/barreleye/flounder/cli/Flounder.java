package org.barreleye.flounder.cli;

import org.barreleye.compiler.cli.CommandLines;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line of the Flounder compiler. */
@Command(name = "flounder", mixinStandardHelpOptions = true, scope = ScopeType.INHERIT, versionProvider = Version.class,
        showAtFileInUsageHelp = true,
        description = "Compiles interface definitions (.if) to Java message stubs.",
        subcommands = {CompileCommand.class, CheckCommand.class, FormatCommand.class, LintCommand.class, PlanCommand.class,
            DumpCommand.class, BreakingCommand.class, ExplainCommand.class, GenerateCompletion.class, HelpCommand.class})
public final class Flounder implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(line().execute(arguments));
    }

    /** The command line, for tests too. */
    static CommandLine line() {
        return CommandLines.of(new Flounder());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }
}
