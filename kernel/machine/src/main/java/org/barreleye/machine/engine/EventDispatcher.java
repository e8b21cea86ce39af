package org.barreleye.machine.engine;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.CoreStateMachine;
import org.barreleye.machine.core.Cores;
import org.barreleye.machine.device.Devices;
import org.barreleye.machine.injection.FaultInjector;
import org.barreleye.machine.memory.MachineMemory;
import org.barreleye.machine.memory.Page;
import org.barreleye.machine.ordering.WriteNotifier;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.time.EventQueue;
import org.barreleye.machine.time.SimulationClock;
import org.barreleye.machine.trace.Console;
import org.barreleye.machine.trace.ConsoleLine;
import org.barreleye.machine.trace.Trace;
import org.barreleye.machine.trace.TraceHash;

/** Executes posted events. The simulation clock has advanced to the event before. */
final class EventDispatcher implements Copyable {
    private static final int WORDS_PER_MESSAGE_LINE = Page.MESSAGE_LINE_BYTES / Long.BYTES;

    private static final long PICOSECONDS_PER_MICROSECOND = 1_000_000;

    private final EventQueue queue;
    private final SimulationClock simulationClock;
    private final TraceHash hash;
    private final Trace trace;
    private final Console console;
    private final MachineMemory memory;
    private final WriteNotifier writeNotifier;
    private final Devices devices;
    private final Cores cores;
    private final PowerSwitch power;
    private final Watchdog watchdog;
    private final FaultInjector faultInjector;

    EventDispatcher(EventQueue queue, SimulationClock simulationClock, TraceHash hash, Trace trace, Console console,
            MachineMemory memory, WriteNotifier writeNotifier, Devices devices, Cores cores, PowerSwitch power,
            Watchdog watchdog, FaultInjector faultInjector) {
        this.queue = queue;
        this.simulationClock = simulationClock;
        this.hash = hash;
        this.trace = trace;
        this.console = console;
        this.memory = memory;
        this.writeNotifier = writeNotifier;
        this.devices = devices;
        this.cores = cores;
        this.power = power;
        this.watchdog = watchdog;
        this.faultInjector = faultInjector;
    }

    /** Executes an event that was taken off the queue. */
    void execute(int handle, EventClass eventClass, int core) {
        trace.setCause(queue.cause(handle));
        switch (eventClass) {
            case PUBLISH -> publish(handle, core);
            case PRINT -> print(handle, core);
            case MARK -> mark(handle, core);
            case DEVICE -> device(handle, core);
            case INTERRUPT -> interrupt(handle, core);
            case CRASH -> crash(handle, core);
            case STOP -> stop(core);
            case START -> start(handle, core);
            case POWER_OFF -> powerOff(handle, core);
            case WATCHDOG -> watchdog(core);
            default -> throw new IllegalStateException("an event of class '" + eventClass.label()
                    + "' is never posted");
        }
    }

    private void publish(int handle, int core) {
        long address = queue.word(handle, 0);
        Page page = memory.page(address, Page.MESSAGE_LINE_BYTES);
        hash.mix(address);
        writeNotifier.beforeMessageLineWrite(page, address, core);
        for (int index = 0; index < WORDS_PER_MESSAGE_LINE; index++) {
            long word = queue.word(handle, index + 1);
            page.store(address + (long) index * Long.BYTES, Long.BYTES, word, Endianness.LITTLE);
            hash.mix(word);
        }
        trace.record(simulationClock.time(), core, EventClass.PUBLISH.label(), address);
        writeNotifier.afterMessageLineWrite(page, address, core);
    }

    private void print(int handle, int core) {
        String text = queue.text(handle);
        hash.mix(text);
        if (queue.kind(handle).equals(Console.TERMINAL)) {
            trace.record(simulationClock.time(), core, Console.TERMINAL, text);
            console.writeTerminal(text);
            return;
        }
        trace.record(simulationClock.time(), core, EventClass.PRINT.label(), text);
        console.print(new ConsoleLine(simulationClock.time(), cores.get(core).core().id(), text));
    }

    private void mark(int handle, int core) {
        hash.mix(queue.kind(handle));
        hash.mix(queue.text(handle));
        trace.record(simulationClock.time(), core, queue.kind(handle), queue.text(handle));
    }

    private void device(int handle, int core) {
        int device = (int) queue.word(handle, 0);
        long subject = queue.word(handle, 1);
        long value = queue.word(handle, 2);
        hash.mix(device);
        hash.mix(subject);
        hash.mix(value);
        trace.record(simulationClock.time(), core, EventClass.DEVICE.label(), value);
        devices.get(device).onEvent(simulationClock.time(), core, subject, value);
    }

    private void interrupt(int handle, int core) {
        int vector = (int) queue.word(handle, 0);
        CoreStateMachine target = cores.get(core);
        hash.mix(vector);
        trace.record(simulationClock.time(), core, target.isOff() ? "interrupt lost" : EventClass.INTERRUPT.label(),
                vector);
        if (!target.isOff()) {
            target.onInterrupt(vector);
        }
    }

    private void crash(int handle, int core) {
        long restartAfter = queue.word(handle, 0);
        CoreStateMachine target = cores.get(core);
        trace.record(simulationClock.time(), core, EventClass.CRASH.label(), restartAfter);
        if (!target.isOff()) {
            target.crash();
            faultInjector.onCrash(core);
            watchdog.onCrash(simulationClock.time(), core);
            if (restartAfter > 0) {
                queue.post(simulationClock.time() + restartAfter, EventClass.START, core, target.entry());
            }
        }
    }

    private void stop(int core) {
        CoreStateMachine target = cores.get(core);
        trace.record(simulationClock.time(), core, target.isOff() ? "stop ignored" : EventClass.STOP.label(), 0);
        if (!target.isOff()) {
            target.stop();
        }
    }

    private void start(int handle, int core) {
        long entry = queue.word(handle, 0);
        CoreStateMachine target = cores.get(core);
        hash.mix(entry);
        trace.record(simulationClock.time(), core, target.isOff() ? EventClass.START.label() : "start ignored", entry);
        if (target.isOff()) {
            target.start(entry);
        }
    }

    private void powerOff(int handle, int core) {
        long status = queue.word(handle, 0);
        hash.mix(status);
        trace.record(simulationClock.time(), core, EventClass.POWER_OFF.label(), status);
        power.powerOff((int) status);
    }

    private void watchdog(int core) {
        if (cores.get(core).isOff()) {
            String text = "watchdog: the core has stopped for " + watchdog.timeout() / PICOSECONDS_PER_MICROSECOND
                    + " us; the machine is powered off";
            hash.mix(text);
            trace.record(simulationClock.time(), core, EventClass.WATCHDOG.label(), watchdog.exitStatus());
            console.print(new ConsoleLine(simulationClock.time(), cores.get(core).core().id(), text));
            power.powerOff(watchdog.exitStatus());
        }
    }
}
