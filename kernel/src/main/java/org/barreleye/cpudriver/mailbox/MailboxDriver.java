package org.barreleye.cpudriver.mailbox;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;

/**
 * The driver of a core's mailbox. A message has nine words: one with the numbers of a channel and of a line, and the
 * eight words of the line. A line for which the device has no room stays pending in its ring until the device
 * interrupts because it has room, so the driver loses no line and needs no queue.
 */
public final class MailboxDriver implements Copyable {
    /** The exclusive upper bound of channel numbers. */
    public static final long CHANNEL_NUMBER_LIMIT = 1L << 56;

    private static final int LINE_BITS = 7;
    private static final int WORDS_OF_LINE = MailboxChannel.LINE_BYTES / Long.BYTES;
    private static final int WORDS_OF_MESSAGE = 1 + WORDS_OF_LINE;

    private final Optional<MailboxRegisters> registers;
    private final SortedMap<Long, MailboxChannel> channels;

    /** Creates a driver without channels. */
    public MailboxDriver(Optional<MailboxRegisters> registers) {
        this.registers = registers;
        channels = new TreeMap<>();
    }

    /** Returns whether the core has a mailbox. */
    public boolean isPresent() {
        return registers.isPresent();
    }

    /** Returns whether an interrupt vector is that of the mailbox. */
    public boolean handlesInterrupt(int vector) {
        return registers.isPresent() && registers.get().vector() == vector;
    }

    /** Returns whether there is an open channel with this number. */
    public boolean hasChannel(long number) {
        return channels.containsKey(number);
    }

    /** Opens a channel. */
    public void open(MailboxChannel channel) {
        channels.put(channel.number(), channel);
    }

    /** Removes a channel whose last capability was deleted. */
    public void remove(long number) {
        channels.remove(number);
    }

    /** Sends a line of a channel's outgoing ring, now or when the device has room. */
    public void send(Core core, long number, int line) {
        MailboxChannel channel = channels.get(number);
        channel.markPending(line);
        flush(core, channel);
    }

    /** Sends a close notification to the other end of a channel, after all pending lines. */
    public void close(Core core, long number) {
        MailboxChannel channel = channels.get(number);
        channel.requestClose();
        flush(core, channel);
    }

    /**
     * Receives and discards what was sent to this core before it was started again, of which no channel is open any
     * more. Otherwise a sender that finds no room would wait for ever.
     */
    public void discardArrived(Core core) {
        OptionalLong sender = registers.isPresent() ? registers.get().firstSender(core) : OptionalLong.empty();
        while (sender.isPresent() && receive(core, (int) sender.getAsLong(), none -> { }) > 0) {
            sender = registers.get().firstSender(core);
        }
    }

    /**
     * Handles an interrupt of the mailbox: receives the words that have arrived and sends pending lines.
     *
     * @param onLineWritten is called with the address of each line of memory that was written
     */
    public void onInterrupt(Core core, LongConsumer onLineWritten) {
        for (MailboxChannel channel : channels.values()) {
            receive(core, channel.remoteCore(), onLineWritten);
        }
        for (MailboxChannel channel : channels.values()) {
            flush(core, channel);
        }
    }

    private void flush(Core core, MailboxChannel channel) {
        if (!channel.hasPending()) {
            return;
        }
        MailboxRegisters mailbox = registers.orElseThrow();
        int room = mailbox.selectReceiver(core, channel.remoteCore());
        while (channel.hasPending() && room >= WORDS_OF_MESSAGE) {
            int line = channel.takeNextLine();
            mailbox.add(core, channel.number() << LINE_BITS | line);
            for (int word = 0; word < WORDS_OF_LINE; word++) {
                long value = line == MailboxChannel.CLOSE
                        ? 0
                        : core.load(channel.outgoingLine(line) + (long) word * Long.BYTES, Long.BYTES,
                        Endianness.LITTLE);
                if (word < WORDS_OF_LINE - 1) {
                    mailbox.add(core, value);
                } else {
                    mailbox.send(core, value);
                }
            }
            room -= WORDS_OF_MESSAGE;
        }
    }

    /** Receives the messages of a core that have arrived whole; returns how many. */
    private int receive(Core core, int sender, LongConsumer onLineWritten) {
        MailboxRegisters mailbox = registers.orElseThrow();
        int messages = mailbox.selectSender(core, sender) / WORDS_OF_MESSAGE;
        for (int message = 0; message < messages; message++) {
            receiveMessage(core, mailbox, onLineWritten);
        }
        return messages;
    }

    private void receiveMessage(Core core, MailboxRegisters mailbox, LongConsumer onLineWritten) {
        long first = mailbox.receive(core);
        // The channel is absent if it was closed here; the other end may not know yet.
        Optional<MailboxChannel> channel = Optional.ofNullable(channels.get(first >>> LINE_BITS));
        int line = (int) first & (1 << LINE_BITS) - 1;
        for (int word = 0; word < WORDS_OF_LINE; word++) {
            long value = mailbox.receive(core);
            if (channel.isPresent() && line < MailboxChannel.CLOSE) {
                core.store(channel.get().incomingLine(line) + (long) word * Long.BYTES, Long.BYTES, value,
                        Endianness.LITTLE);
            }
        }
        if (channel.isPresent() && line < MailboxChannel.CLOSE) {
            onLineWritten.accept(channel.get().incomingLine(line));
        } else {
            channel.ifPresent(MailboxChannel::onRemoteClosed);
        }
    }
}
