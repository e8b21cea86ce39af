package org.barreleye.compiler.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.compiler.output.RecordedUnit.RecordedFile;

/**
 * The file of a record: a line for its format, for each unit a line with the digest and one for each file (checksum,
 * length and path), a line for each run, and a checksum of all that. A file that is damaged, or cut off, or of another
 * format counts as the memory of no run.
 *
 * @param file its place, beside the manifest; there is no file if the record is empty
 */
record OutputRecordFile(Path file) {
    private static final String FORMAT = "output-record 1";
    private static final String UNIT = "unit ";
    private static final String RUN = "run ";
    private static final String END = "end ";
    private static final int CHECKSUM_DIGITS = 16;
    private static final int END_LENGTH = END.length() + CHECKSUM_DIGITS + 1;

    /** The record that belongs to a manifest. */
    static OutputRecordFile beside(Path manifest) {
        return new OutputRecordFile(manifest.resolveSibling(manifest.getFileName() + ".record"));
    }

    /** Reads the record. */
    OutputRecord read() throws IOException {
        if (!Files.exists(file)) {
            return OutputRecord.EMPTY;
        }
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length - END_LENGTH;
        if (end < 0 || !Arrays.equals(bytes, end, bytes.length, end(bytes, end), 0, END_LENGTH)) {
            return OutputRecord.EMPTY;
        }
        try {
            return parsed(new String(bytes, 0, end, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return OutputRecord.EMPTY;
        }
    }

    /** Writes the record, unless the file holds it already. */
    void write(OutputRecord record) throws IOException {
        if (record.units().isEmpty()) {
            Files.deleteIfExists(file);
        } else if (!holds(record)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, bytes(record));
        }
    }

    /** Returns whether the file is what writing the record would make it. */
    boolean holds(OutputRecord record) throws IOException {
        return record.units().isEmpty() ? !Files.exists(file)
                : Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes(record));
    }

    private static OutputRecord parsed(String text) {
        SortedMap<String, RecordedUnit> units = new TreeMap<>();
        SortedMap<String, List<String>> runs = new TreeMap<>();
        String digest = "";
        List<RecordedFile> files = new ArrayList<>();
        int next = line(text, 0);
        if (!text.substring(0, next).equals(FORMAT)) {
            throw new IllegalArgumentException("another format");
        }
        for (int begin = next + 1; begin < text.length(); begin = next + 1) {
            next = line(text, begin);
            if (text.startsWith(UNIT, begin) || text.startsWith(RUN, begin)) {
                put(units, digest, files);
                files.clear();
                digest = "";
            }
            if (text.startsWith(UNIT, begin)) {
                digest = text.substring(begin + UNIT.length(), next);
            } else if (text.startsWith(RUN, begin)) {
                String[] digests = text.substring(begin + RUN.length(), next).split(" ");
                runs.put(digests[0], List.of(digests).subList(1, digests.length));
            } else {
                files.add(file(text.substring(begin, next)));
            }
        }
        put(units, digest, files);
        return new OutputRecord(units, runs);
    }

    private static int line(String text, int begin) {
        int end = text.indexOf('\n', begin);
        if (end < 0) {
            throw new IllegalArgumentException("a line without end");
        }
        return end;
    }

    private static void put(SortedMap<String, RecordedUnit> units, String digest, List<RecordedFile> files) {
        if (!digest.isEmpty()) {
            units.put(digest, new RecordedUnit(digest, files));
        } else if (!files.isEmpty()) {
            throw new IllegalArgumentException("a file of no unit");
        }
    }

    private static RecordedFile file(String line) {
        int second = line.indexOf(' ') + 1;
        int third = line.indexOf(' ', second) + 1;
        if (second == 0 || third == 0) {
            throw new IllegalArgumentException("'" + line + "' is not about a file");
        }
        return new RecordedFile(OutputPath.checked(line.substring(third)),
                Integer.parseInt(line.substring(second, third - 1)),
                Long.parseUnsignedLong(line.substring(0, second - 1), 16));
    }

    private static byte[] bytes(OutputRecord record) {
        StringBuilder text = new StringBuilder(FORMAT).append('\n');
        record.units().values().forEach(unit -> {
            text.append(UNIT).append(unit.digest()).append('\n');
            unit.files().forEach(file -> text.append(Long.toHexString(file.checksum())).append(' ')
                    .append(file.length()).append(' ').append(file.path()).append('\n'));
        });
        record.runs().forEach((digest, units) -> text.append(RUN).append(digest).append(' ')
                .append(String.join(" ", units)).append('\n'));
        byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(content, content.length + END_LENGTH);
        System.arraycopy(end(content, content.length), 0, all, content.length, END_LENGTH);
        return all;
    }

    private static byte[] end(byte[] content, int length) {
        return String.format(Locale.ROOT, "%s%0" + CHECKSUM_DIGITS + "x\n", END,
                ContentChecksum.of(content, length)).getBytes(StandardCharsets.UTF_8);
    }
}
