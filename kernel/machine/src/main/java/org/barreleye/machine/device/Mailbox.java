package org.barreleye.machine.device;

import org.barreleye.kpi.register.RegisterTable;
import org.barreleye.kpi.register.device.MailboxRegister;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;

/**
 * Words of 64 bits from core to core where no memory is shared. Every ordered pair of cores has a channel of its own:
 * words arrive in the order in which they were sent, after the latency of a signal, and interrupt the receiver with the
 * mailbox's vector.
 *
 * <p>A channel takes {@link #CAPACITY} words, counted from the moment they are sent until they are received; it refuses
 * a word that finds no room. Who has seen that there was less than half of it left, or had a word refused, is
 * interrupted with the same vector when more than half of it is free again. Words for a core that is off wait for it;
 * their interrupts are lost.
 */
public final class Mailbox implements Device {
    /** The capacity of a channel in words. */
    public static final int CAPACITY = 64;

    // Added to the sender in the subject of a word without an interrupt.
    private static final long WITHOUT_INTERRUPT = 1L << 32;

    @Shared // constant
    private final RegisterTable<MailboxRegister> registers = RegisterTable.of(MailboxRegister.class);
    private final Bus bus;
    private final int vector;
    // By receiver, then by sender; null where nothing was sent yet.
    private final Channel[][] channels;
    // By core: what it chose, and how its last word fared.
    private final int[] receiverOf;
    private final int[] senderOf;
    private final boolean[] accepted;

    /**
     * A mailbox in which nothing waits.
     *
     * @param vector 0 .. 255
     */
    public Mailbox(Bus bus, int vector) {
        this.bus = bus;
        this.vector = vector;
        channels = new Channel[bus.cores()][];
        receiverOf = new int[bus.cores()];
        senderOf = new int[bus.cores()];
        accepted = new boolean[bus.cores()];
    }

    @Override
    public long load(int core, int register, long now) {
        return registers.at(register).map(read -> load(core, read, now)).orElse(0L);
    }

    private long load(int core, MailboxRegister register, long now) {
        return switch (register) {
            case ACCEPTED -> accepted[core] ? 1 : 0;
            case ROOM -> receiverOf[core] < 0 ? 0 : channel(receiverOf[core], core).checkRoom();
            case FROM -> firstSender(core);
            case WAITING -> senderOf[core] < 0 ? 0 : channel(core, senderOf[core]).arrived;
            case RECEIVE -> senderOf[core] < 0 ? 0 : receive(core, senderOf[core], now);
            case TO, SEND, ADD -> 0;
        };
    }

    @Override
    public void store(int core, int register, long value, long now) {
        registers.at(register).ifPresent(written -> {
            switch (written) {
                case TO -> receiverOf[core] = bus.indexOf(value);
                case FROM -> senderOf[core] = bus.indexOf(value);
                case SEND -> send(core, value, now, true);
                case ADD -> send(core, value, now, false);
                case ACCEPTED, ROOM, WAITING, RECEIVE -> { } // are read only
            }
        });
    }

    private void send(int sender, long word, long now, boolean interrupt) {
        int receiver = receiverOf[sender];
        accepted[sender] = receiver >= 0 && channel(receiver, sender).checkRoom() > 0;
        if (accepted[sender]) {
            Channel channel = channel(receiver, sender);
            channel.sent++;
            channel.lastArrival = Math.max(channel.lastArrival, now + bus.latency(sender, receiver, now));
            bus.post(channel.lastArrival, receiver, interrupt ? sender : sender | WITHOUT_INTERRUPT, word);
        }
    }

    @Override
    public void onEvent(long now, int receiver, long sender, long word) {
        channel(receiver, (int) sender).arrive(word);
        if ((sender & WITHOUT_INTERRUPT) == 0) {
            bus.interrupt(now, receiver, vector);
        }
    }

    private long receive(int receiver, int sender, long now) {
        Channel channel = channel(receiver, sender);
        long word = channel.receive();
        if (channel.senderWaits && channel.room() > CAPACITY / 2) {
            channel.senderWaits = false;
            bus.interrupt(now + bus.latency(receiver, sender, now), sender, vector);
        }
        return word;
    }

    private long firstSender(int receiver) {
        for (int sender = 0; sender < channels.length; sender++) {
            if (channel(receiver, sender).arrived > 0) {
                return bus.numberOf(sender);
            }
        }
        return MailboxRegister.NO_CORE;
    }

    private Channel channel(int receiver, int sender) {
        if (channels[receiver] == null) {
            channels[receiver] = new Channel[channels.length];
        }
        if (channels[receiver][sender] == null) {
            channels[receiver][sender] = new Channel();
        }
        return channels[receiver][sender];
    }

    /** The words from one core to another. */
    private static final class Channel implements Copyable {
        private final long[] words;
        private int first;
        private int arrived;
        // On their way or waiting.
        private int sent;
        private long lastArrival;
        // Whether the sender waits for room.
        private boolean senderWaits;

        Channel() {
            words = new long[CAPACITY];
        }

        /** The sender reads the free room. If that is little, it gets an interrupt when there is more. */
        int checkRoom() {
            senderWaits |= room() < CAPACITY / 2;
            return room();
        }

        int room() {
            return CAPACITY - sent;
        }

        void arrive(long word) {
            words[(first + arrived++) % CAPACITY] = word;
        }

        long receive() {
            if (arrived == 0) {
                return 0;
            }
            long word = words[first];
            first = (first + 1) % CAPACITY;
            arrived--;
            sent--;
            return word;
        }
    }
}
