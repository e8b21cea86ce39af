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
        version = "machine 0.1.0",
        description = "Modelled machines: what they are made of, and what published experiments measure on them.",
        subcommands = {ListCommand.class, ShowCommand.class, CheckCommand.class, ExperimentCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:as asked",
            "1:the machine is not fit for what was asked",
            "2:the command line makes no sense",
            "3:a file cannot be read or written",
            "70:a mistake of ours"
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

    /** Runs the command line: what {@code main} does, for tests. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new MachineCommand())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, line, result) -> reportFailure(failure, line.getErr()))
                .execute(arguments);
    }

    private static int reportFailure(Exception failure, PrintWriter err) {
        if (failure instanceof IllegalArgumentException) {
            err.println("machine: " + failure.getMessage());
            return ExitCode.REFUSED;
        }
        if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
            err.println("machine: cannot use a file: " + cause.getMessage() + " (" + cause.getClass().getSimpleName()
                    + "); check its path");
            return ExitCode.FILE;
        }
        err.println("machine: a mistake of ours; please report it with the command that you gave:");
        failure.printStackTrace(err);
        return ExitCode.BUG;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: list, show, check or experiment");
    }
}
