package org.barreleye.shell.command;

import java.util.List;
import java.util.Optional;
import org.barreleye.shell.glossary.Glossary;

/** All commands, in the order in which `help` lists them. */
public final class Commands {
    private final List<Command> all;

    /** The commands; {@code explain} reads the glossary. */
    public Commands(Glossary glossary) {
        all = List.of(
                new HelpCommand(this),
                new ExplainCommand(glossary),
                new DemoCommand(),
                new PsCommand(),
                new ReasonsCommand(),
                new QuotaCommand(),
                new LscpuCommand(),
                new LspciCommand(),
                new NamesCommand(),
                new SkbCommand(),
                new LsdevCommand(),
                new DevctlCommand(),
                new IfconfigCommand(),
                new NetstatCommand(),
                new PingCommand(),
                new FreeCommand(),
                new SpawnCommand(),
                new EnvCommand(),
                new WaitCommand(),
                new KillCommand(),
                new CapsCommand(),
                new ResolveCommand(),
                new VspaceCommand(),
                new PageWalkCommand(),
                new LineageCommand(),
                new WhoCommand(),
                new CaptreeCommand(),
                new BindingsCommand(),
                new CorectlCommand(),
                new TraceCommand(),
                new PoweroffCommand());
    }

    /** Returns all commands. */
    public List<Command> all() {
        return all;
    }

    /** Returns the names of all commands. */
    public List<String> names() {
        return all.stream().map(command -> command.help().name()).toList();
    }

    /** Returns the command of a name. */
    public Optional<Command> named(String name) {
        return all.stream().filter(command -> command.help().name().equals(name)).findFirst();
    }
}
