package org.barreleye.flounder.cli;

import java.util.List;
import org.barreleye.compiler.cli.CommandLines;
import org.barreleye.compiler.cli.RootCommand;
import org.barreleye.compiler.diagnostic.render.Tool;
import org.barreleye.flounder.diagnostic.FlounderCode;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line of the Flounder compiler. */
@Command(name = Flounder.NAME, mixinStandardHelpOptions = true, scope = ScopeType.INHERIT,
        versionProvider = Version.class, showAtFileInUsageHelp = true,
        description = "Compiles interface definitions (.if) to Java message stubs.",
        subcommands = {CompileCommand.class, CheckCommand.class, FormatCommand.class, LintCommand.class,
        LayoutCommand.class,
            DumpCommand.class, BreakingCommand.class, ExplainCommand.class, GenerateCompletion.class,
            HelpCommand.class})
public final class Flounder implements Runnable, RootCommand {
    /** As a user calls it. */
    static final String NAME = "flounder";

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
    public Tool tool() {
        return new Tool(NAME, Version.number(), List.of(FlounderCode.values()));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }
}
