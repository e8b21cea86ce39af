package org.barreleye.shell.command;

import java.util.List;
import java.util.Optional;
import org.barreleye.shell.glossary.Glossary;

/** All commands, in the order in which people meet them. */
public final class Commands {
    private final List<Command> all;

    /** The commands; {@code explain} reads the glossary. */
    public Commands(Glossary glossary) {
        all = List.of(
                new HelpCommand(this),
                new ExplainCommand(glossary),
                new DemoCommand(),
                new PsCommand(),
                new LscpuCommand(),
                new NamesCommand(),
                new FreeCommand(),
                new SpawnCommand(),
                new EnvCommand(),
                new WaitCommand(),
                new KillCommand(),
                new CapsCommand(),
                new WalkCommand(),
                new WhyCommand(),
                new BindingsCommand(),
                new CorectlCommand(),
                new TraceCommand(),
                new PoweroffCommand());
    }

    /** All of them. */
    public List<Command> all() {
        return all;
    }

    /** Their names. */
    public List<String> names() {
        return all.stream().map(command -> command.manual().name()).toList();
    }

    /** The one of a name. */
    public Optional<Command> named(String name) {
        return all.stream().filter(command -> command.manual().name().equals(name)).findFirst();
    }
}
