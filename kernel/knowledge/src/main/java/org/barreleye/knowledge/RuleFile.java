package org.barreleye.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of rules.
 *
 * @param name its name, as proofs print it
 * @param text its text
 */
public record RuleFile(String name, String text) {
    /** Returns the files of the policies of the system. */
    public static List<RuleFile> policies() {
        return Stream.of("facts.pl", "machine.pl", "drivers.pl", "placement.pl", "multicast.pl", "interrupts.pl",
                "memory.pl").map(RuleFile::resource).toList();
    }

    /** Reads a file that stands beside this class. */
    static RuleFile resource(String name) {
        try (InputStream stream = RuleFile.class.getResourceAsStream(name)) {
            return new RuleFile(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
