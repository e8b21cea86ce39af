package org.barreleye.benchmarks.compiler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Interfaces to compile: each of seven messages with comments, an enumeration, a structure, a string, a buffer and
 * capabilities, which become twenty files.
 */
public final class InterfaceFiles {
    private static final String TEXT = """
            /** Keeps the goods of store %1$d and tells what is there. */
            interface store%1$03d "Store %1$d" {
                /** The state of an order. */
                typedef enum { open, sent, lost } state;

                /** One order: what and how much. */
                typedef struct { uint64 number; uint32 amount; } order;

                /** Tells that an order has another state. */
                message moved(uint64 number, state now);

                /** Hands over a piece of data. */
                message data(uint8 bytes[content, 4096]);

                /** Hands over a capability. */
                message gift(give_away_cap frame);

                /** Tells a remark about nothing in particular. */
                message remark(String text[256]);

                /** Says that there is nothing more. */
                message finished();

                /** Places an order. */
                rpc place(in order wanted, out uint32 shelf, out errval err);

                /** Asks for the memory of a shelf. */
                rpc shelf(in uint16 which, out cap frame, out uint32 size);
            };
            """;

    private InterfaceFiles() {}

    /** Writes interfaces into a folder; the arguments are the folder and their number. */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }

    /** Writes interfaces into a folder and returns their files. */
    static List<Path> write(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path file = folder.resolve(String.format(Locale.ROOT, "store%03d.if", i));
            files.add(Files.writeString(file, String.format(Locale.ROOT, TEXT, i)));
        }
        return files;
    }
}
