package org.barreleye.kpi.binding;

import org.barreleye.kpi.outcome.Breach;
import org.barreleye.kpi.outcome.Failure;

/**
 * How a binding says what is wrong.
 *
 * @param agreement about its interface
 */
record Sentences(Agreement agreement) {
    private String interfaceName() {
        return agreement.interfaceName();
    }

    Failure closedHere() {
        return new Failure(Failure.Kind.CLOSED, "this side closed its binding of '" + interfaceName() + "'");
    }

    /** The other side has said goodbye. */
    Failure farewell(long reason, Disagreement where) {
        Failure.Kind[] kinds = Failure.Kind.values();
        return reason == Failure.Kind.MISMATCH.ordinal() ? mismatch(where)
                : new Failure(Failure.Kind.PEER_GONE, "the other side closed its binding of '" + interfaceName() + "'"
                        + (reason > 0 && reason < kinds.length ? " because of " + kinds[(int) reason] : ""));
    }

    Failure mismatch(Disagreement where) {
        return new Failure(Failure.Kind.MISMATCH, where.sentence(agreement));
    }

    Breach anotherProtocol(int number) {
        return Breach.malformed("message " + number + " of the handshake of '" + interfaceName()
                + "' does not say that it speaks this protocol");
    }

    Breach outOfTurn(int number) {
        return Breach.malformed("message " + number + " of the handshake of '" + interfaceName() + "' comes out of turn");
    }

    Breach beforeHandshake(int number) {
        return Breach.malformed("message " + number + " of '" + interfaceName() + "' came before the handshake");
    }

    Breach unknown(int number) {
        return Breach.malformed("interface '" + interfaceName() + "' has no message " + number);
    }

    static Breach replyWithoutCall(String name) {
        return Breach.malformed("a reply to '" + name + "' belongs to no outstanding call");
    }

    static Breach callWithoutToken(String name) {
        return Breach.malformed("a call of '" + name + "' has no token");
    }

    static Breach tooManyCalls() {
        return Breach.malformed("the other side has more than " + CallTable.CALLS_MAX + " calls outstanding");
    }

    static Breach messageWithToken(String name) {
        return Breach.malformed("one-way message '" + name + "' has a token");
    }

    static Failure notDiminished() {
        return new Failure(Failure.Kind.REFUSED, "a capability could not be sent with fewer rights");
    }

    static Failure impossibleReply(RuntimeException reason) {
        return new Failure(Failure.Kind.OUT_OF_RANGE, "a reply cannot be sent: " + reason.getMessage());
    }
}
