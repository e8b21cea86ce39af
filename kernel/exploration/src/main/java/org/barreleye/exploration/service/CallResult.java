package org.barreleye.exploration.service;

import java.util.Objects;
import java.util.Optional;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/** One call that a client makes, and its end. The continuation of the call reports it here. */
public final class CallResult implements Copyable {
    private final int client;
    private final int number;
    private final String name;
    private final ClientCapabilities capabilities;
    private int ends;
    // Null while the call is outstanding.
    private Object value;
    private boolean failed;
    private boolean recorded;

    CallResult(int client, int number, String name, ClientCapabilities capabilities) {
        this.client = client;
        this.number = number;
        this.name = name;
        this.capabilities = capabilities;
    }

    /** The node that makes the call. */
    public int client() {
        return client;
    }

    /** The number of the call among those of its client, from 0. */
    public int number() {
        return number;
    }

    /** The name of the call. */
    public String name() {
        return name;
    }

    /** Reports that the call has returned an immutable value. */
    public void returned(Object result) {
        ends++;
        value = Objects.requireNonNull(result, "a call without a result returns a word that says so, such as \"done\"");
    }

    /** Reports that the call has failed. */
    public void failed(Failure failure) {
        ends++;
        value = failure.kind();
        failed = true;
    }

    /**
     * A capability that the client has and keeps: for a message that copies it.
     *
     * @param index its place among those that the client has, from 0, the oldest first
     */
    public CapabilityReference capability(int index) {
        return capabilities.get(index);
    }

    /** Takes the oldest capability from the client: for a message that moves it. */
    public CapabilityReference give() {
        return capabilities.remove(0);
    }

    /** Gives a capability to the client, which has it until it gives it away. One that is not present is ignored. */
    public void keep(CapabilityReference capability) {
        capabilities.keep(capability);
    }

    /** Deletes a capability that the client has got, and does not keep. */
    public void release(CapabilityReference capability) {
        capabilities.release(capability);
    }

    /** The value that the call has returned, if it has. */
    public Optional<Object> value() {
        return failed ? Optional.empty() : Optional.ofNullable(value);
    }

    /** Returns whether the call has ended with a failure. */
    public boolean hasFailed() {
        return failed;
    }

    /** Returns whether the call has neither returned nor failed. */
    public boolean isOutstanding() {
        return ends == 0;
    }

    /** The number of ends that were reported; more than one is a fault of the stubs. */
    int ends() {
        return ends;
    }

    /** Returns the event of the end if there is one that was not returned before. */
    Optional<CallEnded> takeEnd() {
        if (ends == 0 || recorded) {
            return Optional.empty();
        }
        recorded = true;
        return Optional.of(new CallEnded(client, number, name, failed ? Optional.empty() : Optional.of(value)));
    }

    @Override
    public String toString() {
        return name + " of client " + client + (ends == 0 ? " (outstanding)" : failed ? " failed: " + value
                : " returned " + value);
    }
}
