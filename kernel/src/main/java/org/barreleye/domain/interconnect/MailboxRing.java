package org.barreleye.domain.interconnect;

import org.barreleye.generated.user.MailboxReference;
import org.barreleye.kpi.channel.LineStorage;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Endianness;

/**
 * The outgoing ring of a mailbox channel. A line is written into memory of this core, and the CPU driver sends it to
 * the incoming ring of the other end, which is a {@link FrameRing}.
 */
public final class MailboxRing implements LineStorage, Copyable {
    private static final int WORD = Long.BYTES;

    private final SystemCalls syscalls;
    private final FrameRing ring;
    private final MailboxReference mailbox;

    /**
     * Creates the outgoing ring of a channel.
     *
     * @param ring the ring in memory of this core
     * @param mailbox the capability of this end of the channel
     */
    public MailboxRing(SystemCalls syscalls, FrameRing ring, CapabilityAddress mailbox) {
        this.syscalls = syscalls;
        this.ring = ring;
        this.mailbox = new MailboxReference(mailbox);
    }

    @Override
    public int lines() {
        return ring.lines();
    }

    @Override
    public void publish(int line, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long header) {
        write(line, w0, w1, w2, w3, w4, w5, w6, header);
        send(line);
    }

    /** Writes a line, which is not sent. */
    void write(int line, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long header) {
        Memory memory = syscalls.memory();
        long address = ring.address(line);
        store(memory, address, w0);
        store(memory, address + WORD, w1);
        store(memory, address + 2 * WORD, w2);
        store(memory, address + 3 * WORD, w3);
        store(memory, address + 4 * WORD, w4);
        store(memory, address + 5 * WORD, w5);
        store(memory, address + 6 * WORD, w6);
        store(memory, address + 7 * WORD, header);
    }

    /** Sends a line as it is now. */
    void send(int line) {
        // Refused only if the monitor has closed this end; its notification to the binding is under way.
        mailbox.send(syscalls, ring.place(line));
    }

    private static void store(Memory memory, long address, long word) {
        memory.store(address, WORD, word, Endianness.LITTLE);
    }

    @Override
    public long header(int line) {
        throw new KernelBug("an outgoing ring is not read by its sender");
    }

    @Override
    public long word(int line, int index) {
        throw new KernelBug("an outgoing ring is not read by its sender");
    }
}
