package org.barreleye.cpudriver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.RamCapability;
import org.barreleye.generated.kernel.WireForm;
import org.barreleye.generated.user.KernelBeginRevokeResult;
import org.barreleye.generated.user.KernelDeliverResult;
import org.barreleye.generated.user.KernelNextDroppedResult;
import org.barreleye.generated.user.KernelNextRevokeResult;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.TransferMode;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;

/**
 * The initial domain of a core in the place of its monitor: what it invokes on behalf of two other cores.
 *
 * @param syscalls the system calls of the domain
 */
record OtherCores(SystemCalls syscalls) {
    static final int ONE = 1;
    static final int TWO = 2;
    static final long PAGE = 4096;
    static final long NO_NUMBER = 0;
    static final CapabilityAddress A = new CapabilityAddress(32);
    static final CapabilityAddress B = new CapabilityAddress(33);
    static final CapabilityAddress C = new CapabilityAddress(34);
    static final CapabilityAddress D = new CapabilityAddress(35);
    static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    static final RamReference MEMORY = new RamReference(WellKnownSlots.MEMORY);
    static final KernelReference KERNEL = new KernelReference(WellKnownSlots.KERNEL);
    /** A page of the memory of core 1. */
    static final Capability REMOTE_PAGE = new RamCapability(
            Rights.ALL.bits(), new CanonicalAddress(1, 0x10_0000).packed(), PAGE);
    private static final CapabilityAddress SENT = new CapabilityAddress(36);

    /** A capability in the words in which CPU drivers describe it to each other. */
    record Words(long word0, long word1, long word2, long word3) {
        static Words of(Capability capability) {
            return new Words(WireForm.word(capability, 0), WireForm.word(capability, 1),
                    WireForm.word(capability, 2), WireForm.word(capability, 3));
        }

        static Words of(KernelDeliverResult result) {
            return new Words(result.word0(), result.word1(), result.word2(), result.word3());
        }

        static Words of(KernelNextDroppedResult result) {
            return new Words(result.word0(), result.word1(), result.word2(), result.word3());
        }

        static Words of(KernelBeginRevokeResult result) {
            return new Words(result.word0(), result.word1(), result.word2(), result.word3());
        }

        Capability capability() {
            return WireForm.read(word0, word1, word2, word3).value();
        }

        /** The same capability with other rights. */
        Words withRights(int rights) {
            return of(capability().withRights(rights));
        }
    }

    /** A drop that a home is to be told. */
    record Drop(Words words, int home, int count) {}

    /** Makes a page of this core's memory. */
    KernelError ram(int page, CapabilityAddress slot) {
        return ROOT.retype(syscalls, MEMORY, page * PAGE, Retype.RAM, PAGE, 1, slot).error();
    }

    /** Makes a frame of this core's memory. */
    KernelError frame(int page, CapabilityAddress slot) {
        return ROOT.retype(syscalls, MEMORY, page * PAGE, Retype.FRAME, PAGE, 1, slot).error();
    }

    /** Makes memory of several pages. */
    void pages(int count, CapabilityAddress slot) {
        assertThat(ROOT.retype(syscalls, MEMORY, 0, Retype.RAM, count * PAGE, 1, slot).error())
                .isEqualTo(KernelError.NONE);
    }

    KernelError retype(CapabilityAddress source, long offset, Retype.FromRam type, CapabilityAddress slot) {
        return ROOT.retype(syscalls, new RamReference(source), offset, type, PAGE, 1, slot).error();
    }

    /** Makes the first half of a page of RAM an object of its own. */
    void half(CapabilityAddress page, CapabilityAddress slot) {
        assertThat(ROOT.retype(syscalls, new RamReference(page), 0, Retype.RAM, PAGE / 2, 1, slot).error())
                .isEqualTo(KernelError.NONE);
    }

    KernelError copy(CapabilityAddress from, CapabilityAddress to) {
        return ROOT.copy(syscalls, from, to).error();
    }

    KernelError delete(CapabilityAddress slot) {
        return ROOT.delete(syscalls, slot).error();
    }

    KernelError revoke(CapabilityAddress slot) {
        return ROOT.revoke(syscalls, slot).error();
    }

    /** True if a slot holds a capability. */
    boolean isHeld(CapabilityAddress slot) {
        return ROOT.identify(syscalls, slot).succeeded();
    }

    // ---- Transfer

    Outcome<KernelDeliverResult> deliver(CapabilityAddress slot, int to, boolean move) {
        return KERNEL.deliver(syscalls, slot, to, move);
    }

    TransferMode modeOf(CapabilityAddress slot, int to, boolean move) {
        return TransferMode.of(deliver(slot, to, move).value().mode()).orElseThrow();
    }

    /** Sends a copy as a monitor does: it moves a copy that it has received from the sender. */
    Words send(CapabilityAddress slot, int to) {
        assertThat(copy(slot, SENT)).isEqualTo(KernelError.NONE);
        return Words.of(deliver(SENT, to, true).value());
    }

    KernelError accept(Words words, int from, TransferMode mode, CapabilityAddress slot) {
        return KERNEL.accept(syscalls, words.word0, words.word1, words.word2, words.word3, from, mode.ordinal(), slot)
                .error();
    }

    /** Receives a page of core 1. */
    void receive(TransferMode mode, CapabilityAddress slot) {
        assertThat(accept(Words.of(REMOTE_PAGE), ONE, mode, slot)).isEqualTo(KernelError.NONE);
    }

    KernelError grant(Words words, int from, int to) {
        return KERNEL.grant(syscalls, words.word0, words.word1, words.word2, words.word3, from, to).error();
    }

    void dropped(Words words, int from, int count) {
        assertThat(KERNEL.dropped(syscalls, words.word0, words.word1, words.word2, words.word3, from, count).error())
                .isEqualTo(KernelError.NONE);
    }

    /** The drops that are to be told, in their order; they are removed. */
    List<Drop> takeDrops() {
        List<Drop> drops = new ArrayList<>();
        Outcome<KernelNextDroppedResult> next = KERNEL.nextDropped(syscalls, 0);
        while (next.succeeded()) {
            int home = (int) next.value().home();
            drops.add(new Drop(Words.of(next.value()), home, (int) next.value().count()));
            KERNEL.removeDropped(syscalls, home);
            next = KERNEL.nextDropped(syscalls, 0);
        }
        assertThat(next.error()).isEqualTo(KernelError.NOTHING_PENDING);
        return drops;
    }

    // ---- Retype

    KernelError reserve(Words words, int from, long offset, ObjectType type, long count) {
        return KERNEL.reserve(syscalls, words.word0, words.word1, words.word2, words.word3, from, offset,
                type.number(), PAGE, count).error();
    }

    KernelError retypeReserved(Words words, ObjectType type, long count, CapabilityAddress slot) {
        return KERNEL.retypeReserved(syscalls, words.word0, words.word1, words.word2, words.word3, ONE,
                WellKnownSlots.ROOT, 0, type.number(), PAGE / 4, count, slot).error();
    }

    // ---- Revoke

    Outcome<KernelBeginRevokeResult> beginRevoke(CapabilityAddress slot) {
        return KERNEL.beginRevoke(syscalls, WellKnownSlots.ROOT, slot);
    }

    Outcome<Long> revokeFor(Words words, int from) {
        return KERNEL.revokeFor(syscalls, words.word0, words.word1, words.word2, words.word3, from)
                .map(result -> result.number());
    }

    /** Deletes for core 1, and returns the number of the revoke. */
    long destroy(Words words) {
        return destroy(words, ONE);
    }

    /** Deletes for a core, and returns the number of the revoke. */
    long destroy(Words words, int home) {
        return KERNEL.destroy(syscalls, words.word0, words.word1, words.word2, words.word3, home, false,
                CapabilityAddress.NULL, CapabilityAddress.NULL).value().number();
    }

    /** Deletes for core 1, and keeps a slot. */
    long destroyAllBut(CapabilityAddress slot, Words words) {
        return KERNEL.destroy(syscalls, words.word0, words.word1, words.word2, words.word3, ONE, true,
                WellKnownSlots.ROOT, slot).value().number();
    }

    KernelNextRevokeResult ready() {
        return KERNEL.nextRevoke(syscalls).value();
    }

    /** True if a revoke has finished its work on this core, and nothing has to be done on others. */
    boolean isDone(long number) {
        KernelNextRevokeResult ready = ready();
        assertThat(ready.number()).isEqualTo(number);
        return ready.done();
    }

    /** True if no revoke has to be continued or completed. */
    boolean nothingIsReady() {
        return KERNEL.nextRevoke(syscalls).error() == KernelError.NOTHING_PENDING;
    }

    /** The cores that are to be asked, in ascending order. */
    List<Integer> holders(long revoke) {
        List<Integer> holders = new ArrayList<>();
        var next = KERNEL.nextHolders(syscalls, revoke, 0);
        while (next.succeeded()) {
            for (int i = 0; i < Long.SIZE; i++) {
                if ((next.value().cores() & 1L << i) != 0) {
                    holders.add((int) next.value().first() + i);
                }
            }
            next = KERNEL.nextHolders(syscalls, revoke, next.value().first() + Long.SIZE);
        }
        return holders;
    }

    /** Goes on with a revoke; no core keeps a copy. */
    void goOn(long revoke) {
        KERNEL.continueRevoke(syscalls, revoke, false, 0);
    }

    /** Goes on with a revoke; a core keeps a copy. */
    void goOnKeeping(long revoke, int core) {
        KERNEL.continueRevoke(syscalls, revoke, true, core);
    }
}
