package org.barreleye.experiment.capability;

import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * Capabilities that no operation is about, so that the mapping database of the core is as large as that of a busy one:
 * pieces of memory, in capability spaces that no dispatcher uses.
 */
final class OtherCapabilities {
    /** The most that are made. */
    static final int MAX = 1 << 16;

    private static final int PER_NODE = CapabilityAddress.SLOTS_PER_NODE;
    private static final int NODES_PER_SPACE = 128;
    private static final int PIECE_BYTES = 64;

    private OtherCapabilities() {}

    /** Makes a number of them, 0 to {@link #MAX}. */
    static void make(Workspace workspace, int count) throws CallFailed {
        for (int made = 0; made < count; made += NODES_PER_SPACE * PER_NODE) {
            fillSpace(workspace, Math.min(count - made, NODES_PER_SPACE * PER_NODE));
        }
        workspace.keepAll();
    }

    private static void fillSpace(Workspace workspace, int count) throws CallFailed {
        L1CNodeReference space = workspace.makeSpace();
        for (int made = 0; made < count; made += PER_NODE) {
            // Not node 0, whose first address is that of no capability.
            int node = 1 + made / PER_NODE;
            workspace.addNode(space, node);
            RamReference memory = workspace.allocate((long) PER_NODE * PIECE_BYTES);
            Workspace.require(space.retype(workspace.domain().syscalls(), memory, 0, Retype.RAM, PIECE_BYTES,
                    Math.min(PER_NODE, count - made), CapabilityAddress.of(node, 0)));
        }
    }
}
