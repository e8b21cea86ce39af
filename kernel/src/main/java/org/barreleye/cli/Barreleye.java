package org.barreleye.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.barreleye.machine.cli.CommandVersion;
import org.barreleye.machine.cli.MachineCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry point of {@code barreleye.jar}. Without a command it boots the machine {@code demo} and runs the demo. */
@Command(
        name = "barreleye",
        mixinStandardHelpOptions = true,
        versionProvider = CommandVersion.class,
        description = "A multikernel on a modelled machine. Without a command: boots, runs the demo, reads commands.",
        subcommands = {BootCommand.class, MachinesCommand.class, CheckProgramCommand.class, PaperCommand.class},
        exitCodeListHeading = "%nExit codes, unless the last command of the shell gives another:%n",
        exitCodeList = {
            "0:success",
            "2:the command line, or a file that it names, is invalid",
            "3:a file cannot be read or written",
            "70:internal error",
            "71:the machine did not boot, or is idle and was not powered off",
            "72:the machine has lost a service for good that it cannot do without",
            "73:the machine has lost the monitor of the boot core, or that core",
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
        return commandLine().setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((invalid, words) -> reportMisuse(invalid))
                .setExecutionExceptionHandler((failure, command, result) -> reportFailure(failure, command.getErr()))
                .execute(arguments);
    }

    /** The command line with all its commands; the manual and the completion of shells describe it. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Barreleye());
        Map<String, CommandLine> ofMachine = new CommandLine(new MachineCommand()).getSubcommands();
        return line.addSubcommand(ofMachine.get("experiment")).addSubcommand(ofMachine.get("explain"));
    }

    /** Reports an invalid command line in one line, without the help text. */
    private static int reportMisuse(ParameterException invalid) {
        CommandLine command = invalid.getCommandLine();
        command.getErr().println("barreleye: " + invalid.getMessage() + "; `"
                + command.getCommandSpec().qualifiedName() + " --help` lists the options");
        return ExitCode.USAGE;
    }

    private static int reportFailure(Exception failure, PrintWriter err) {
        if (failure instanceof InvalidInput || failure instanceof IllegalArgumentException) {
            err.println("barreleye: " + failure.getMessage());
            return ExitCode.USAGE;
        }
        if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
            err.println("barreleye: " + describe(cause));
            return ExitCode.FILE;
        }
        err.println("barreleye: internal error; please report it with the command line:");
        failure.printStackTrace(err);
        return ExitCode.BUG;
    }

    private static String describe(Throwable failure) {
        if (failure instanceof NoSuchFileException) {
            return failure.getMessage() + ": no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return failure.getMessage() + ": permission denied";
        }
        return failure.getMessage();
    }

    @Override
    public Integer call() throws Exception {
        return options.run(spec, true);
    }
}
