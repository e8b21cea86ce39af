package org.barreleye.kpi.binding;

import org.barreleye.kpi.channel.MessageTracer;
import org.barreleye.kpi.state.Copyable;

/**
 * Records the messages of one binding, if its program records messages.
 *
 * @param tracer the tracer of the program
 * @param signature the interface of the binding
 */
record BindingTrace(MessageTracer tracer, InterfaceSignature signature) implements Copyable {
    /** Returns whether the program never records messages. */
    boolean isNever() {
        return tracer == MessageTracer.NONE;
    }

    /** A message is given to the binding. Messages of the protocol of bindings are not recorded. */
    void onSend(int number) {
        if (tracer.isEnabled() && !Handshake.isControl(number)) {
            tracer.onSend(signature.qualifiedName(number));
        }
    }

    /** The first part of a message of the interface has arrived. */
    void onReceive(int number) {
        if (tracer.isEnabled()) {
            tracer.onReceive(signature.qualifiedName(number));
        }
    }
}
