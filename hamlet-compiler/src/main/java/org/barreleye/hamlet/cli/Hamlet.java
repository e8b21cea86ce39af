package org.barreleye.hamlet.cli;

import java.util.List;
import java.util.Set;
import org.barreleye.compiler.cli.BuildVersion;
import org.barreleye.compiler.cli.CommandLines;
import org.barreleye.compiler.cli.ExplainCommand;
import org.barreleye.compiler.cli.RootCommand;
import org.barreleye.compiler.cli.ToolVersion;
import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.compiler.diagnostic.render.Tool;
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
        description = "Compiles capability types (.hl) to Java predicates, dispatch and stubs.",
        subcommands = {CompileCommand.class, CheckCommand.class, FormatCommand.class, LintCommand.class,
            LayoutCommand.class, DumpCommand.class, BreakingCommand.class, ExplainCommand.class, MatrixCommand.class,
            ExplainRetypeCommand.class, GraphCommand.class, VerifyCommand.class, GenerateCompletion.class,
            HelpCommand.class})
public final class Hamlet implements RootCommand {
    /** The name of the program. */
    static final String NAME = "hamlet";

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(line().execute(arguments));
    }

    /** The command line; tests use it too. */
    static CommandLine line() {
        CommandLine line = CommandLines.of(new Hamlet());
        CommandLines.withRetiredName(line, "table", DumpCommand.withTsv(), "dump --tsv");
        return CommandLines.withRetiredName(line, "why-not", new ExplainRetypeCommand(), "explain-retype");
    }

    @Override
    public Tool tool() {
        return new Tool(NAME, BuildVersion.of(NAME, Hamlet.class), List.of(HamletCode.values()));
    }

    @Override
    public Set<? extends DiagnosticCode> lintCodes() {
        return Rules.lintCodes();
    }
}
