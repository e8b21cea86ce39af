package org.barreleye.samples.processes;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.host.SharedChannels;
import org.barreleye.kpi.host.SharedService;
import org.barreleye.samples.interfaces.wordcount.WordcountInterface;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Offers the service {@code wordcount} to other processes. One thread serves all of them. */
@Command(
        name = "count-server",
        mixinStandardHelpOptions = true,
        description = "Counts words for other processes, which run count-words; Ctrl-C ends it.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:success", "1:the service cannot be offered", "2:the command line is invalid"})
public final class CountServerCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WordCountFolder folder;

    @Option(names = "--clients", paramLabel = "N", description = "End when so many clients have ended.")
    private int clients = Integer.MAX_VALUE;

    private int begun;
    private int ended;

    /** Makes the command. */
    public CountServerCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (SharedChannels channels = folder.open();
                SharedService service = channels.create(WordCountFolder.SERVICE, WordCountFolder.IDENTITY)) {
            out.println("serving; now run count-words in another terminal");
            out.flush();
            service.serve(channel -> accept(channel, service, out));
            return 0;
        } catch (IOException impossible) {
            spec.commandLine().getErr().println("error: " + impossible.getMessage());
            return 1;
        }
    }

    private Binding accept(UmpChannel channel, SharedService service, PrintWriter out) {
        return WordcountInterface.accept(channel, new WordCounter(++begun, out, () -> {
            if (++ended == clients) {
                service.close();
            }
        }));
    }
}
