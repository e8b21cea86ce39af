package org.barreleye.samples.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.barreleye.kpi.host.HostWaiter;
import org.barreleye.kpi.host.SharedChannels;
import org.barreleye.kpi.host.SharedConnection;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.samples.interfaces.wordcount.TotalResult;
import org.barreleye.samples.interfaces.wordcount.WordcountClient;
import org.barreleye.samples.interfaces.wordcount.WordcountHandler;
import org.barreleye.samples.interfaces.wordcount.WordcountInterface;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends files to the process that offers {@code wordcount}, line by line, and prints what it has counted. */
@Command(
        name = "count-words",
        mixinStandardHelpOptions = true,
        description = "Has the words of files counted by another process, which runs count-server.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:success", "1:no server, or a file cannot be read", "2:the command line is invalid"})
public final class CountWordsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WordCountFolder folder;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Texts in UTF-8, with lines of 4,095 bytes at most.")
    private List<Path> files;

    /** Makes the command. */
    public CountWordsCommand() {}

    @Override
    public Integer call() {
        try (SharedChannels channels = folder.open();
                SharedConnection connection = channels.connect(WordCountFolder.SERVICE, WordCountFolder.IDENTITY);
                WordcountClient client = WordcountInterface.client(
                        WordcountInterface.connect(connection.channel(), new WordcountHandler() {}),
                        new HostWaiter())) {
            for (Path file : files) {
                for (String text : Files.readAllLines(file)) {
                    client.line(text);
                }
                TotalResult total = client.total();
                spec.commandLine().getOut().println(file + ": " + total.lines() + " lines, "
                        + total.words() + " words");
            }
            spec.commandLine().getOut().flush();
            return 0;
        } catch (IOException | CallFailed | IllegalArgumentException impossible) {
            spec.commandLine().getErr().println("error: " + impossible.getMessage());
            return 1;
        }
    }
}
