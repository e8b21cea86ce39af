package org.barreleye.cpudriver.mailbox;

import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.device.Mailbox;

/**
 * Where a core reaches the mailbox.
 *
 * @param base packed canonical address of the first register
 * @param vector of its interrupts
 */
public record MailboxRegisters(long base, int vector) {
    // A register is a number, so the order of bytes does not matter to it.
    private static final Endianness ANY = Endianness.LITTLE;

    /** Sends what follows to a core, and says how many words there is room for. */
    int selectReceiver(Core core, int receiver) {
        store(core, Mailbox.TO, receiver);
        return (int) load(core, Mailbox.ROOM);
    }

    /** Sends a word that others follow. */
    void add(Core core, long word) {
        store(core, Mailbox.ADD, word);
    }

    /** Sends the last word of a message. */
    void send(Core core, long word) {
        store(core, Mailbox.SEND, word);
    }

    /** Receives from a core, and says how many of its words wait. */
    int selectSender(Core core, int sender) {
        store(core, Mailbox.FROM, sender);
        return (int) load(core, Mailbox.WAITING);
    }

    /** The next word that waits. */
    long receive(Core core) {
        return load(core, Mailbox.RECEIVE);
    }

    private void store(Core core, int register, long value) {
        core.store(base + register, Long.BYTES, value, ANY);
    }

    private long load(Core core, int register) {
        return core.load(base + register, Long.BYTES, ANY);
    }
}
