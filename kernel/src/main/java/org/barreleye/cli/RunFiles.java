package org.barreleye.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.barreleye.machine.cli.OutputFile;

/**
 * The files of a run.
 *
 * @param trace receives the trace of the first machine
 * @param pcap receives the frames on the wire
 * @param recording receives the input of the run
 * @param replayed holds the input of an earlier run, which is the input of this one
 */
record RunFiles(Optional<Path> trace, Optional<Path> pcap, Optional<Path> recording, Optional<Path> replayed) {
    /** No files. */
    static final RunFiles NONE = new RunFiles(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Checks before a run that it can write its files. */
    void requireWritable() throws IOException {
        if (trace.isPresent()) {
            OutputFile.requireWritable(trace.get(), "the trace");
        }
        if (pcap.isPresent()) {
            OutputFile.requireWritable(pcap.get(), "the frames");
        }
        if (recording.isPresent()) {
            OutputFile.requireWritable(recording.get(), "the input");
        }
    }
}
