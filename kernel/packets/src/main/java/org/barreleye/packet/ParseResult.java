package org.barreleye.packet;

import java.util.Objects;
import java.util.Optional;

/**
 * The result of parsing: the packet, or the reason why the bytes were refused.
 *
 * @param packet the packet; empty if the bytes were refused
 * @param refusal the reason; empty if the bytes were accepted
 */
public record ParseResult<T>(Optional<T> packet, Optional<Refusal> refusal) {
    /** Checks that there is one of the two. */
    public ParseResult {
        if (packet.isPresent() == refusal.isPresent()) {
            throw new IllegalArgumentException("the result of parsing is either a packet or a refusal");
        }
    }

    static <T> ParseResult<T> accepted(T packet) {
        return new ParseResult<>(Optional.of(packet), Optional.empty());
    }

    static <T> ParseResult<T> refused(Refusal refusal) {
        return new ParseResult<>(Optional.empty(), Optional.of(Objects.requireNonNull(refusal, "refusal")));
    }

    /** Returns whether the bytes are a packet. */
    public boolean isAccepted() {
        return packet.isPresent();
    }

    /**
     * The packet.
     *
     * @throws IllegalStateException if the bytes were refused; the message is the refusal
     */
    public T orThrow() {
        return packet.orElseThrow(() -> new IllegalStateException(refusal.orElseThrow().toString()));
    }
}
