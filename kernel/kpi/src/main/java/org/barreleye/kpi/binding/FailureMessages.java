package org.barreleye.kpi.binding;

import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.outcome.SendQueueOverflow;

/**
 * The sentences of the failures of a binding.
 *
 * @param signature about its interface
 */
record FailureMessages(InterfaceSignature signature) {
    private String interfaceName() {
        return signature.interfaceName();
    }

    Failure closedLocally() {
        return new Failure(Failure.Kind.CLOSED, "this side closed its binding of '" + interfaceName() + "'");
    }

    /** The other side has closed the binding. */
    Failure peerClosed(long reason, SignatureMismatch where) {
        Failure.Kind[] kinds = Failure.Kind.values();
        return reason == Failure.Kind.MISMATCH.ordinal() ? mismatch(where)
                : new Failure(Failure.Kind.PEER_GONE, "the other side closed its binding of '" + interfaceName() + "'"
                        + (reason > 0 && reason < kinds.length ? " because of " + kinds[(int) reason] : ""));
    }

    /** The other side has ended a call without a reply. */
    Failure callFailed(long reason) {
        Failure.Kind[] kinds = Failure.Kind.values();
        boolean isKnown = reason < kinds.length && reason != Failure.Kind.CLOSED.ordinal();
        Failure.Kind kind = isKnown ? kinds[(int) reason] : Failure.Kind.PEER_GONE;
        return new Failure(kind, "the other side ended a call of '" + interfaceName() + "' without a reply, because of "
                + kind);
    }

    /** Returns whether an exception from a handler means that the other side, or the kernel, is at fault. */
    static boolean isNotTheHandlers(RuntimeException exception) {
        return exception instanceof KernelBug
                || exception instanceof ProtocolViolation violation && !violation.isLocal();
    }

    String handlerFailed(String message) {
        return "thrown by the handler of message '" + message + "' of '" + interfaceName() + "'";
    }

    SendQueueOverflow queueOverflow(String message, int framesMax) {
        return new SendQueueOverflow("message '" + message + "' of '" + interfaceName()
                + "' would be the one with which more than " + framesMax
                + " transport messages wait in the queue of its binding");
    }

    Failure mismatch(SignatureMismatch where) {
        return new Failure(Failure.Kind.MISMATCH, where.describe(signature));
    }

    ProtocolViolation protocolMismatch(int number) {
        return ProtocolViolation.malformed("message " + number + " of the handshake of '" + interfaceName()
                + "' does not say that it speaks this protocol");
    }

    ProtocolViolation outOfOrder(int number) {
        return ProtocolViolation.malformed("message " + number + " of the handshake of '" + interfaceName()
                + "' comes out of turn");
    }

    ProtocolViolation beforeHandshake(int number) {
        return ProtocolViolation.malformed("message " + number + " of '" + interfaceName()
                + "' came before the handshake");
    }

    ProtocolViolation unknown(int number) {
        return ProtocolViolation.malformed("interface '" + interfaceName() + "' has no message " + number);
    }

    static ProtocolViolation replyWithoutCall(String name) {
        return ProtocolViolation.malformed("a reply to '" + name + "' belongs to no outstanding call");
    }

    static ProtocolViolation failureWithoutCall() {
        return ProtocolViolation.malformed("a failed call belongs to no outstanding call");
    }

    static ProtocolViolation callWithoutToken(String name) {
        return ProtocolViolation.malformed("a call of '" + name + "' has no token");
    }

    static ProtocolViolation tooManyCalls() {
        return ProtocolViolation.malformed("the other side has more than " + CallTable.CALLS_MAX
                + " calls outstanding");
    }

    static ProtocolViolation messageWithToken(String name) {
        return ProtocolViolation.malformed("one-way message '" + name + "' has a token");
    }

    static Failure cannotReduceRights() {
        return new Failure(Failure.Kind.REFUSED, "a capability could not be sent with fewer rights");
    }

    static Failure invalidReply(RuntimeException reason) {
        return new Failure(Failure.Kind.OUT_OF_RANGE, "a reply cannot be sent: " + reason.getMessage());
    }
}
