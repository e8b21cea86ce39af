package org.barreleye.samples;

import org.barreleye.samples.bulk.BulkCommand;
import org.barreleye.samples.calculator.CalculatorCommand;
import org.barreleye.samples.echo.EchoCommand;
import org.barreleye.samples.handover.HandoverCommand;
import org.barreleye.samples.hello.HelloCommand;
import org.barreleye.samples.lock.LockCommand;
import org.barreleye.samples.network.NetworkCommand;
import org.barreleye.samples.offload.OffloadCommand;
import org.barreleye.samples.paging.PagingCommand;
import org.barreleye.samples.parcel.ParcelCommand;
import org.barreleye.samples.pingpong.PingpongCommand;
import org.barreleye.samples.processes.CountServerCommand;
import org.barreleye.samples.processes.CountWordsCommand;
import org.barreleye.samples.sharing.SharingCommand;
import org.barreleye.samples.spread.SpreadCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the samples: a command for each of them. */
@Command(
        name = "samples",
        mixinStandardHelpOptions = true,
        version = "Barreleye samples",
        description = "Programs for the modelled machine, and two processes of this one.",
        subcommands = {
            ParcelCommand.class,
            CalculatorCommand.class,
            PingpongCommand.class,
            HelloCommand.class,
            EchoCommand.class,
            HandoverCommand.class,
            OffloadCommand.class,
            SpreadCommand.class,
            LockCommand.class,
            SharingCommand.class,
            PagingCommand.class,
            BulkCommand.class,
            NetworkCommand.class,
            CountServerCommand.class,
            CountWordsCommand.class
        })
public final class Samples {
    private Samples() {}

    /** Returns the command line, which tests run within their process. */
    public static CommandLine commandLine() {
        return new CommandLine(new Samples());
    }

    /**
     * Runs a sample.
     *
     * @param arguments its name and its options; without any, the parcel runs
     */
    public static void main(String[] arguments) {
        String[] words = arguments.length == 0 ? new String[] {"parcel"} : arguments;
        System.exit(commandLine().execute(words));
    }
}
