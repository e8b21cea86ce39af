package org.barreleye.monitor.membership;

import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.plan.CoreTree;

/**
 * The tree of the cores that belong to the system: that of the boot plan, in which the root takes the place of a core
 * that has left. The root never leaves: without it the machine is powered off.
 */
public final class LiveTree implements Copyable {
    private final CoreTree tree;
    private final MembershipView view;
    private final int root;

    /**
     * Makes the tree of a view.
     *
     * @param root the boot core
     */
    public LiveTree(CoreTree tree, MembershipView view, int root) {
        this.tree = tree;
        this.view = view;
        this.root = root;
    }

    /** The boot core. */
    public int root() {
        return root;
    }

    /** The core above a core; nothing above the root. */
    public Optional<Integer> parent(int core) {
        return tree.parent(core).map(parent -> view.hasLeft(parent) ? root : parent);
    }

    /** The cores of the plan below a core, whether they belong to the system or not. */
    public List<Integer> children(int core) {
        return tree.children(core);
    }

    /** The cores below a core that belong to the system. */
    List<Integer> membersBelow(int core) {
        return tree.children(core).stream().filter(view::includes).toList();
    }

    /**
     * The neighbour of a core on the way to another.
     *
     * @param to another core of the tree
     */
    public int nextHop(int from, int to) {
        int below = to;
        while (below != root) {
            int above = parent(below).orElse(root);
            if (above == from) {
                return below;
            }
            below = above;
        }
        return parent(from).orElse(root);
    }
}
