package org.barreleye.cpudriver.mailbox;

import java.util.OptionalLong;
import org.barreleye.kpi.register.device.MailboxRegister;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;

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
        store(core, MailboxRegister.TO, receiver);
        return (int) load(core, MailboxRegister.ROOM);
    }

    /** Adds a word, but not the last one, to the message. */
    void add(Core core, long word) {
        store(core, MailboxRegister.ADD, word);
    }

    /** Adds the last word and sends the message. */
    void send(Core core, long word) {
        store(core, MailboxRegister.SEND, word);
    }

    /** Returns the number of the first core whose words wait here; empty if none do. */
    OptionalLong firstSender(Core core) {
        long sender = load(core, MailboxRegister.FROM);
        return sender == MailboxRegister.NO_CORE ? OptionalLong.empty() : OptionalLong.of(sender);
    }

    /** Selects the sending core, and returns the number of its words that wait. */
    int selectSender(Core core, int sender) {
        store(core, MailboxRegister.FROM, sender);
        return (int) load(core, MailboxRegister.WAITING);
    }

    /** Receives the next word. */
    long receive(Core core) {
        return load(core, MailboxRegister.RECEIVE);
    }

    private void store(Core core, MailboxRegister register, long value) {
        core.store(base + register.offset(), register.bits() / Byte.SIZE, value, ANY);
    }

    private long load(Core core, MailboxRegister register) {
        return core.load(base + register.offset(), register.bits() / Byte.SIZE, ANY);
    }
}
