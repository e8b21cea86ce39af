package org.barreleye.flounder.plan;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.flounder.model.Message;

/**
 * The layout of a message.
 *
 * @param message what
 * @param leaves its values, flattened, in the order of the source
 * @param fragments in the order of the wire, at least one
 * @param capabilities its capabilities, in order; a transport that carries them in fragments names them there too
 */
public record MessagePlan(Message message, List<Leaf> leaves, List<Fragment> fragments,
        List<Leaf.Capability> capabilities) {
    /** Copies the lists. */
    public MessagePlan {
        leaves = List.copyOf(leaves);
        fragments = List.copyOf(fragments);
        capabilities = List.copyOf(capabilities);
    }

    /** The words of all fixed fragments. Every fragment with words is full, but for the last. */
    public List<Word> words() {
        List<Word> words = new ArrayList<>();
        fragments.forEach(fragment -> {
            if (fragment instanceof Fragment.Fixed fixed) {
                words.addAll(fixed.words());
            }
        });
        return words;
    }

    /** Its strings and arrays, in the order of the wire. */
    public List<Leaf.Overflow> overflows() {
        List<Leaf.Overflow> overflows = new ArrayList<>();
        leaves.forEach(leaf -> {
            if (leaf instanceof Leaf.Overflow overflow) {
                overflows.add(overflow);
            }
        });
        return overflows;
    }

    /** Returns whether it has no string and no array, so that the number of its transport messages is known. */
    public boolean isFixed() {
        return fragments.stream().allMatch(fragment -> fragment instanceof Fragment.Fixed);
    }
}
