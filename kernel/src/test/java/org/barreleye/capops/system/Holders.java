package org.barreleye.capops.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.boot.BootResult;
import org.barreleye.capops.interfaces.holder.HolderBinding;
import org.barreleye.capops.interfaces.holder.HolderClient;
import org.barreleye.capops.interfaces.holder.HolderHandler;
import org.barreleye.capops.interfaces.holder.HolderInterface;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.generated.user.memory.AllocateResult;
import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.memory.MemoryHandler;
import org.barreleye.generated.user.memory.MemoryInterface;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Rights;

/** The main program of a test, on core 0, and the programs on other cores that hold capabilities for it. */
final class Holders {
    static final long PAGE = Holder.PAGE;
    private static final long SETTLING = 2_000_000;
    private static final long ANY_NODE = 0xffff_ffffL;

    private final Domain domain;
    private final SortedMap<Integer, Long> processes = new TreeMap<>();
    private final SortedMap<Integer, HolderBinding> bindings = new TreeMap<>();
    private final MemoryClient memory;

    private Holders(Domain domain) throws CallFailed {
        this.domain = domain;
        memory = memory(domain);
    }

    /** The lines of a test. */
    @FunctionalInterface
    interface Lines {
        void run(Holders holders) throws CallFailed;
    }

    /** Boots a machine and runs lines on core 0; what they assert fails the test. */
    static void on(String machine, Lines lines) {
        on(BootResult.on(machine), lines);
    }

    /** Boots a machine and runs lines on core 0; what they assert fails the test. */
    static void on(BootResult.BootBuilder machine, Lines lines) {
        BootResult booted = machine.controlling().with(new HolderServer())
                .run(domain -> lines.run(new Holders(domain)));
        assertThat(booted.console()).as("nothing has failed").noneMatch(line -> line.contains("failed"));
        assertThat(booted.status()).as("%s", booted.console()).hasValue(0);
    }

    static MemoryClient memory(Domain domain) throws CallFailed {
        return MemoryInterface.client(
                domain.connect("memory", channel -> MemoryInterface.connect(channel, new MemoryHandler() {})),
                domain.events());
    }

    Domain domain() {
        return domain;
    }

    MemoryClient memory() {
        return memory;
    }

    /** The cores that are on, but this one. */
    List<Integer> otherCores() throws CallFailed {
        List<Integer> cores = new ArrayList<>();
        for (CoreRecord core : domain.cores()) {
            if (core.isOn() && core.core() != 0) {
                cores.add(core.core());
            }
        }
        return cores;
    }

    /** Starts the holders of cores. */
    void start(int... cores) throws CallFailed {
        for (int core : cores) {
            binding(core);
        }
    }

    /** The holder of a core, which is started when it is first used. */
    HolderBinding binding(int core) throws CallFailed {
        if (!bindings.containsKey(core)) {
            processes.put(core, domain.spawn(core, HolderServer.NAME, Integer.toString(core)));
            bindings.put(core, domain.connect(HolderServer.nameOn(core),
                    channel -> HolderInterface.connect(channel, new HolderHandler() {})));
        }
        return bindings.get(core);
    }

    /** The process of the holder of a core. */
    long process(int core) {
        return processes.get(core);
    }

    /** Forgets the holder of a core, which has ended with it. */
    void forget(int core) {
        processes.remove(core);
        bindings.remove(core);
    }

    HolderClient at(int core) throws CallFailed {
        return HolderInterface.client(binding(core), domain.events());
    }

    /** Ends the holder of a core. */
    void kill(int core) throws CallFailed {
        assertThat(domain.processes().kill(processes.remove(core)).failed()).isFalse();
        bindings.remove(core);
    }

    /** Allocates memory of the memory service, which runs on core 0. */
    RamReference allocate(long bytes) throws CallFailed {
        AllocateResult result = memory.allocate(bytes, PAGE, ANY_NODE, 0, 0);
        assertThat(result.err()).isEqualTo(ErrorCode.NONE);
        return new RamReference(result.memory().address());
    }

    /** The free memory of the memory service, in bytes. */
    long free() throws CallFailed {
        settle();
        long free = 0;
        var next = memory.available(0);
        for (int node = 1; !next.err().failed(); node++) {
            free += next.free();
            next = memory.available(node);
        }
        return free;
    }

    /** Makes a frame of a page. */
    FrameReference frame(RamReference page) {
        return domain.createFrame(page, PAGE).value();
    }

    /** Makes the second page of memory an object of its own. */
    RamReference part(RamReference memory) {
        CapabilityAddress slot = domain.slots().take();
        assertThat(domain.retype(memory, PAGE, Retype.RAM, PAGE, 1, slot).error()).isEqualTo(KernelError.NONE);
        return new RamReference(slot);
    }

    CapabilityReference copy(CapabilityReference capability) {
        return mint(capability, Rights.ALL.bits());
    }

    CapabilityReference mint(CapabilityReference capability, int rights) {
        CapabilityAddress slot = domain.slots().take();
        assertThat(WellKnown.ROOT.mint(domain.syscalls(), capability.address(), new Rights(rights), slot).error())
                .isEqualTo(KernelError.NONE);
        return CapabilityReference.at(slot);
    }

    boolean isHeld(CapabilityReference capability) {
        return domain.slots().identify(capability).isPresent();
    }

    KernelError revoke(CapabilityReference capability) {
        return domain.revoke(capability).error();
    }

    /** Revokes with the kernel of this core alone, which refuses that while other cores have something. */
    KernelError revokeHere(CapabilityReference capability) {
        return WellKnown.ROOT.revoke(domain.syscalls(), capability.address()).error();
    }

    /** Waits until the monitors have done what follows from earlier operations. */
    void settle() {
        pause(SETTLING);
    }

    /** Lets time pass, in nanoseconds. */
    void pause(long nanoseconds) {
        long end = domain.syscalls().now() + nanoseconds;
        while (domain.syscalls().now() < end) {
            domain.events().pause(end);
        }
    }

    /** Checks that a call has succeeded. */
    static void ok(ErrorCode error) {
        assertThat(error).isEqualTo(ErrorCode.NONE);
    }
}
