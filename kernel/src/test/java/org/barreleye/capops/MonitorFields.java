package org.barreleye.capops;

import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.monitor.capops.CapabilityKernel;
import org.barreleye.monitor.capops.CapabilityMessage;
import org.barreleye.monitor.capops.CapabilityOperations;
import org.barreleye.monitor.capops.OperationListener;
import org.barreleye.monitor.capops.RetypeRequest;
import org.barreleye.monitor.capops.SpaceSlot;
import org.barreleye.monitor.capops.WireCapability;

/** The private fields of a monitor's operations. */
final class MonitorFields {
    private static final String CAPOPS = "org.barreleye.monitor.capops.";
    private static final String REMOTE_REVOKES = CAPOPS + "RemoteRevokes";

    static final PrivateField<Object> REVOKES = PrivateField.of(CapabilityOperations.class, "revokes");
    static final PrivateField<Object> RETYPES = PrivateField.of(CapabilityOperations.class, "retypes");

    static final PrivateField<Object> TRANSFERS = PrivateField.of(CapabilityOperations.class, "transfers");
    static final PrivateField<SortedMap<Integer, List<Object>>> OUTSTANDING =
            PrivateField.of(CAPOPS + "CapabilityTransfers", "outstanding");
    static final PrivateField<Integer> OUTSTANDING_RECEIVER =
            PrivateField.of(CAPOPS + "CapabilityTransfers$Outstanding", "receiver");
    static final PrivateField<Long> OUTSTANDING_SEQUENCE =
            PrivateField.of(CAPOPS + "CapabilityTransfers$Outstanding", "sequence");

    static final PrivateField<SortedMap<Long, Object>> REQUESTS = PrivateField.of(REMOTE_REVOKES, "requests");
    static final PrivateField<SpaceSlot> REQUEST_SLOT = PrivateField.of(REMOTE_REVOKES + "$Request", "slot");
    static final PrivateField<OptionalInt> REQUEST_HOME = PrivateField.of(REMOTE_REVOKES + "$Request", "home");
    static final PrivateField<OperationListener> REQUEST_LISTENER =
            PrivateField.of(REMOTE_REVOKES + "$Request", "listener");
    static final PrivateField<SortedMap<Long, Object>> RUNNING = PrivateField.of(REMOTE_REVOKES, "running");
    static final PrivateField<CapabilityMessage.Requester> RUNNING_REQUESTER =
            PrivateField.of(REMOTE_REVOKES + "$Running", "requester");
    static final PrivateField<Optional<Object>> RUNNING_KEY = PrivateField.of(REMOTE_REVOKES + "$Running", "key");
    static final PrivateField<Boolean> RUNNING_IS_ASKING = PrivateField.of(REMOTE_REVOKES + "$Running", "isAsking");
    static final PrivateField<Object> RUNNING_ASKED = PrivateField.of(REMOTE_REVOKES + "$Running", "asked");
    static final PrivateField<Boolean> RUNNING_HAS_REQUESTER =
            PrivateField.of(REMOTE_REVOKES + "$Running", "hasRequester");
    static final PrivateField<SortedMap<Long, Long>> KEEPING = PrivateField.of(REMOTE_REVOKES, "keeping");
    static final PrivateField<Collection<Object>> WAITING = PrivateField.of(REMOTE_REVOKES, "waiting");
    static final Class<?> LOCAL_REQUEST = type(REMOTE_REVOKES + "$LocalRequest");
    static final PrivateField<Long> LOCAL_NUMBER = PrivateField.of(REMOTE_REVOKES + "$LocalRequest", "number");
    static final PrivateField<Integer> REMOTE_FROM = PrivateField.of(REMOTE_REVOKES + "$RemoteRequest", "from");
    static final PrivateField<Long> REMOTE_REQUEST = PrivateField.of(REMOTE_REVOKES + "$RemoteRequest", "request");
    static final PrivateField<WireCapability> REMOTE_CAPABILITY =
            PrivateField.of(REMOTE_REVOKES + "$RemoteRequest", "capability");
    static final PrivateField<SortedMap<Integer, List<CapabilityMessage.Position>>> UNANSWERED =
            PrivateField.of(CAPOPS + "AskedCores", "unanswered");
    static final PrivateField<SortedSet<Integer>> MISSING = PrivateField.of(CAPOPS + "AskedCores", "missing");
    static final PrivateField<SortedMap<Integer, Long>> POSITIONS = PrivateField.of(CAPOPS + "AskedCores", "positions");
    static final PrivateField<OptionalInt> KEPT_CORE = PrivateField.of(CAPOPS + "AskedCores", "keptCore");

    static final PrivateField<Object> REVOKE_BRANCHES = PrivateField.of(REMOTE_REVOKES, "branches");
    static final PrivateField<SortedMap<Object, Object>> BRANCHES =
            PrivateField.of(CAPOPS + "RevokeBranches", "branches");
    static final PrivateField<Integer> KEY_HOME = PrivateField.of(CAPOPS + "RevokeBranches$Key", "home");
    static final PrivateField<Long> KEY_REVOKE = PrivateField.of(CAPOPS + "RevokeBranches$Key", "revoke");
    static final PrivateField<CapabilityMessage> BRANCH_REQUEST =
            PrivateField.of(CAPOPS + "RevokeBranches$Branch", "request");
    static final PrivateField<SortedSet<Integer>> BRANCH_ASKERS =
            PrivateField.of(CAPOPS + "RevokeBranches$Branch", "askers");
    static final PrivateField<Object> BRANCH_ASKED = PrivateField.of(CAPOPS + "RevokeBranches$Branch", "asked");
    static final PrivateField<Enum<?>> BRANCH_OWN = PrivateField.of(CAPOPS + "RevokeBranches$Branch", "own");
    static final PrivateField<Long> BRANCH_POSITION = PrivateField.of(CAPOPS + "RevokeBranches$Branch", "position");
    static final PrivateField<Boolean> BRANCH_KEPT = PrivateField.of(CAPOPS + "RevokeBranches$Branch", "kept");

    static final PrivateField<Object> LINKS = PrivateField.of(CapabilityOperations.class, "links");
    static final PrivateField<SortedMap<Integer, Long>> SENT = PrivateField.of(CAPOPS + "CountedLinks", "sent");
    static final PrivateField<SortedMap<Integer, Long>> RECEIVED = PrivateField.of(CAPOPS + "CountedLinks", "received");

    static final PrivateField<Object> VIEWS = PrivateField.of(CapabilityOperations.class, "views");
    static final PrivateField<SortedMap<Integer, Deque<CapabilityMessage>>> LATER_MESSAGES =
            PrivateField.of(CAPOPS + "MessagesOfLaterViews", "waiting");

    static final PrivateField<SortedMap<Long, Object>> PENDING = PrivateField.of(CAPOPS + "RemoteRetypes", "pending");
    static final PrivateField<CapabilityKernel.Source> PENDING_SOURCE =
            PrivateField.of(CAPOPS + "RemoteRetypes$Pending", "source");
    static final PrivateField<RetypeRequest> PENDING_OBJECTS =
            PrivateField.of(CAPOPS + "RemoteRetypes$Pending", "objects");
    static final PrivateField<CapabilityAddress> PENDING_ROOT =
            PrivateField.of(CAPOPS + "RemoteRetypes$Pending", "root");
    static final PrivateField<CapabilityAddress> PENDING_DESTINATION =
            PrivateField.of(CAPOPS + "RemoteRetypes$Pending", "destination");
    static final PrivateField<OperationListener> PENDING_LISTENER =
            PrivateField.of(CAPOPS + "RemoteRetypes$Pending", "listener");

    private MonitorFields() {}

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("no class " + name, e);
        }
    }
}
