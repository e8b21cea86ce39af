package org.barreleye.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.barreleye.machine.cli.MachineCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The entry point of {@code barreleye.jar}. Without a command it boots the demo machine and shows the demo. */
@Command(
        name = "barreleye",
        mixinStandardHelpOptions = true,
        version = "barreleye 0.1.0",
        description = "A multikernel on a modelled machine. Without a command: boots, shows the demo, and reads "
        + "commands.",
        subcommands = {BootCommand.class, MachinesCommand.class},
        exitCodeListHeading = "%nExit codes, unless the last command in the machine gives another:%n",
        exitCodeList = {
            "0:as asked",
            "2:the command line, or a file that it names, makes no sense",
            "3:a file cannot be read or written",
            "70:a mistake of ours",
            "71:the machine did not come up, or came to a standstill",
            "130:interrupted"
        })
public final class Barreleye implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private BootOptions options;

    private Barreleye() {}

    /** Runs the command line and ends the JVM. */
    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(out, err, arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** Runs the command line: what {@code main} does, for tests. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Barreleye());
        line.addSubcommand(new CommandLine(new MachineCommand()).getSubcommands().get("experiment"));
        return line.setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, command, result) -> reportFailure(failure, command.getErr()))
                .execute(arguments);
    }

    private static int reportFailure(Exception failure, PrintWriter err) {
        if (failure instanceof InvalidInput || failure instanceof IllegalArgumentException) {
            err.println("barreleye: " + failure.getMessage());
            return ExitCode.USAGE;
        }
        if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
            err.println("barreleye: cannot use a file: " + cause.getMessage() + " (" + cause.getClass().getSimpleName()
                    + "); check its path");
            return ExitCode.FILE;
        }
        err.println("barreleye: a mistake of ours; please report it with the command that you gave:");
        failure.printStackTrace(err);
        return ExitCode.BUG;
    }

    @Override
    public Integer call() throws Exception {
        return options.run(spec, true);
    }
}
