package org.barreleye.flounder.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.barreleye.flounder.model.Message;

/** Decides how messages travel over one transport between cores of one architecture. */
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
        List<Leaf.Authority> authorities = new ArrayList<>();
        for (Leaf leaf : leaves) {
            if (leaf instanceof Leaf.Overflow content) {
                overflow.add(new Fragment.Overflow(content));
            } else if (leaf instanceof Leaf.Authority authority) {
                authorities.add(authority);
            }
        }
        List<List<Word>> fixed = new ArrayList<>(packed(leaves));
        if (fixed.isEmpty() && overflow.isEmpty()) {
            fixed.add(List.of());
        }
        return new MessagePlan(message, leaves, fragments(fixed, overflow, authorities), authorities);
    }

    /**
     * All values in words. The message number, where it travels in the words, comes first; all else is sorted by size, and
     * equals stay in order.
     */
    private List<List<Word>> packed(List<Leaf> leaves) {
        List<Cut> cuts = new ArrayList<>();
        Packing packing = new Packing(architecture.wordBits(), transport.wordsPerFragment(architecture));
        for (Header header : transport.leading()) {
            if (header == Header.MESSAGE_NUMBER) {
                packing.add(header, 0, header.scalar().bits());
            } else {
                cut(header, cuts);
            }
        }
        for (Leaf leaf : leaves) {
            if (leaf instanceof Leaf.Value value) {
                cut(value, cuts);
            }
        }
        cuts.sort(Comparator.comparingInt(Cut::width));
        cuts.forEach(cut -> packing.add(cut.field(), cut.low(), cut.width()));
        return packing.fragments();
    }

    /** Cuts a field into parts that fit a word. */
    private void cut(Field field, List<Cut> cuts) {
        int bits = field.scalar().bits(architecture.wordBits());
        for (int low = 0; low < bits; low += architecture.wordBits()) {
            cuts.add(new Cut(field, low, Math.min(architecture.wordBits(), bits - low)));
        }
    }

    /** Fixed fragments first, then strings and arrays, then what is needed for capabilities without a fragment. */
    private List<Fragment> fragments(List<List<Word>> fixed, List<Fragment> overflow, List<Leaf.Authority> authorities) {
        boolean carried = transport == Transport.LMP;
        List<Fragment> fragments = new ArrayList<>();
        for (int i = 0; i < fixed.size(); i++) {
            boolean carries = carried && i < authorities.size();
            fragments.add(new Fragment.Fixed(fixed.get(i),
                    carries ? Optional.of(authorities.get(i)) : Optional.empty()));
        }
        fragments.addAll(overflow);
        for (int i = fixed.size(); carried && i < authorities.size(); i++) {
            fragments.add(new Fragment.Fixed(List.of(), Optional.of(authorities.get(i))));
        }
        return fragments;
    }

    /** Bits of a field that fit a word, and do not know their place yet. */
    private record Cut(Field field, int low, int width) {}
}
