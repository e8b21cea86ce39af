package org.barreleye.exploration.service;

import java.util.Optional;
import org.barreleye.exploration.system.Alterable;
import org.barreleye.exploration.system.ChannelMessage;
import org.barreleye.exploration.system.Hashed;
import org.barreleye.exploration.system.StateHash;

/**
 * A capability on its way from one node to another, apart from the lines of its message.
 *
 * @param state how it arrives
 * @param capability the one that was sent; empty for the absent one
 * @param message the number of the message that it belongs to
 * @param lines how many lines its sender had sent before it
 */
record CapabilityTransfer(State state, Optional<Capability> capability, int message, int lines)
        implements Hashed, ChannelMessage, Alterable {
    /** The virtual channel of capabilities; lines have another one. */
    static final int CAPABILITIES = 1;

    /** The alteration by which a capability is revoked. */
    static final int REVOCATION = 1;

    /** The alteration by which the receiver refuses a capability, for which it has no slot. */
    static final int REFUSAL = 2;

    enum State { SENT, REVOKED, REFUSED }

    @Override
    public int virtualChannel() {
        return CAPABILITIES;
    }

    @Override
    public Optional<Object> altered(int kind) {
        if (state != State.SENT || capability.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CapabilityTransfer(kind == REVOCATION ? State.REVOKED : State.REFUSED, capability,
                message, lines));
    }

    @Override
    public void addTo(StateHash hash) {
        hash.add(state.ordinal()).add(capability.toString()).add(message).add(lines);
    }

    @Override
    public String toString() {
        String end = switch (state) {
            case SENT -> "";
            case REVOKED -> ", revoked in transit";
            case REFUSED -> ", refused: no slot";
        };
        return capability.map(sent -> "capability " + sent.name()).orElse("no capability") + " of message " + message
                + end;
    }
}
