package org.barreleye.machine.device;

import java.util.OptionalLong;
import org.barreleye.kpi.register.RegisterTable;
import org.barreleye.kpi.register.device.DmaRegister;
import org.barreleye.kpi.state.Shared;

/**
 * Copies memory by itself, one transfer at a time. It stands beside a core: it reaches what that core's address map
 * shows, and no registers; and of that what the unit in its path permits, if there is one. It interrupts when a
 * transfer is over, well or not. A transfer that the unit refuses, at its begin or when it is over, moves nothing.
 *
 * <p>It sees memory, and what caches that are kept coherent hold; a line that a core outside of all coherence modified
 * and has not cleaned is not in memory. A transfer takes the time of reading and writing its lines one after the other,
 * which wait for others on the links; the bytes move when it is over, all at once.
 */
public final class Dma implements Device {
    private static final int MESSAGE_LINE_BYTES = 64;

    // How much of a transfer takes its turn on the links at once: others' lines come between.
    private static final int BURST = 1_024;

    // What happens when a burst is over and another follows.
    private static final long CONTINUED = 0;

    @Shared // constant
    private final RegisterTable<DmaRegister> registers = RegisterTable.of(DmaRegister.class);
    private final Bus bus;
    private final int wiredTo;
    private final InterruptLine line;
    private final DmaPath memory;
    private long source;
    private long target;
    private long bytes;
    private long status = DmaRegister.IDLE;
    // What is to happen when the last burst is over, and how many bytes of those before are on their way.
    private long outcome;
    private long transferred;

    /**
     * An idle engine.
     *
     * @param wiredTo the core beside which it stands
     * @param line its interrupt line, on which an interrupt is a pulse
     * @param memory the memory that it reaches
     */
    Dma(Bus bus, int wiredTo, InterruptLine line, DmaPath memory) {
        this.bus = bus;
        this.wiredTo = wiredTo;
        this.line = line;
        this.memory = memory;
    }

    @Override
    public long load(int core, int register, long now) {
        return register == DmaRegister.STATUS.offset() ? status : 0;
    }

    @Override
    public void store(int core, int register, long value, long now) {
        if (status == DmaRegister.BUSY) {
            return; // a transfer that runs keeps its parameters
        }
        registers.at(register).ifPresent(written -> {
            switch (written) {
                case SOURCE -> source = value;
                case TARGET -> target = value;
                case BYTES -> bytes = value;
                case START -> start(now);
                case STATUS -> { } // is read only
            }
        });
    }

    private void start(long now) {
        status = DmaRegister.BUSY;
        transferred = 0;
        boolean legal = isLegal();
        outcome = legal && !bus.failsTransfer() ? DmaRegister.DONE : DmaRegister.FAILED;
        if (legal) {
            burst(now);
        } else {
            fail(now);
        }
    }

    private void burst(long now) {
        long end = Math.min(bytes, transferred + BURST);
        long time = now;
        for (long offset = transferred; offset < end; offset += MESSAGE_LINE_BYTES) {
            OptionalLong from = memory.translate(source + offset, false);
            OptionalLong to = memory.translate(target + offset, true);
            if (from.isEmpty() || to.isEmpty()) {
                isPermitted(); // is asked so that the refusal is noted
                fail(time);
                return;
            }
            time += bus.transferMessageLine(wiredTo, from.getAsLong(), false, time)
                    + bus.messageLineTransferTime(wiredTo, from.getAsLong());
            time += bus.transferMessageLine(wiredTo, to.getAsLong(), true, time)
                    + bus.messageLineTransferTime(wiredTo, to.getAsLong());
        }
        transferred = end;
        bus.post(time, wiredTo, end < bytes ? CONTINUED : outcome, bytes);
    }

    private void fail(long now) {
        bus.post(now, wiredTo, DmaRegister.FAILED, bytes);
    }

    private boolean isLegal() {
        return bytes > 0
                && bytes <= DmaRegister.MAX_BYTES
                && (source | target | bytes) % Long.BYTES == 0
                && (Long.compareUnsigned(source + bytes, target) <= 0
                || Long.compareUnsigned(target + bytes, source) <= 0)
                && isPermitted();
    }

    private boolean isPermitted() {
        return memory.permits(source, (int) bytes, false) && memory.permits(target, (int) bytes, true);
    }

    @Override
    public void onEvent(long now, int core, long subject, long moved) {
        if (subject == CONTINUED) {
            burst(now);
            return;
        }
        // The windows may have changed during the transfer.
        boolean isDone = subject == DmaRegister.DONE && isPermitted();
        if (isDone) {
            for (long word = 0; word < bytes; word += Long.BYTES) {
                memory.write(target + word, memory.read(source + word));
            }
        }
        status = isDone ? DmaRegister.DONE : DmaRegister.FAILED;
        line.set(now, true);
        line.set(now, false);
    }
}
