package org.barreleye.capops;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.state.KernelControlBlock;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.generated.kernel.RetypeRules;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.capops.CapabilityOperations;
import org.barreleye.monitor.capops.RetypeRequest;
import org.barreleye.monitor.capops.Transfer;

/** The domain of a core, with a few slots: starts operations as its library would, and receives capabilities. */
final class ExploredDomain implements Copyable {
    private final int core;
    private final KernelControlBlock control;
    private final ExploredSpace space;
    private final ExploredPeers peers;
    private final ExploredConnections connections;
    private final CapabilityOperations operations;
    private final List<OpenOperation> open = new ArrayList<>();
    private Actions actions = new Actions(List.of());
    // The number of operations that may still start.
    private int left;
    private int permitted;
    // Whether a revoke has succeeded and its capability was deleted meanwhile.
    private boolean revokedWithLoss;
    // The slots whose revoke has succeeded in the last step of this core.
    private long revoked;
    private boolean recordsEndings;
    // What has ended in the last step of this core, if that is recorded.
    private final List<Ending> endings = new ArrayList<>();
    // Why an operation has not ended as it should, or null.
    private String fault;

    ExploredDomain(int core, KernelControlBlock control, ExploredSpace space, ExploredPeers peers,
            ExploredConnections connections, CapabilityOperations operations) {
        this.core = core;
        this.control = control;
        this.space = space;
        this.peers = peers;
        this.connections = connections;
        this.operations = operations;
    }

    /** Permits operations. */
    void permit(Actions newActions, int number) {
        actions = newActions;
        left = number;
        permitted = number;
        beginStep();
    }

    /** Forgets what the rules look at after each step. */
    void beginStep() {
        revoked = 0;
        endings.clear();
    }

    Actions actions() {
        return actions;
    }

    int permitted() {
        return permitted;
    }

    List<OpenOperation> open() {
        return open;
    }

    int left() {
        return left;
    }

    /** The number of operations that have started. */
    int started() {
        return permitted - left;
    }

    boolean hasRevokedWithLoss() {
        return revokedWithLoss;
    }

    long revoked() {
        return revoked;
    }

    /** Makes the ends of operations a part of the state. */
    void recordEndings() {
        recordsEndings = true;
    }

    boolean recordsEndings() {
        return recordsEndings;
    }

    List<Ending> endings() {
        return endings;
    }

    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    // ---- Operations

    /** The operations that are possible, as a set of bits. */
    long possible() {
        long set = 0;
        if (left > 0 && !space.isEnded()) {
            for (int i = 0; i < actions.list().size(); i++) {
                set |= isPossible(actions.list().get(i)) ? 1L << i : 0;
            }
        }
        return set;
    }

    private boolean isPossible(Action action) {
        CapabilitySlot slot = space.slots().get(action.slot());
        return switch (action.kind()) {
            case COPY, MOVE -> space.isUsable(slot) && peers.isReachable(action.target())
                    && connections.isConnected(action.target());
            case MINT -> space.isUsable(slot) && space.firstEmpty() >= 0;
            case RETYPE -> space.isUsable(slot) && space.firstEmpty() >= 0
                    && slot.capability().type() == ObjectType.RAM;
            case DELETE -> space.isFound(slot);
            case REVOKE -> space.isFound(slot) && (slot.capability().rights() & ObjectRights.REVOKE) != 0;
            case EXIT -> open.isEmpty();
            case KILL -> !open.isEmpty();
        };
    }

    /** Starts an operation of a number. */
    void start(int operation) {
        left--;
        start(actions.list().get(operation));
    }

    /** Starts an operation that is possible. */
    void start(Action action) {
        CapabilitySlot slot = space.slots().get(action.slot());
        if (action.kind().isRefusedIfLost() && control.directory().isLost(slot.capability())) {
            ends(action, slot.capability(), KernelError.HOME_FAILED);
        } else {
            startPossible(action, slot);
        }
    }

    private void startPossible(Action action, CapabilitySlot slot) {
        if (!action.kind().isAnswered() && !slot.isEmpty()) {
            ends(action, slot.capability(), KernelError.NONE);
        }
        switch (action.kind()) {
            case COPY -> {
                control.insert(space.outgoing(), slot.capability());
                send(action.target());
            }
            case MOVE -> {
                control.move(slot, space.outgoing());
                send(action.target());
            }
            case MINT -> control.insert(space.slots().get(space.firstEmpty()),
                    slot.capability().withRights(slot.capability().rights() & ~ObjectRights.WRITE));
            case DELETE -> control.deletion().delete(slot);
            case EXIT, KILL -> {
                operations.onSpaceEnded(ExploredSpace.ROOT);
                space.end();
            }
            default -> open(action, ordinaryRetype());
        }
    }

    private RetypeRequest ordinaryRetype() {
        ObjectType type = core % 2 == 0 ? ObjectType.FRAME : ObjectType.UMP_END_POINT;
        return new RetypeRequest(0, type.number(), ExploredCore.PAGE, 1);
    }

    /** Starts to make objects of the memory in a slot. */
    void retype(int slot, RetypeRequest objects) {
        open(new Action(OperationKind.RETYPE, slot, core), objects);
    }

    private void open(Action action, RetypeRequest objects) {
        OpenOperation begun =
                new OpenOperation(freeId(), action, space.slots().get(action.slot()).capability(), objects);
        open.add(begun);
        proceed(begun);
    }

    private void send(int target) {
        KernelError error = operations.send(
                target, connections.number(target), connections.next(target), ExploredSpace.OUTGOING);
        if (error != KernelError.NONE && !space.outgoing().isEmpty()) {
            control.deletion().delete(space.outgoing());
        }
    }

    private int freeId() {
        int id = 0;
        while (find(id).isPresent()) {
            id++;
        }
        return id;
    }

    private Optional<OpenOperation> find(int id) {
        for (OpenOperation operation : open) {
            if (operation.id() == id) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }

    /** Does what the library of a domain does when it polls an operation. */
    private boolean proceed(OpenOperation operation) {
        if (operation.isAsked()) {
            return false;
        }
        KernelError error = space.isEnded() ? KernelError.CNODE_NOT_FOUND
                : operation.action().kind() == OperationKind.REVOKE ? revoke(operation) : retype(operation);
        if (error == KernelError.REVOKE_IN_PROGRESS || operation.isAsked()) {
            return operation.isAsked();
        }
        if (open.contains(operation)) {
            finish(operation, error);
        }
        return true;
    }

    private KernelError revoke(OpenOperation operation) {
        CapabilitySlot slot = space.slots().get(operation.action().slot());
        if (!space.isFound(slot)) {
            return KernelError.CAPABILITY_NOT_FOUND;
        }
        if ((slot.capability().rights() & ObjectRights.REVOKE) == 0) {
            return KernelError.MISSING_RIGHTS;
        }
        KernelError error = control.revocation().revoke(slot);
        if (error == KernelError.HAS_REMOTE_RELATIVES) {
            operation.setAsked(true);
            operations.revoke(ExploredSpace.spaceSlot(operation.action().slot()),
                    new OpenOperation.End(this, operation.id()));
            return KernelError.REVOKE_IN_PROGRESS;
        }
        return error;
    }

    private KernelError retype(OpenOperation operation) {
        CapabilitySlot slot = space.slots().get(operation.action().slot());
        if (!space.isUsable(slot)) {
            return space.isFound(slot) ? KernelError.REVOKE_IN_PROGRESS : KernelError.CAPABILITY_NOT_FOUND;
        }
        return retype(operation, slot, operation.objects());
    }

    private KernelError retype(OpenOperation operation, CapabilitySlot slot, RetypeRequest objects) {
        Capability memory = slot.capability();
        ObjectType type = ObjectType.of((int) objects.type());
        KernelError refusal = RetypeRules.check(memory, objects.offset(), type, objects.bytes(), objects.count());
        int destination = space.lastEmpty();
        if (refusal != KernelError.NONE) {
            return refusal;
        }
        if (control.directory().homeOf(memory).isPresent()) {
            operation.setAsked(true);
            operations.retype(ExploredSpace.spaceSlot(operation.action().slot()), objects,
                    ExploredSpace.address(Math.max(destination, 0)),
                    new OpenOperation.End(this, operation.id()));
            return KernelError.REVOKE_IN_PROGRESS;
        }
        if (control.isInUse(slot, objects.offset(), objects.bytes())) {
            return KernelError.REVOKE_FIRST;
        }
        if (destination < 0) {
            return KernelError.SLOT_IN_USE;
        }
        control.create(space.slots().get(destination),
                RetypeRules.make(memory, objects.offset(), type, objects.bytes(), 0));
        return KernelError.NONE;
    }

    /** The monitor has done an operation, or has refused it. */
    void onAnswer(int id, KernelError error) {
        Optional<OpenOperation> operation = find(id).filter(OpenOperation::isAsked);
        if (operation.isEmpty()) {
            fault = "an operation ended twice, with " + error;
        } else {
            operation.get().setAsked(false);
            if (error != KernelError.NOTHING_PENDING) {
                finish(operation.get(), error);
            }
        }
    }

    private void finish(OpenOperation operation, KernelError error) {
        open.remove(operation);
        ends(operation.action(), operation.capability(), error);
        CapabilitySlot slot = space.slots().get(operation.action().slot());
        if (error == KernelError.NONE && operation.action().kind() == OperationKind.REVOKE) {
            if (!operation.isBeforeRejoin() && !slot.isEmpty()
                    && Relations.isSameObject(slot.capability(), operation.capability())) {
                revoked |= 1L << operation.action().slot();
            } else {
                revokedWithLoss = true;
            }
        }
    }

    private void ends(Action action, Capability capability, KernelError error) {
        ends(action, core, Optional.of(capability), error);
    }

    private void ends(Action action, int requester, Optional<Capability> capability, KernelError error) {
        if (recordsEndings) {
            endings.add(new Ending(action, requester, capability, error));
        }
    }

    /** Goes on with the operations that are open. Returns whether anything happened. */
    boolean proceed() {
        boolean happened = false;
        for (OpenOperation operation : List.copyOf(open)) {
            happened |= open.contains(operation) && proceed(operation);
        }
        return happened;
    }

    /** Another core has joined again. */
    void onRejoined() {
        open.forEach(OpenOperation::onRejoined);
    }

    // ---- Arrivals

    /**
     * A transfer arrives at the domain, in its first empty slot; there is no connection if the domain or the sender has
     * ended. The second of one number is the notice about a copy that has arrived, or the copy.
     */
    void onTransfer(int from, Transfer transfer) {
        boolean isConnected = !space.isEnded() && peers.isReachable(transfer.sender());
        if (!connections.isOpen(transfer.sender(), transfer.connection())
                || !connections.arrives(transfer.sender(), transfer.sequence())) {
            if (transfer.present()) {
                operations.refuse(transfer.words(), from, transfer.mode());
            }
            return;
        }
        int slot = isConnected ? space.firstEmpty() : -1;
        KernelError error = transfer.present() ? KernelError.NONE : KernelError.REVOKED;
        if (transfer.present() && slot < 0) {
            operations.refuse(transfer.words(), from, transfer.mode());
            operations.sendFailed(transfer.sender(), 0, ErrorCode.of(KernelError.OUT_OF_MEMORY));
        } else if (transfer.present()) {
            Outcome<Outcome.Unit> accepted = operations.accept(
                    transfer.words(), from, transfer.mode(), ExploredSpace.address(slot));
            error = accepted.succeeded() ? KernelError.NONE : accepted.error();
            if (!accepted.succeeded() && accepted.error() != KernelError.REVOKED) {
                fault = "a capability was refused with " + accepted.error();
            }
        }
        if (recordsEndings && isConnected) {
            ends(new Action(actions.list().get(0).kind(), 0, core), transfer.sender(), transfer.present()
                    ? Optional.of(Words.read(transfer.words())) : Optional.empty(), error);
        }
    }
}
