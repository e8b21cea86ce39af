package org.barreleye.boot;

import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.description.Presets;

/** Machines whose cores are all of one kind, also of kinds that no preset has. */
public final class CoreKind {
    private static final int LONG_WORD = 64;
    private static final int WORD = 32;

    private CoreKind() {}

    /** The machine of a name, with cores of the kind that has an MMU or none. */
    public static MachineDescription of(MmuKind kind, String preset) {
        MachineDescription machine = Presets.named(preset);
        return new MachineDescription(machine.name(), machine.about(),
                machine.cores().stream().map(core -> core(kind, core)).toList(), machine.nodes(), machine.domains(),
                machine.links(), machine.memory(), machine.devices(), machine.wiring(), machine.memoryModel(),
                machine.lineBytes(), machine.startSkew(), machine.wire(), machine.faults());
    }

    private static CoreDescription core(MmuKind kind, CoreDescription core) {
        boolean isLong = kind != MmuKind.NONE && kind.fits(LONG_WORD);
        return new CoreDescription(core.id(), isa(kind), isLong ? LONG_WORD : WORD,
                kind == MmuKind.NONE ? Endianness.BIG : Endianness.LITTLE, core.megahertz(), core.costs(), kind,
                core.timer(), core.initialState(), core.caches(), core.storeBuffer(), core.map());
    }

    private static String isa(MmuKind kind) {
        return switch (kind) {
            case X86_64 -> "x86-64";
            case X86_32 -> "x86-32";
            case ARMV7 -> "armv7";
            case AARCH64 -> "aarch64";
            case SV39 -> "riscv64";
            case NONE -> "power32";
        };
    }
}
