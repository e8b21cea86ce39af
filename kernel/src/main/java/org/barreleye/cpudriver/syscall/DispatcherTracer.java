package org.barreleye.cpudriver.syscall;

import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.kpi.channel.MessageTracer;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.core.Core;

/** Records the messages of one dispatcher as notes in the trace of the machine, if that keeps notes. */
final class DispatcherTracer implements MessageTracer, Copyable {
    private final Core core;
    private final DispatcherControlBlock dispatcher;

    DispatcherTracer(Core core, DispatcherControlBlock dispatcher) {
        this.core = core;
        this.dispatcher = dispatcher;
    }

    @Override
    public boolean isEnabled() {
        return core.keepsNotes();
    }

    @Override
    public void onSend(String message) {
        core.note("send " + message, dispatcher.name());
    }

    @Override
    public void onReceive(String message) {
        core.note("receive " + message, dispatcher.name());
    }
}
