package org.barreleye.compiler.cli;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The commands below a root command, in the order of its help.
 *
 * <p>A command line for given arguments has only the command that they begin with: Picocli reads the annotations of
 * every command that it has, which takes longer than most commands take to run. If they begin with anything else, or
 * with a command that tells of the others, it has all.
 */
public final class Subcommands {
    private final Map<String, Class<?>> commands = new LinkedHashMap<>();
    private final Set<String> telling = new LinkedHashSet<>();
    private final Map<String, RetiredName> retired = new LinkedHashMap<>();

    /** Adds a command, given the class with its annotations. */
    public Subcommands with(String name, Class<?> command) {
        commands.put(name, command);
        return this;
    }

    /** Adds a command that tells of the others, such as {@code help}. */
    public Subcommands withTelling(String name, Class<?> command) {
        telling.add(name);
        return with(name, command);
    }

    /**
     * Adds a retired name for a command, which works with a note.
     *
     * @param now the words that replace it
     */
    public Subcommands withRetiredName(String name, Supplier<?> command, String now) {
        retired.put(name, new RetiredName(command, now));
        return this;
    }

    /** Adds what some arguments need to the command line of the root command. */
    void addTo(CommandLine root, String... arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        boolean isAlone = isCommand(first) && !telling.contains(first);
        commands.forEach((name, command) -> {
            if (!isAlone || name.equals(first)) {
                root.addSubcommand(name, command);
            }
        });
        retired.forEach((name, old) -> {
            if (!isAlone || name.equals(first)) {
                root.addSubcommand(name, old.line(name));
            }
        });
    }

    private boolean isCommand(String name) {
        return commands.containsKey(name) || retired.containsKey(name);
    }

    private record RetiredName(Supplier<?> command, String now) {
        private CommandLine line(String name) {
            CommandLine line = new CommandLine(command.get());
            line.getCommandSpec().usageMessage().hidden(true)
                    .description("the command '" + name + "' is called '" + now + "' now");
            return line;
        }
    }
}
