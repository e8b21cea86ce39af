package org.barreleye.compiler.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command lines of root commands. Every command line ends with an {@link ExitCode}.
 *
 * <p>A hidden command or option is a retired name: it works for one more version, and its description is printed as a
 * note.
 */
public final class CommandLines {
    private static final String STACKTRACE = "--stacktrace";

    private static final Pattern CONSTANTS = Pattern.compile("\\[([A-Z0-9_, ]+)] \\(case-insensitive\\)");

    private CommandLines() {}

    /**
     * A command line for a root command and those of its subcommands that some arguments need. Results and messages
     * are UTF-8 on every platform.
     *
     * @param arguments what will be executed; if there are none, all subcommands are there
     */
    public static CommandLine of(RootCommand root, Subcommands commands, String... arguments) {
        CommandLine line = new CommandLine(root, new CommandFactory(root));
        commands.addTo(line, arguments);
        configure(line);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionStrategy(CommandLines::execute)
                .setParameterExceptionHandler(CommandLines::handleUsageError)
                .setExecutionExceptionHandler(CommandLines::handleException);
    }

    private static void configure(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        spec.addOption(OptionSpec.builder(STACKTRACE)
                .description("Show where in this program an internal error or a failure of the disk happened.")
                .build());
        spec.exitCodeOnInvalidInput(ExitCode.USAGE).exitCodeOnExecutionException(ExitCode.BUG);
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put(String.valueOf(ExitCode.OK), "nothing was found");
        codes.put(String.valueOf(ExitCode.FINDINGS), "the input has errors, or a check found something");
        codes.put(String.valueOf(ExitCode.USAGE), "the command line is wrong");
        codes.put(String.valueOf(ExitCode.IO), "something cannot be read or written");
        codes.put(String.valueOf(ExitCode.BUG), "an internal error");
        spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(codes);
        line.getSubcommands().values().stream().distinct().forEach(CommandLines::configure);
    }

    /**
     * Runs the last command given, and writes its document of findings. Picocli does not catch errors, which would end
     * the process as if there were findings.
     */
    private static int execute(ParseResult parsed) {
        noteRetiredNames(parsed);
        try {
            int code = new CommandLine.RunLast().execute(parsed);
            finish(parsed);
            return code;
        } catch (IOException e) {
            throw new ExecutionException(parsed.commandSpec().commandLine(), e.getMessage(), e);
        } catch (Error e) {
            throw new ExecutionException(parsed.commandSpec().commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static void finish(ParseResult parsed) throws IOException {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        for (CommandSpec mixin : last.commandSpec().mixins().values()) {
            if (mixin.userObject() instanceof Reporting reporting) {
                reporting.finish();
            }
        }
    }

    private static void noteRetiredNames(ParseResult parsed) {
        PrintWriter err = parsed.commandSpec().commandLine().getErr();
        String tool = parsed.commandSpec().root().name();
        for (ParseResult part = parsed; part != null; part = part.hasSubcommand() ? part.subcommand() : null) {
            if (part.commandSpec().usageMessage().hidden()) {
                err.println(tool + ": " + String.join(" ", part.commandSpec().usageMessage().description()));
            }
            part.matchedOptions().stream()
                    .filter(OptionSpec::hidden)
                    .forEach(option -> err.println(tool + ": " + String.join(" ", option.description())));
        }
        err.flush();
    }

    /** A usage error is one sentence, with the names that were probably meant; the whole help stands in --help. */
    private static int handleUsageError(ParameterException thrown, String[] arguments) {
        CommandLine line = thrown.getCommandLine();
        PrintWriter err = line.getErr();
        if (arguments.length == 0) {
            err.println(thrown.getMessage());
            line.usage(err);
            return ExitCode.USAGE;
        }
        err.println(line.getCommandSpec().root().name() + ": " + inSmallLetters(thrown.getMessage()));
        UnmatchedArgumentException.printSuggestions(thrown, err);
        err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return ExitCode.USAGE;
    }

    /** A message whose list of constants is written as on the command line. */
    private static String inSmallLetters(String message) {
        return CONSTANTS.matcher(message).replaceAll(list -> list.group(1).toLowerCase(Locale.ROOT));
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
            err.println(tool + ": internal error: " + failure
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
            return "'" + cause.getMessage() + "': permission denied";
        }
        return String.valueOf(cause.getMessage());
    }
}
