package org.barreleye.machine.description;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Machines to start from: files that come with the module, and {@code smp-N}, which is made to measure. */
public final class Presets {
    private static final Pattern SMP = Pattern.compile("smp-([1-9]\\d{0,3})");

    private Presets() {}

    /** The names of the files, in alphabetical order; beside them there is {@code smp-N}. */
    public static List<String> names() {
        return List.of(
                "amd-2x2", "amd-4x4", "amd-8x4", "big-little", "demo", "intel-2x4", "omap-4460", "scc-48", "two-x86",
                "x86-power32");
    }

    /**
     * The machine of a name.
     *
     * @param name one of {@link #names()}, or {@code smp-1} to {@code smp-1024}
     * @throws IllegalArgumentException if there is none; says which there are
     */
    public static MachineDescription named(String name) {
        Matcher smp = SMP.matcher(name);
        if (smp.matches()) {
            return SmpMachine.of(Integer.parseInt(smp.group(1)));
        }
        if (!names().contains(name)) {
            throw new IllegalArgumentException("no machine is named '" + name + "'; there are " + String.join(", ",
                    names())
                    + " and smp-1 to smp-1024");
        }
        return MachineFile.parse(name + ".yaml", text(name));
    }

    /** The file of a preset. */
    static String text(String name) {
        try (InputStream file = Presets.class.getResourceAsStream(name + ".yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Two cores that differ in all that a core can differ in. */
    public static MachineDescription x86Power32() {
        return named("x86-power32");
    }
}
