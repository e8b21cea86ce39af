package org.barreleye.cpudriver.object;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.state.Copyable;

/**
 * The message buffer of an endpoint: a bounded queue. A capability in a message is in a slot of the buffer, so it is
 * always in the mapping database.
 */
public final class EndpointBuffer implements Copyable {
    private final DispatcherControlBlock listener;
    private final List<Entry> entries;
    // Bounded: at most one for each watched dispatcher or channel.
    private final Deque<TerminationNotice> terminationNotices;
    // Bounded: at most one for each connected vector.
    private final Deque<VectorConnection> interrupts;
    // Dispatchers whose message was refused because the buffer was full; woken when it has space.
    private final List<DispatcherControlBlock> blockedSenders;
    private int first;
    private int count;

    /**
     * Creates an empty buffer.
     *
     * @param listener the dispatcher that receives from it
     * @param capacity the largest number of messages
     * @param firstOrdinal the ordinal of the first of its slots, one for each message
     */
    public EndpointBuffer(DispatcherControlBlock listener, int capacity, long firstOrdinal) {
        this.listener = listener;
        entries = new ArrayList<>(capacity);
        terminationNotices = new ArrayDeque<>();
        interrupts = new ArrayDeque<>();
        blockedSenders = new ArrayList<>();
        for (int i = 0; i < capacity; i++) {
            entries.add(new Entry(new CapabilitySlot(firstOrdinal + i)));
        }
    }

    /** The dispatcher that receives from this endpoint. */
    public DispatcherControlBlock listener() {
        return listener;
    }

    /** Returns whether there is no message. */
    public boolean isEmpty() {
        return count == 0;
    }

    /** Returns whether there is neither a message nor an interrupt nor a termination notice. */
    public boolean hasNothing() {
        return isEmpty() && interrupts.isEmpty() && terminationNotices.isEmpty();
    }

    /** Returns whether there is the empty message of an interrupt. */
    public boolean hasInterrupt() {
        return !interrupts.isEmpty();
    }

    /** Adds the empty message of an interrupt, unless one of the same vector is there, and wakes the receiver. */
    void addInterrupt(VectorConnection connection) {
        if (!interrupts.contains(connection)) {
            interrupts.add(connection);
        }
        listener.wake();
    }

    /** Removes the message of a vector that is disconnected. */
    void removeInterrupt(VectorConnection connection) {
        interrupts.remove(connection);
    }

    /** Removes the oldest message of an interrupt; returns whether there was one. */
    public boolean takeInterrupt() {
        return interrupts.poll() != null;
    }

    /** Adds a termination notice and wakes the receiver. */
    public void notifyTermination(TerminationNotice notice) {
        terminationNotices.add(notice);
        listener.wake();
    }

    /** Removes and returns the oldest termination notice, if there is one. */
    public Optional<TerminationNotice> takeTerminationNotice() {
        return Optional.ofNullable(terminationNotices.poll());
    }

    /** Returns whether there is no space for a message. */
    public boolean isFull() {
        return count == entries.size();
    }

    /** The entry for the next message; {@link #commit} adds it to the queue. */
    public Entry next() {
        if (isFull()) {
            throw new KernelBug("a full endpoint has no entry for a message");
        }
        return entries.get((first + count) % entries.size());
    }

    /** Adds the entry given by {@link #next} to the queue. */
    public void commit() {
        count++;
    }

    /** The oldest message. */
    public Entry oldest() {
        if (isEmpty()) {
            throw new KernelBug("an empty endpoint has no message");
        }
        return entries.get(first);
    }

    /** Wakes a dispatcher when there is space. Its message was refused. */
    public void addBlockedSender(DispatcherControlBlock sender) {
        if (!blockedSenders.contains(sender)) {
            blockedSenders.add(sender);
        }
    }

    /** Removes the oldest message. */
    public void removeOldest() {
        first = (first + 1) % entries.size();
        count--;
        blockedSenders.forEach(DispatcherControlBlock::onSpaceAvailable);
        blockedSenders.clear();
    }

    /** The slots with capabilities of messages. */
    public List<CapabilitySlot> occupiedSlots() {
        List<CapabilitySlot> slots = new ArrayList<>();
        for (Entry entry : entries) {
            if (!entry.slot.isEmpty()) {
                slots.add(entry.slot);
            }
        }
        return slots;
    }

    /**
     * A notice that a watched dispatcher has ended, or that the other end of a mailbox channel is closed.
     *
     * @param badge the number that the watcher has given to it
     * @param status the exit status
     */
    public record TerminationNotice(long badge, int status) {}

    /** An entry for one message. */
    public static final class Entry implements Copyable {
        private final CapabilitySlot slot;
        private final long[] words;
        private int length;
        private boolean carriesCapability;

        private Entry(CapabilitySlot slot) {
            this.slot = slot;
            words = new long[10];
        }

        /** The slot for the message's capability; empty if it has none. */
        public CapabilitySlot slot() {
            return slot;
        }

        /** The number of words in the message. */
        public int length() {
            return length;
        }

        /** One of the ten words. */
        public long word(int index) {
            return words[index];
        }

        /** Returns whether the message was sent with a capability, which may have been revoked since. */
        public boolean carriesCapability() {
            return carriesCapability;
        }

        /** Notes that the message has a capability. Called after its words are set. */
        public void setCarriesCapability() {
            carriesCapability = true;
        }

        /** Sets the words of a message without a capability. */
        public void fill(int sent, long... values) {
            carriesCapability = false;
            length = sent;
            for (int i = 0; i < words.length; i++) {
                words[i] = i < sent ? values[i] : 0;
            }
        }
    }
}
