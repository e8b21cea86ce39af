package org.barreleye.shell.command;

/** Ends the shell, which switches the machine off. */
final class PoweroffCommand implements Command {
    private static final int STATUS_MAX = 255;

    @Override
    public CommandHelp help() {
        return new CommandHelp("poweroff", "poweroff [STATUS]", "switches the machine off",
                "Ends the shell and switches the machine off. The exit status of the run is STATUS, 0 to 255, or the"
                        + " status of the last command.",
                "poweroff");
    }

    @Override
    public int run(Session session, Arguments arguments) throws UsageError {
        arguments.atMost(1);
        long status = arguments.count() == 0 ? session.exit().status() : arguments.number(0, "STATUS");
        if (status > STATUS_MAX) {
            throw new UsageError("STATUS is from 0 to " + STATUS_MAX + ", not " + status);
        }
        session.exit().request();
        return (int) status;
    }
}
