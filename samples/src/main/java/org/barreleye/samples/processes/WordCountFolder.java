package org.barreleye.samples.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.barreleye.kpi.host.HostChannels;
import org.barreleye.kpi.host.SharedChannels;
import org.barreleye.kpi.types.InterfaceIdentity;
import org.barreleye.samples.interfaces.wordcount.WordcountInterface;
import picocli.CommandLine.Option;

/** The option that both processes have: the folder in which they meet. */
final class WordCountFolder {
    static final String SERVICE = "wordcount";
    static final InterfaceIdentity IDENTITY =
            new InterfaceIdentity(WordcountInterface.NAME, WordcountInterface.FINGERPRINT);

    @Option(names = "--folder", paramLabel = "FOLDER", description = "The folder in which both processes meet; only you"
            + " may have access to it (default: barreleye-USER in /dev/shm, or else in the folder for temporary"
            + " files).")
    private Path folder;

    /** Opens the folder, which is made if there is none. */
    SharedChannels open() throws IOException {
        return HostChannels.shared(folder == null ? usualFolder() : folder);
    }

    private static Path usualFolder() {
        Path memory = Path.of("/dev/shm");
        Path above = Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
        return above.resolve("barreleye-" + System.getProperty("user.name"));
    }
}
