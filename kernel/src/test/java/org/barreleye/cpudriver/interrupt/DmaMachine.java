package org.barreleye.cpudriver.interrupt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MachineFile;
import org.barreleye.machine.description.Presets;

/** The preset demo, whose DMA engine interrupts another core. */
public final class DmaMachine {
    /** The interrupt vector of the engine, on the core that it interrupts. */
    public static final int VECTOR = 34;

    private static final String WIRED = "{name: dma0, kind: dma, space: 3, offset: 0x2000, interrupts: 32,";
    private static final String LARGE = "    megahertz: 2000\n";

    private DmaMachine() {}

    /** The machine with an engine that interrupts a core. */
    public static MachineDescription interrupting(int core) {
        return MachineFile.parse("demo.yaml", text(core));
    }

    /** The same machine without the core that can be reached through the mailbox only, which needs interrupts. */
    public static MachineDescription withoutMailbox() {
        return MachineFile.parse("demo.yaml", replace(text(0), "cores: [32],", "cores: [32], powered-off: [32],"));
    }

    /** The machine with an engine that interrupts the boot core, which has no MMU. */
    public static MachineDescription withoutMmu() {
        return MachineFile.parse("demo.yaml", replace(text(0), LARGE, LARGE + "    mmu: none\n"));
    }

    /** The machine without units between devices and memory. */
    public static MachineDescription withoutProtection() {
        String text = text(0);
        int from = text.indexOf("dma-protection:");
        return MachineFile.parse("demo.yaml", text.substring(0, from) + text.substring(text.indexOf("wire:")));
    }

    private static String text(int core) {
        try (InputStream file = Presets.class.getResourceAsStream("demo.yaml")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return replace(text, WIRED, WIRED.replace("interrupts: 32", "interrupts: " + core));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String replace(String text, String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalStateException("the preset demo has changed: it does not contain " + from);
        }
        return text.replace(from, to);
    }
}
