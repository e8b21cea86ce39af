package org.barreleye.machine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry point of {@code machine.jar}. */
@Command(
        name = "machine",
        mixinStandardHelpOptions = true,
        versionProvider = CommandVersion.class,
        description = "Lists, shows, checks and imports modelled machines, and runs published experiments on them.",
        subcommands = {ListCommand.class, ShowCommand.class, CheckCommand.class, ImportCommand.class,
            ExperimentCommand.class, ExplainCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:success",
            "1:the machine is invalid or unsuitable",
            "2:the command line is invalid",
            "3:a file cannot be read or written",
            "70:internal error"
        })
public final class MachineCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Runs the command line and ends the JVM. */
    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(out, err, arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** Runs the command line, as {@code main} does, with other output. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return commandLine()
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((invalid, rest) -> reportUsage(invalid))
                .setExecutionExceptionHandler((failure, line, result) -> reportFailure(failure, line.getErr()))
                .execute(arguments);
    }

    /** The command line with all its commands; the manual and the completion of shells describe it. */
    public static CommandLine commandLine() {
        return new CommandLine(new MachineCommand());
    }

    private static int reportUsage(ParameterException invalid) {
        CommandLine line = invalid.getCommandLine();
        line.getErr().println("machine: " + invalid.getMessage() + "; see '"
                + line.getCommandSpec().qualifiedName() + " --help'");
        return ExitCode.USAGE;
    }

    private static int reportFailure(Exception failure, PrintWriter err) {
        if (failure instanceof IllegalArgumentException) {
            err.println("machine: " + failure.getMessage());
            return ExitCode.REFUSED;
        }
        if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            IOException cause = failure instanceof UncheckedIOException unchecked ? unchecked.getCause()
                    : (IOException) failure;
            err.println("machine: " + FileErrors.sentence(cause));
            return ExitCode.FILE;
        }
        err.println("machine: internal error; please report it with the command line:");
        failure.printStackTrace(err);
        return ExitCode.BUG;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
                "no command is given: add list, show, check, import, experiment or explain");
    }
}
