package org.barreleye.machine.core;

import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.memory.Page;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.time.EventQueue;
import org.barreleye.machine.trace.ConsoleLine;

/**
 * What posted events do when their time has come. The engine's place in the order of events has moved there already.
 */
final class Arrivals {
    private final Engine engine;
    private final EventQueue queue;

    Arrivals(Engine engine) {
        this.engine = engine;
        queue = engine.queue;
    }

    /** Takes the earliest event off the queue and lets it happen. */
    void next(EventClass eventClass, int core) {
        happen(queue.take(), eventClass, core);
    }

    /** Lets an event happen that was taken off the queue. */
    void happen(int slot, EventClass eventClass, int core) {
        engine.trace.follow(queue.cause(slot));
        switch (eventClass) {
            case PUBLISH -> publish(slot, core);
            case PRINT -> print(slot, core);
            case MARK -> mark(slot, core);
            case DEVICE -> device(slot, core);
            case INTERRUPT -> interrupt(slot, core);
            case STOP -> stop(slot, core);
            case START -> start(slot, core);
            case POWER_OFF -> powerOff(slot, core);
            default -> throw new IllegalStateException("nobody posts a " + eventClass.label());
        }
    }

    private void publish(int slot, int core) {
        long address = queue.word(slot, 0);
        Page page = engine.memory.page(address, Page.SLOT_BYTES);
        engine.hash.mix(address);
        engine.writes.beginSlot(page, address, core);
        for (int index = 0; index < Core.WORDS_PER_SLOT; index++) {
            long word = queue.word(slot, index + 1);
            page.store(address + (long) index * Long.BYTES, Long.BYTES, word, Endianness.LITTLE);
            engine.hash.mix(word);
        }
        engine.trace.record(engine.time(), core, EventClass.PUBLISH.label(), address);
        engine.writes.doneSlot(page, address, core);
    }

    private void print(int slot, int core) {
        String text = queue.text(slot);
        engine.hash.mix(text);
        if (queue.kind(slot).equals(Core.TERMINAL)) {
            engine.trace.record(engine.time(), core, Core.TERMINAL, text);
            engine.console.show(text);
            return;
        }
        engine.trace.record(engine.time(), core, EventClass.PRINT.label(), text);
        engine.console.print(new ConsoleLine(engine.time(), engine.cores.get(core).id(), text));
    }

    private void mark(int slot, int core) {
        engine.hash.mix(queue.kind(slot));
        engine.hash.mix(queue.text(slot));
        engine.trace.record(engine.time(), core, queue.kind(slot), queue.text(slot));
    }

    private void device(int slot, int core) {
        int device = (int) queue.word(slot, 0);
        long subject = queue.word(slot, 1);
        long value = queue.word(slot, 2);
        engine.hash.mix(device);
        engine.hash.mix(subject);
        engine.hash.mix(value);
        engine.trace.record(engine.time(), core, EventClass.DEVICE.label(), value);
        engine.devices.get(device).happen(engine.time(), core, subject, value);
    }

    private void interrupt(int slot, int core) {
        int vector = (int) queue.word(slot, 0);
        Execution target = engine.cores.get(core).execution;
        engine.hash.mix(vector);
        engine.trace.record(engine.time(), core, target.isOff() ? "interrupt lost" : EventClass.INTERRUPT.label(),
                vector);
        if (!target.isOff()) {
            target.interrupt(vector);
        }
    }

    private void stop(int slot, int core) {
        long restartAfter = queue.word(slot, 0);
        Execution target = engine.cores.get(core).execution;
        engine.trace.record(engine.time(), core, EventClass.STOP.label(), restartAfter);
        if (!target.isOff()) {
            target.stop();
            if (restartAfter > 0) {
                engine.post(engine.time() + restartAfter, EventClass.START, core, target.entry());
            }
        }
    }

    private void start(int slot, int core) {
        long entry = queue.word(slot, 0);
        Execution target = engine.cores.get(core).execution;
        engine.hash.mix(entry);
        engine.trace.record(engine.time(), core, target.isOff() ? EventClass.START.label() : "start ignored", entry);
        if (target.isOff()) {
            target.start(entry);
        }
    }

    private void powerOff(int slot, int core) {
        long status = queue.word(slot, 0);
        engine.hash.mix(status);
        engine.trace.record(engine.time(), core, EventClass.POWER_OFF.label(), status);
        engine.powerOff((int) status);
    }

    /** A core's timer expires. */
    void expireTimer(int core, long due) {
        engine.timers.set(core, EventQueue.NEVER);
        engine.moveTo(due, EventClass.TIMER, core);
        engine.trace.follow(engine.cores.get(core).execution.timerCause());
        engine.trace.record(due, core, EventClass.TIMER.label(), due);
        engine.cores.get(core).execution.expireTimer();
    }
}
