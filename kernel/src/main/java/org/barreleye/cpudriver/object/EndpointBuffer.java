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
 * The messages that wait in one endpoint. A capability in a message lies in a slot of the buffer, so it is never
 * outside the mapping database.
 */
public final class EndpointBuffer implements Copyable {
    /** How many messages wait at most. */
    public static final int CAPACITY = 8;

    private final DispatcherControlBlock listener;
    private final List<Entry> entries;
    // At most one for each dispatcher or channel that is watched, so they need no bound of their own.
    private final Deque<TerminationNotice> terminationNotices;
    // Whose message found no room; they are told when there is some.
    private final List<DispatcherControlBlock> blockedSenders;
    private int first;
    private int count;

    /**
     * Makes an empty buffer.
     *
     * @param listener who receives from it
     * @param firstOrdinal the ordinal of the first of its {@link #CAPACITY} slots
     */
    public EndpointBuffer(DispatcherControlBlock listener, long firstOrdinal) {
        this.listener = listener;
        entries = new ArrayList<>(CAPACITY);
        terminationNotices = new ArrayDeque<>();
        blockedSenders = new ArrayList<>();
        for (int i = 0; i < CAPACITY; i++) {
            entries.add(new Entry(new CapabilitySlot(firstOrdinal + i)));
        }
    }

    /** Who receives from this endpoint. */
    public DispatcherControlBlock listener() {
        return listener;
    }

    /** Whether no message waits. */
    public boolean isEmpty() {
        return count == 0;
    }

    /** Whether neither a message nor an ending waits. */
    public boolean hasNothing() {
        return isEmpty() && terminationNotices.isEmpty();
    }

    /** Something that this endpoint was to hear of has ended. */
    public void notifyTermination(TerminationNotice notice) {
        terminationNotices.add(notice);
        listener.wake();
    }

    /** The ending that has waited longest, which is forgotten here; nothing if none waits. */
    public Optional<TerminationNotice> takeTerminationNotice() {
        return Optional.ofNullable(terminationNotices.poll());
    }

    /** Whether no further message fits. */
    public boolean isFull() {
        return count == CAPACITY;
    }

    /** The entry that the next message goes into; it waits once it is {@link #commit committed}. */
    public Entry next() {
        if (isFull()) {
            throw new KernelBug("a full endpoint takes no message");
        }
        return entries.get((first + count) % CAPACITY);
    }

    /** Makes the entry given by {@link #next} wait. */
    public void commit() {
        count++;
    }

    /** The message that has waited longest. */
    public Entry oldest() {
        if (isEmpty()) {
            throw new KernelBug("an empty endpoint has no message");
        }
        return entries.get(first);
    }

    /** There was no room for a message of this dispatcher: it is woken when there is. */
    public void addBlockedSender(DispatcherControlBlock sender) {
        if (!blockedSenders.contains(sender)) {
            blockedSenders.add(sender);
        }
    }

    /** Forgets the oldest message. */
    public void removeOldest() {
        first = (first + 1) % CAPACITY;
        count--;
        blockedSenders.forEach(DispatcherControlBlock::onSpaceAvailable);
        blockedSenders.clear();
    }

    /** The slots in which capabilities travel. */
    public List<CapabilitySlot> slots() {
        List<CapabilitySlot> slots = new ArrayList<>(CAPACITY);
        entries.forEach(entry -> slots.add(entry.slot));
        return slots;
    }

    /**
     * The end of a dispatcher, or of what the other end of a channel had to say.
     *
     * @param badge what whoever watches calls it
     * @param status what it ended with
     */
    public record TerminationNotice(long badge, int status) {}

    /** Room for one message. */
    public static final class Entry implements Copyable {
        private final CapabilitySlot slot;
        private final long[] words;
        private int length;

        private Entry(CapabilitySlot slot) {
            this.slot = slot;
            words = new long[10];
        }

        /** Where the capability travels; empty if none does. */
        public CapabilitySlot slot() {
            return slot;
        }

        /** How many words were sent. */
        public int length() {
            return length;
        }

        /** One of the ten words. */
        public long word(int index) {
            return words[index];
        }

        /** Sets the words. */
        public void fill(int sent, long... values) {
            length = sent;
            for (int i = 0; i < words.length; i++) {
                words[i] = i < sent ? values[i] : 0;
            }
        }
    }
}
