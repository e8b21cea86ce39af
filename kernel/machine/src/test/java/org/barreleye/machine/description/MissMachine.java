package org.barreleye.machine.description;

/** Presets whose cores have other numbers of misses on their way. */
public final class MissMachine {
    private MissMachine() {}

    /** The preset of a name with these misses. */
    public static MachineDescription of(String preset, MissDescription misses) {
        MachineDescription machine = Presets.named(preset);
        return new MachineDescription(machine.name(), machine.about(),
                machine.cores().stream().map(core -> core(core, misses)).toList(), machine.nodes(), machine.domains(),
                machine.links(), machine.memory(), machine.devices(), machine.wiring(), machine.memoryModel(),
                machine.lineBytes(), machine.startSkew(), machine.wire(), machine.faults());
    }

    private static CoreDescription core(CoreDescription core, MissDescription misses) {
        return new CoreDescription(core.id(), core.isa(), core.wordBits(), core.endianness(), core.megahertz(),
                core.costs(), core.mmu(), core.tlb(), core.timer(), core.initialState(), core.caches(),
                core.storeBuffer(), misses, core.map());
    }
}
