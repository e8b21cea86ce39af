package org.barreleye.hamlet.cli;

import java.util.List;
import org.barreleye.compiler.cli.CommandLines;
import org.barreleye.compiler.cli.RootCommand;
import org.barreleye.compiler.diagnostic.render.Tool;
import org.barreleye.hamlet.diagnostic.HamletCode;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line of the Hamlet compiler. */
@Command(name = Hamlet.NAME, mixinStandardHelpOptions = true, scope = ScopeType.INHERIT,
        versionProvider = Version.class, showAtFileInUsageHelp = true,
        description = "Compiles capability types (.hl) to Java predicates, dispatch and stubs.",
        subcommands = {CompileCommand.class, CheckCommand.class, FormatCommand.class,
            LintCommand.class, DumpCommand.class,
            BreakingCommand.class, ExplainCommand.class, TsvDumpCommand.class, LayoutCommand.class, MatrixCommand.class,
            ExplainRetypeCommand.class, GraphCommand.class, VerifyCommand.class, GenerateCompletion.class,
            HelpCommand.class})
public final class Hamlet implements Runnable, RootCommand {
    /** As a user calls it. */
    static final String NAME = "hamlet";

    @Spec
    private CommandSpec spec;

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(line().execute(arguments));
    }

    /** The command line, for tests too. */
    static CommandLine line() {
        return CommandLines.of(new Hamlet());
    }

    @Override
    public Tool tool() {
        return new Tool(NAME, Version.number(), List.of(HamletCode.values()));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }
}
