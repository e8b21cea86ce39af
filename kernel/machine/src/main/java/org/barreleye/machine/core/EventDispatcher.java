package org.barreleye.machine.core;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.memory.Page;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.time.EventQueue;
import org.barreleye.machine.trace.ConsoleLine;

/**
 * What posted events do when their time has come. The engine's place in the order of events has moved there already.
 */
final class EventDispatcher implements Copyable {
    private final Engine engine;
    private final EventQueue queue;

    EventDispatcher(Engine engine) {
        this.engine = engine;
        queue = engine.queue;
    }

    /** Takes the earliest event off the queue and lets it happen. */
    void executeEarliest(EventClass eventClass, int core) {
        execute(queue.take(), eventClass, core);
    }

    /** Lets an event happen that was taken off the queue. */
    void execute(int handle, EventClass eventClass, int core) {
        engine.trace.setCause(queue.cause(handle));
        switch (eventClass) {
            case PUBLISH -> publish(handle, core);
            case PRINT -> print(handle, core);
            case MARK -> mark(handle, core);
            case DEVICE -> device(handle, core);
            case INTERRUPT -> interrupt(handle, core);
            case CRASH -> crash(handle, core);
            case START -> start(handle, core);
            case POWER_OFF -> powerOff(handle, core);
            default -> throw new IllegalStateException("nobody posts a " + eventClass.label());
        }
    }

    private void publish(int handle, int core) {
        long address = queue.word(handle, 0);
        Page page = engine.memory.page(address, Page.MESSAGE_LINE_BYTES);
        engine.hash.mix(address);
        engine.writeNotifier.beforeMessageLineWrite(page, address, core);
        for (int index = 0; index < Core.WORDS_PER_MESSAGE_LINE; index++) {
            long word = queue.word(handle, index + 1);
            page.store(address + (long) index * Long.BYTES, Long.BYTES, word, Endianness.LITTLE);
            engine.hash.mix(word);
        }
        engine.trace.record(engine.time(), core, EventClass.PUBLISH.label(), address);
        engine.writeNotifier.afterMessageLineWrite(page, address, core);
    }

    private void print(int handle, int core) {
        String text = queue.text(handle);
        engine.hash.mix(text);
        if (queue.kind(handle).equals(Core.TERMINAL)) {
            engine.trace.record(engine.time(), core, Core.TERMINAL, text);
            engine.console.writeTerminal(text);
            return;
        }
        engine.trace.record(engine.time(), core, EventClass.PRINT.label(), text);
        engine.console.print(new ConsoleLine(engine.time(), engine.cores.get(core).id(), text));
    }

    private void mark(int handle, int core) {
        engine.hash.mix(queue.kind(handle));
        engine.hash.mix(queue.text(handle));
        engine.trace.record(engine.time(), core, queue.kind(handle), queue.text(handle));
    }

    private void device(int handle, int core) {
        int device = (int) queue.word(handle, 0);
        long subject = queue.word(handle, 1);
        long value = queue.word(handle, 2);
        engine.hash.mix(device);
        engine.hash.mix(subject);
        engine.hash.mix(value);
        engine.trace.record(engine.time(), core, EventClass.DEVICE.label(), value);
        engine.devices.get(device).onEvent(engine.time(), core, subject, value);
    }

    private void interrupt(int handle, int core) {
        int vector = (int) queue.word(handle, 0);
        CoreStateMachine target = engine.cores.get(core).stateMachine;
        engine.hash.mix(vector);
        engine.trace.record(engine.time(), core, target.isOff() ? "interrupt lost" : EventClass.INTERRUPT.label(),
                vector);
        if (!target.isOff()) {
            target.onInterrupt(vector);
        }
    }

    private void crash(int handle, int core) {
        long restartAfter = queue.word(handle, 0);
        CoreStateMachine target = engine.cores.get(core).stateMachine;
        engine.trace.record(engine.time(), core, EventClass.CRASH.label(), restartAfter);
        if (!target.isOff()) {
            target.crash();
            if (restartAfter > 0) {
                engine.post(engine.time() + restartAfter, EventClass.START, core, target.entry());
            }
        }
    }

    private void start(int handle, int core) {
        long entry = queue.word(handle, 0);
        CoreStateMachine target = engine.cores.get(core).stateMachine;
        engine.hash.mix(entry);
        engine.trace.record(engine.time(), core, target.isOff() ? EventClass.START.label() : "start ignored", entry);
        if (target.isOff()) {
            target.start(entry);
        }
    }

    private void powerOff(int handle, int core) {
        long status = queue.word(handle, 0);
        engine.hash.mix(status);
        engine.trace.record(engine.time(), core, EventClass.POWER_OFF.label(), status);
        engine.powerOff((int) status);
    }

    /** A core's timer expires. */
    void expireTimer(int core, long due) {
        engine.timers.set(core, EventQueue.NEVER);
        engine.advanceTo(due, EventClass.TIMER, core);
        engine.trace.setCause(engine.cores.get(core).stateMachine.timerCause());
        engine.trace.record(due, core, EventClass.TIMER.label(), due);
        engine.cores.get(core).stateMachine.onTimerExpired();
    }
}
