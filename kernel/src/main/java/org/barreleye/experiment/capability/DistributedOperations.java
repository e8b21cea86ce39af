package org.barreleye.experiment.capability;

import java.util.List;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The operations of the experiment {@code distops}: an invocation that does nothing to a capability, for comparison,
 * and twelve that may concern other cores.
 */
final class DistributedOperations {
    // The place of the core whose memory the foreign capabilities are about.
    private static final int OWNER = 1;
    // Not node 0, whose first address is that of no capability.
    private static final int NODE = 1;
    private static final long HALF = Workspace.PAGE_BYTES / 2;

    private DistributedOperations() {}

    /** Returns all, in the order of the table. They need two cores. */
    static List<CapabilityOperation> all() {
        return List.of(
                new CapabilityOperation("noop_invocation", Workspace::allocate, DistributedOperations::identify),
                new CapabilityOperation("retype_no_remote", DistributedOperations::memory,
                        DistributedOperations::retype),
                new CapabilityOperation("retype_with_local_descs", DistributedOperations::memoryWithDescendant,
                        DistributedOperations::retype),
                new CapabilityOperation("retype_with_remote_copies", DistributedOperations::memoryWithCopiesElsewhere,
                        DistributedOperations::retype),
                new CapabilityOperation("delete_local", DistributedOperations::copyOfMemory, Workspace::delete),
                new CapabilityOperation("delete_foreign", DistributedOperations::memoryOfAnotherCore,
                        Workspace::delete),
                new CapabilityOperation("delete_last", Workspace::allocate, Workspace::delete),
                new CapabilityOperation("delete_last_remote", DistributedOperations::memoryWithCopiesElsewhere,
                        Workspace::delete),
                new CapabilityOperation("delete_cnode_last", Workspace::makeNode, Workspace::delete),
                new CapabilityOperation("delete_cnode_slots_occupied", DistributedOperations::fullSpace,
                        Workspace::delete),
                new CapabilityOperation("revoke_no_remote", DistributedOperations::memoryWithRelatives,
                        DistributedOperations::revoke,
                        workspace -> workspace.verifyStored(0)),
                new CapabilityOperation("revoke_remote_copy", DistributedOperations::memoryOfAnotherCore,
                        DistributedOperations::revoke,
                        workspace -> workspace.verifyStored(0)),
                new CapabilityOperation("revoke_with_remote_copies",
                        DistributedOperations::memoryWithCopiesElsewhere, DistributedOperations::revoke,
                        workspace -> workspace.verifyStored(0)));
    }

    private static Outcome<Outcome.Unit> identify(Workspace workspace, CapabilityReference subject) {
        return new RamReference(subject.address()).identify(workspace.domain().syscalls())
                .flatMap(region -> Outcome.unit());
    }

    /** Retypes the second half. */
    private static Outcome<Outcome.Unit> retype(Workspace workspace, CapabilityReference subject) {
        return workspace.domain().retype(
                new RamReference(subject.address()), HALF, Retype.RAM, HALF, 1, workspace.reservedSlot());
    }

    private static Outcome<Outcome.Unit> revoke(Workspace workspace, CapabilityReference subject) {
        return workspace.domain().revoke(subject);
    }

    private static RamReference memory(Workspace workspace) throws CallFailed {
        workspace.reserveSlot();
        return workspace.allocate();
    }

    private static RamReference memoryWithDescendant(Workspace workspace) throws CallFailed {
        RamReference memory = memory(workspace);
        workspace.retypeFirstHalf(memory);
        return memory;
    }

    private static RamReference memoryWithCopiesElsewhere(Workspace workspace) throws CallFailed {
        RamReference memory = memory(workspace);
        workspace.storeElsewhere(memory);
        return memory;
    }

    private static CapabilityReference copyOfMemory(Workspace workspace) throws CallFailed {
        return workspace.copy(workspace.allocate());
    }

    private static RamReference memoryWithRelatives(Workspace workspace) throws CallFailed {
        RamReference memory = memoryWithDescendant(workspace);
        workspace.copy(memory);
        return memory;
    }

    /** Memory of the second core, of which this one and all further ones have copies. */
    private static RamReference memoryOfAnotherCore(Workspace workspace) throws CallFailed {
        RamReference memory = workspace.createAt(OWNER);
        for (int place = OWNER + 1; place < workspace.cores(); place++) {
            workspace.forwardFirst(OWNER, place);
        }
        return memory;
    }

    /** A capability space with one node, all slots of which hold copies of one capability. */
    private static L1CNodeReference fullSpace(Workspace workspace) throws CallFailed {
        RamReference memory = workspace.allocate();
        L1CNodeReference space = workspace.makeSpace();
        workspace.addNode(space, NODE);
        for (int index = 0; index < CapabilityAddress.SLOTS_PER_NODE; index++) {
            Workspace.require(space.copy(workspace.domain().syscalls(), memory.address(),
                    CapabilityAddress.of(NODE, index)));
        }
        return space;
    }
}
