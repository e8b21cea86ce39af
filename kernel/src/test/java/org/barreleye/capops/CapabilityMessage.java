package org.barreleye.capops;

import org.barreleye.exploration.system.Hashed;
import org.barreleye.exploration.system.StateHash;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.monitor.capops.CapabilityOperations;
import org.barreleye.monitor.capops.CapabilityPeers.Requester;
import org.barreleye.monitor.capops.RetypeRequest;
import org.barreleye.monitor.capops.Transfer;
import org.barreleye.monitor.capops.WireCapability;

/** A message of the protocol between two monitors; each is named like the one of {@code intermon}. */
sealed interface CapabilityMessage extends Hashed {
    /** Hands it to the operations of the core that receives it. */
    default void arrive(int from, CapabilityOperations operations) {
        throw new IllegalStateException(this + " arrives at a connection, or nowhere");
    }

    private static StateHash start(StateHash hash, int kind, WireCapability words) {
        return hash.add(kind).add(words.word0()).add(words.word1()).add(words.word2());
    }

    /** A capability, or the notice that it was revoked. */
    record CapSend(Transfer transfer) implements CapabilityMessage {
        @Override
        public void addTo(StateHash hash) {
            start(hash, 1, transfer.words()).addNode(transfer.sender()).add(transfer.present())
                    .add(transfer.mode().ordinal()).add(transfer.error().failed()).add(transfer.sequence());
        }
    }

    /** The request to deliver a copy to a third core. */
    record CapGrant(int receiver, Transfer transfer) implements CapabilityMessage {
        @Override
        public void addTo(StateHash hash) {
            start(hash, 2, transfer.words()).addNode(receiver).add(transfer.sequence());
        }

        @Override
        public void arrive(int from, CapabilityOperations operations) {
            operations.onGrant(from, receiver, transfer);
        }
    }

    /** The home has delivered a copy. */
    record CapGranted(long connection, long sequence) implements CapabilityMessage {
        @Override
        public void addTo(StateHash hash) {
            hash.add(11).add(connection).add(sequence);
        }

        @Override
        public void arrive(int from, CapabilityOperations operations) {
            operations.onGranted(from, connection, sequence);
        }
    }

    /** A capability could not be delivered. */
    record CapFailed(ErrorCode error) implements CapabilityMessage {
        @Override
        public void addTo(StateHash hash) {
            hash.add(3);
        }

        @Override
        public void arrive(int from, CapabilityOperations operations) {
            // The monitor tells the connection, which the exploration leaves out.
        }
    }

    /** Deliveries are dropped. */
    record CapDropped(WireCapability words, int count) implements CapabilityMessage {
        @Override
        public void addTo(StateHash hash) {
            start(hash, 4, words).add(count);
        }

        @Override
        public void arrive(int from, CapabilityOperations operations) {
            operations.onDropped(from, words, count);
        }
    }

    /** The question whether objects may be made of memory. */
    record CapReserve(long request, WireCapability source, RetypeRequest objects) implements CapabilityMessage {
        @Override
        public void addTo(StateHash hash) {
            start(hash, 5, source).add(request).add(objects.offset()).add(objects.type()).add(objects.bytes());
        }

        @Override
        public void arrive(int from, CapabilityOperations operations) {
            operations.onReserve(from, request, source, objects);
        }
    }

    /** The answer to it. */
    record CapReserved(long request, KernelError error) implements CapabilityMessage {
        @Override
        public void addTo(StateHash hash) {
            hash.add(6).add(request).add(error.ordinal());
        }

        @Override
        public void arrive(int from, CapabilityOperations operations) {
            operations.onReserved(request, error);
        }
    }

    /** The request to revoke an object. */
    record CapRevoke(long request, WireCapability words) implements CapabilityMessage {
        @Override
        public void addTo(StateHash hash) {
            start(hash, 7, words).add(request);
        }

        @Override
        public void arrive(int from, CapabilityOperations operations) {
            operations.onRevoke(from, request, words);
        }
    }

    /** The answer to it. */
    record CapRevoked(long request, KernelError error) implements CapabilityMessage {
        @Override
        public void addTo(StateHash hash) {
            hash.add(8).add(request).add(error.ordinal());
        }

        @Override
        public void arrive(int from, CapabilityOperations operations) {
            operations.onRevoked(request, error);
        }
    }

    /** The request to delete what the core has of an object. */
    record CapDestroy(long revoke, WireCapability words, Requester requester) implements CapabilityMessage {
        @Override
        public void addTo(StateHash hash) {
            start(hash, 9, words).add(revoke).addNode(requester.core()).add(requester.request());
        }

        @Override
        public void arrive(int from, CapabilityOperations operations) {
            operations.onDestroy(from, revoke, words, requester);
        }
    }

    /** The answer to it. */
    record CapDestroyed(long revoke, boolean kept) implements CapabilityMessage {
        @Override
        public void addTo(StateHash hash) {
            hash.add(10).add(revoke).add(kept);
        }

        @Override
        public void arrive(int from, CapabilityOperations operations) {
            operations.onDestroyed(from, revoke, kept);
        }
    }
}
