package org.barreleye.hamlet.verify;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A file with results of the reference implementation.
 *
 * @param window the kernel virtual address of physical address 0 that the results assume
 * @param rows all rows but the header, in order
 */
public record VectorFile(long window, List<VectorRow> rows) {
    private static final String HEADER = "#hamlet-oracle";
    private static final String OFFSET = "offset=";
    private static final int GZIP_MAGIC = 0x1f8b;

    /** Copies the list. */
    public VectorFile {
        rows = List.copyOf(rows);
    }

    /**
     * Reads a file, packed by gzip or not.
     *
     * @throws IOException with a sentence for the user, if it cannot be read or is something else
     */
    public static VectorFile read(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(unpacked(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            String header = lines.readLine();
            if (header == null || !header.startsWith(HEADER)) {
                throw new IOException("'" + file + "' is no vector file: its first line does not begin with " + HEADER);
            }
            long window = window(header, file);
            List<VectorRow> rows = new ArrayList<>();
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    rows.add(new VectorRow(number, List.of(line.split("\t"))));
                }
            }
            return new VectorFile(window, rows);
        }
    }

    private static InputStream unpacked(InputStream stream) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(stream);
        bytes.mark(2);
        int magic = bytes.read() << Byte.SIZE | bytes.read();
        bytes.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(bytes) : bytes;
    }

    private static long window(String header, Path file) throws IOException {
        for (String column : header.split("\t")) {
            if (column.startsWith(OFFSET)) {
                try {
                    return Long.parseUnsignedLong(column.substring(OFFSET.length()), 16);
                } catch (NumberFormatException e) {
                    throw new IOException("'" + file + "' has no hexadecimal number in '" + column + "'", e);
                }
            }
        }
        return 0;
    }
}
