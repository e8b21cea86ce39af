package org.barreleye.kpi.binding;

import java.util.List;
import org.barreleye.kpi.state.Copyable;

/**
 * The first messages of a binding, by which two sides check that they have the same definition of the interface.
 *
 * <p>The first message of the side that connects is number 1, with its fingerprint; the other side compares and answers
 * with number 2. If the fingerprints differ, it sends the digest of each of its messages instead, with number 32,766.
 * The side that connects closes the binding at the first that differs from its own, and names it, so that both can
 * report it.
 */
final class Handshake implements Copyable {
    static final int BIND = 1;
    static final int BIND_REPLY = 2;
    static final int DIFFERS = 32_766;

    private enum Stage { TO_BIND, AWAITS_REPLY, AWAITS_BIND, TO_REPLY, JOINING, SENDING_DIGESTS, AGREED }

    private final InterfaceSignature signature;
    private Stage stage;
    // The number of messages that were sent or compared.
    private int messages;

    Handshake(InterfaceSignature signature, Role role) {
        this.signature = signature;
        this.stage = switch (role) {
            case CONNECTS -> Stage.TO_BIND;
            case ACCEPTS -> Stage.AWAITS_BIND;
            case JOINED -> Stage.JOINING;
        };
    }

    /** Returns whether this side sends first, and has not yet. */
    boolean mustStart() {
        return stage == Stage.TO_BIND;
    }

    /** Sends the messages that are due, as far as there is room; returns whether anything was done. */
    boolean advance(TransportBinding binding) {
        return switch (stage) {
            case TO_BIND -> send(binding, BIND, Stage.AWAITS_REPLY);
            case TO_REPLY -> send(binding, BIND_REPLY, Stage.AGREED) && agree(binding);
            case JOINING -> agree(binding);
            case SENDING_DIGESTS -> sendDigests(binding);
            default -> false;
        };
    }

    private boolean send(TransportBinding binding, int number, Stage next) {
        boolean sent = binding.sendControl(number, signature.fingerprint());
        stage = sent ? next : stage;
        return sent;
    }

    private boolean agree(TransportBinding binding) {
        stage = Stage.AGREED;
        binding.onAgreed();
        return true;
    }

    private boolean sendDigests(TransportBinding binding) {
        List<InterfaceSignature.Message> localMessages = signature.messages();
        int before = messages;
        while (messages <= localMessages.size() && binding.sendControl(DIFFERS, digest(localMessages, messages))) {
            messages++;
        }
        return messages > before;
    }

    private static long digest(List<InterfaceSignature.Message> messages, int index) {
        return index < messages.size() ? messages.get(index).digest() : InterfaceSignature.NO_DIGEST;
    }

    /** Takes a message of the other side; returns whether it was its turn. */
    boolean receive(TransportBinding binding, int number, long word) {
        if (stage != (number == BIND ? Stage.AWAITS_BIND : Stage.AWAITS_REPLY)) {
            return false;
        }
        if (number == DIFFERS) {
            compare(binding, word);
        } else if (number == BIND) {
            stage = word == signature.fingerprint() ? Stage.TO_REPLY : Stage.SENDING_DIGESTS;
            advance(binding);
        } else if (word == signature.fingerprint()) {
            agree(binding);
        } else {
            binding.onMismatch(SignatureMismatch.UNKNOWN);
        }
        return true;
    }

    private void compare(TransportBinding binding, long remoteDigest) {
        List<InterfaceSignature.Message> localMessages = signature.messages();
        if (remoteDigest != digest(localMessages, messages)) {
            binding.onMismatch(SignatureMismatch.at(messages));
        } else if (remoteDigest == InterfaceSignature.NO_DIGEST) {
            binding.onMismatch(SignatureMismatch.INTERFACE_NAME);
        }
        messages++;
    }

    /** Returns whether a message number belongs to the protocol of bindings rather than to the interface. */
    static boolean isControl(int number) {
        return number <= BIND_REPLY && number >= BIND
                || number >= TransportBinding.CALL_FAILED && number <= TransportBinding.CLOSE;
    }
}
