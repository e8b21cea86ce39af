package org.barreleye.flounder.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.barreleye.flounder.model.Message;

/** Lays messages out for one transport between cores of one architecture. */
final class Planner {
    private final Architecture architecture;
    private final Transport transport;

    Planner(Architecture architecture, Transport transport) {
        this.architecture = architecture;
        this.transport = transport;
    }

    MessagePlan plan(Message message) {
        List<Leaf> leaves = Flattening.of(message.parameters());
        List<Fragment> overflow = new ArrayList<>();
        List<Leaf.Capability> capabilities = new ArrayList<>();
        for (Leaf leaf : leaves) {
            if (leaf instanceof Leaf.Overflow content) {
                overflow.add(new Fragment.Overflow(content));
            } else if (leaf instanceof Leaf.Capability capability) {
                capabilities.add(capability);
            }
        }
        List<List<Word>> fixed = new ArrayList<>(packed(leaves));
        if (fixed.isEmpty() && overflow.isEmpty()) {
            fixed.add(List.of());
        }
        return new MessagePlan(message, leaves, fragments(fixed, overflow, capabilities), capabilities);
    }

    /**
     * All values in words. The message number, where it travels in the words, comes first; all else is sorted by size,
     * and equals stay in order.
     */
    private List<List<Word>> packed(List<Leaf> leaves) {
        List<Segment> segments = new ArrayList<>();
        Packing packing = new Packing(architecture.wordBits(), transport.wordsPerFragment(architecture));
        for (Header header : transport.headerFields()) {
            if (header == Header.MESSAGE_NUMBER) {
                packing.add(header, 0, header.scalar().bits());
            } else {
                split(header, segments);
            }
        }
        for (Leaf leaf : leaves) {
            if (leaf instanceof Leaf.Value value) {
                split(value, segments);
            }
        }
        segments.sort(Comparator.comparingInt(Segment::width));
        segments.forEach(segment -> packing.add(segment.field(), segment.low(), segment.width()));
        return packing.fragments();
    }

    /** Cuts a field into parts that fit a word. */
    private void split(Field field, List<Segment> segments) {
        int bits = field.scalar().bits(architecture.wordBits());
        for (int low = 0; low < bits; low += architecture.wordBits()) {
            segments.add(new Segment(field, low, Math.min(architecture.wordBits(), bits - low)));
        }
    }

    /** Fixed fragments first, then strings and arrays, then what is needed for capabilities without a fragment. */
    private List<Fragment> fragments(List<List<Word>> fixed, List<Fragment> overflow,
            List<Leaf.Capability> capabilities) {
        boolean inFragments = transport == Transport.LMP;
        List<Fragment> fragments = new ArrayList<>();
        for (int i = 0; i < fixed.size(); i++) {
            boolean hasCapability = inFragments && i < capabilities.size();
            fragments.add(new Fragment.Fixed(fixed.get(i),
                    hasCapability ? Optional.of(capabilities.get(i)) : Optional.empty()));
        }
        fragments.addAll(overflow);
        for (int i = fixed.size(); inFragments && i < capabilities.size(); i++) {
            fragments.add(new Fragment.Fixed(List.of(), Optional.of(capabilities.get(i))));
        }
        return fragments;
    }

    /** Bits of a field that fit a word, and do not know their place yet. */
    private record Segment(Field field, int low, int width) {}
}
