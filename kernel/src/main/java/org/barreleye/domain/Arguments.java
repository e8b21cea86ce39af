package org.barreleye.domain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.barreleye.domain.memory.AddressSpace;
import org.barreleye.domain.memory.Region;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.WellKnownSlots;

/**
 * The arguments and the environment of a program. In memory: a page with two lengths of four bytes each, in the byte
 * order of the core, and the two texts as UTF-8.
 *
 * @param text words, separated by blanks
 * @param environment words of the form key=value, separated by blanks
 */
public record Arguments(String text, String environment) {
    /** The size of the page. */
    public static final long BYTES = 4096;
    /** No arguments and an empty environment. */
    public static final Arguments NONE = new Arguments("", "");

    private static final int LENGTHS = 8;

    /** Returns whether they fit the page. */
    public boolean fits() {
        return LENGTHS + bytes(text).length + bytes(environment).length <= BYTES;
    }

    /** Writes them to a page. */
    public void writeTo(Window page) {
        byte[] first = bytes(text);
        byte[] second = bytes(environment);
        page.putInt(0, first.length);
        page.putInt(4, second.length);
        page.put(LENGTHS, first);
        page.put(LENGTHS + first.length, second);
    }

    /** The arguments of the domain of an address space, which is to have nothing mapped for that afterwards. */
    static Arguments read(AddressSpace addressSpace, Memory memory) {
        Outcome<Region> page = addressSpace.map(new FrameReference(WellKnownSlots.ARGUMENTS), AddressSpace.READ);
        if (!page.succeeded()) {
            return NONE;
        }
        Arguments arguments = readFrom(page.value().window(memory));
        addressSpace.unmap(page.value());
        return arguments;
    }

    /** Reads them from a page. */
    public static Arguments readFrom(Window page) {
        int first = page.getInt(0);
        int second = page.getInt(4);
        return new Arguments(new String(page.get(LENGTHS, first), StandardCharsets.UTF_8),
                new String(page.get(LENGTHS + first, second), StandardCharsets.UTF_8));
    }

    /** The arguments as a list of words. */
    public List<String> words() {
        return split(text);
    }

    /** The value of a key of the environment. */
    public Optional<String> variable(String key) {
        return split(environment).stream()
                .filter(word -> word.startsWith(key + "="))
                .map(word -> word.substring(key.length() + 1))
                .findFirst();
    }

    private static List<String> split(String text) {
        return text.isBlank() ? List.of() : Arrays.asList(text.strip().split("\\s+"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
