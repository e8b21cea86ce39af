package org.barreleye.cpudriver.mailbox;

import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.device.Mailbox;

/**
 * The registers of the mailbox, as a core sees them.
 *
 * @param base packed canonical address of the first register
 * @param vector the interrupt vector of the mailbox
 */
public record MailboxRegisters(long base, int vector) {
    // The device exchanges numbers, so the byte order does not matter.
    private static final Endianness ANY = Endianness.LITTLE;

    /** Selects the receiving core, and returns the number of words that there is room for. */
    int selectReceiver(Core core, int receiver) {
        store(core, Mailbox.TO, receiver);
        return (int) load(core, Mailbox.ROOM);
    }

    /** Adds a word, but not the last one, to the message. */
    void add(Core core, long word) {
        store(core, Mailbox.ADD, word);
    }

    /** Adds the last word and sends the message. */
    void send(Core core, long word) {
        store(core, Mailbox.SEND, word);
    }

    /** Selects the sending core, and returns the number of its words that wait. */
    int selectSender(Core core, int sender) {
        store(core, Mailbox.FROM, sender);
        return (int) load(core, Mailbox.WAITING);
    }

    /** Receives the next word. */
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
