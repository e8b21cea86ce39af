package org.barreleye.machine.description;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The machines that come with the module: machine files, and {@code smp-N}, which is generated. */
public final class Presets {
    private static final Pattern SMP = Pattern.compile("smp-([1-9]\\d{0,3})");

    // Accepted for one version.
    private static final String TWO_X86_BEFORE = "duo";
    private static final String X86_POWER32_BEFORE = "duet";

    private Presets() {}

    /** The names of the machine files, in alphabetical order, without {@code smp-N}. */
    public static List<String> names() {
        return List.of(
                "amd-2x2", "amd-4x4", "amd-8x4", "big-little", "demo", "hot-plug", "intel-2x4", "ivy-bridge-2x10",
                "odroid-c4", "omap-4460", "scc-48", "semperos-noc", "two-x86", "x86-power32");
    }

    /** The present name of a preset, if a name is its former one. */
    public static Optional<String> renamed(String name) {
        return switch (name) {
            case TWO_X86_BEFORE -> Optional.of("two-x86");
            case X86_POWER32_BEFORE -> Optional.of("x86-power32");
            default -> Optional.empty();
        };
    }

    /**
     * The machine of a name.
     *
     * @param name one of {@link #names()}, {@code smp-1} to {@code smp-1024}, or a former name
     * @throws IllegalArgumentException if there is none; lists the names
     */
    public static MachineDescription named(String name) {
        Matcher smp = SMP.matcher(name);
        if (smp.matches()) {
            return SmpMachine.of(Integer.parseInt(smp.group(1)));
        }
        Optional<String> renamed = renamed(name);
        if (renamed.isPresent()) {
            return named(renamed.get());
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

    /** Two cores that differ in instruction set, word size, byte order and clock. */
    public static MachineDescription x86Power32() {
        return named("x86-power32");
    }
}
