package org.barreleye.compiler.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Turns a root command into a command line that ends as {@link ExitCode} says, whatever happens. */
public final class CommandLines {
    private static final String STACKTRACE = "--stacktrace";

    private CommandLines() {}

    /** A command line for a root command and its subcommands. Results and messages are UTF-8 on every platform. */
    public static CommandLine of(Object root) {
        CommandLine line = new CommandLine(root);
        configure(line);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionStrategy(CommandLines::execute)
                .setExecutionExceptionHandler(CommandLines::handleException);
    }

    private static void configure(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        spec.addOption(OptionSpec.builder(STACKTRACE)
                .description("Show where in this program an internal error or a failure of the disk happened.")
                .build());
        spec.exitCodeOnInvalidInput(ExitCode.USAGE).exitCodeOnExecutionException(ExitCode.BUG);
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put(String.valueOf(ExitCode.OK), "nothing to complain about");
        codes.put(String.valueOf(ExitCode.FINDINGS), "the input has errors, or a check found something");
        codes.put(String.valueOf(ExitCode.USAGE), "the command line is wrong");
        codes.put(String.valueOf(ExitCode.IO), "something cannot be read or written");
        codes.put(String.valueOf(ExitCode.BUG), "an error in this program");
        spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(codes);
        line.getSubcommands().values().stream().distinct().forEach(CommandLines::configure);
    }

    /**
     * Runs the last command given. Picocli lets errors through, which would end the process as if there were findings.
     */
    private static int execute(ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (Error e) {
            throw new ExecutionException(parsed.commandSpec().commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static int handleException(Exception thrown, CommandLine line, ParseResult parsed) {
        Throwable failure = thrown instanceof ExecutionException && thrown.getCause() != null
                ? thrown.getCause()
                : thrown;
        PrintWriter err = line.getErr();
        String tool = parsed.commandSpec().root().name();
        boolean disk = failure instanceof IOException || failure instanceof UncheckedIOException;
        if (disk) {
            err.println(tool + ": " + message(failure));
        } else {
            err.println(tool + ": internal error, which is no fault of yours: " + failure
                    + (wantsTrace(parsed) ? "" : "; run again with " + STACKTRACE + " and report it"));
        }
        if (wantsTrace(parsed)) {
            failure.printStackTrace(err);
        }
        err.flush();
        return disk ? ExitCode.IO : ExitCode.BUG;
    }

    private static boolean wantsTrace(ParseResult parsed) {
        return parsed.hasMatchedOption(STACKTRACE) || parsed.hasSubcommand() && wantsTrace(parsed.subcommand());
    }

    private static String message(Throwable failure) {
        Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        if (cause instanceof NoSuchFileException) {
            return "'" + cause.getMessage() + "' does not exist";
        }
        if (cause instanceof AccessDeniedException) {
            return "'" + cause.getMessage() + "' may not be read or written by you";
        }
        return String.valueOf(cause.getMessage());
    }
}
