package org.barreleye.shell.derivation;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.barreleye.domain.capability.ObjectIdentity;

/**
 * An object in a tree of derivation.
 *
 * @param object the object
 * @param depth the number of its ancestors in the tree
 * @param parent the index of the node of the object that it was made of; -1 at a root
 * @param holders the domains that hold a capability to it, with the number of their capabilities
 */
public record TreeNode(ObjectIdentity object, int depth, int parent, SortedMap<Holder, Integer> holders) {
    /** The parent of a root. */
    public static final int NO_PARENT = -1;

    /** Copies the holders. */
    public TreeNode {
        holders = Collections.unmodifiableSortedMap(new TreeMap<>(holders));
    }

    boolean isRoot() {
        return parent == NO_PARENT;
    }

    /** Returns the holders in order; one with more capabilities than one has their number behind it. */
    String holderList() {
        return holders.entrySet().stream()
                .map(entry -> entry.getKey() + (entry.getValue() == 1 ? "" : " x" + entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
