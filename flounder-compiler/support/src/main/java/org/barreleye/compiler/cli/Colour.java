package org.barreleye.compiler.cli;

import java.io.Console;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The use of colours. */
public enum Colour {
    /** As the environment says, else only on a terminal. */
    AUTO,
    /** Colours in every environment. */
    ALWAYS,
    /** No colours in any environment. */
    NEVER;

    private static final Path ERRORS = Path.of("/proc/self/fd/2");
    private static final Path DEVICES = Path.of("/dev");
    private static final Path NULL_DEVICE = Path.of("/dev/null");

    /** Returns whether this process uses colours. */
    public boolean enabled() {
        return enabled(System.getenv(), isTerminal());
    }

    /**
     * Returns whether an environment uses colours: {@code NO_COLOR} (not empty) forbids, {@code CLICOLOR_FORCE} (not
     * empty, not 0) demands, {@code CLICOLOR=0} forbids, else a terminal decides.
     */
    boolean enabled(Map<String, String> environment, boolean terminal) {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> automatic(environment, terminal);
        };
    }

    private static boolean automatic(Map<String, String> environment, boolean terminal) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        String force = environment.getOrDefault("CLICOLOR_FORCE", "");
        if (!force.isEmpty() && !force.equals("0")) {
            return true;
        }
        return terminal && !environment.getOrDefault("CLICOLOR", "").equals("0");
    }

    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null || isErrorRedirected()) {
            return false;
        }
        // Since JDK 22 there may be a console without a terminal, and a method to ask; on 17 the console is the answer.
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }

    /**
     * Returns whether messages go to a file or a pipe, which a console does not show. On a system without such a link
     * the answer is no.
     */
    private static boolean isErrorRedirected() {
        try {
            Path target = Files.readSymbolicLink(ERRORS);
            return !target.startsWith(DEVICES) || target.equals(NULL_DEVICE);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
