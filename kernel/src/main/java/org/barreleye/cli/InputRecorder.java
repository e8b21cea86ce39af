package org.barreleye.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/** Writes the input of a run to a file as it comes, which {@link RecordedInput} reads. */
final class InputRecorder implements AutoCloseable {
    private final Writer out;

    private InputRecorder(Writer out) {
        this.out = out;
    }

    /** Makes a recorder that writes nothing. */
    static InputRecorder none() {
        return new InputRecorder(Writer.nullWriter());
    }

    /**
     * Begins a file.
     *
     * @param header identifies the run: a word and a value in each line
     */
    static InputRecorder begin(Path file, List<String> header) throws IOException {
        BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        InputRecorder recorder = new InputRecorder(out);
        recorder.write(RecordedInput.FIRST_LINE);
        header.forEach(recorder::write);
        recorder.write(RecordedInput.BEGIN);
        return recorder;
    }

    /** Writes a piece of the input. */
    void add(InputItem item) {
        if (item instanceof InputItem.Line line) {
            write("line at " + line.time() + ": " + line.text());
        } else if (item instanceof InputItem.EndOfInput end) {
            write("end-of-input at " + end.time());
        } else if (item instanceof InputItem.Interrupt interrupt) {
            write("interrupt before step " + interrupt.step());
        } else if (item instanceof InputItem.Datagram datagram) {
            write("datagram at " + datagram.time() + " before step " + datagram.step() + " from " + datagram.sender()
                    + " through port " + datagram.port() + " to " + datagram.target() + ":" + datagram.service() + ": "
                    + HexFormat.of().formatHex(datagram.data().toBytes()));
        }
    }

    /** Writes the end of the run. */
    void end(long steps, String hash) {
        write("end after " + steps + " steps: trace " + hash);
    }

    private void write(String line) {
        try {
            out.write(line + "\n");
            out.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
