package org.barreleye.machine.device;

import java.util.List;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.injection.FaultInjector;
import org.barreleye.machine.interrupt.InterruptLatencies;
import org.barreleye.machine.random.SeededRandom;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.time.EventQueue;
import org.barreleye.machine.trace.Console;

/** The bus of one device on a modelled machine. */
final class DeviceBus implements Bus {
    private final int device;
    private final SeededRandom random;
    private final MachineDescription machine;
    private final EventQueue queue;
    private final FaultInjector faultInjector;
    // By core.
    private final List<InterruptLatencies> interruptLatencies;
    private final DmaPort dmaPort;
    private final Console console;

    DeviceBus(int device, SeededRandom random, MachineDescription machine, EventQueue queue,
            FaultInjector faultInjector, List<InterruptLatencies> interruptLatencies, DmaPort dmaPort,
            Console console) {
        this.device = device;
        this.random = random;
        this.machine = machine;
        this.queue = queue;
        this.faultInjector = faultInjector;
        this.interruptLatencies = interruptLatencies;
        this.dmaPort = dmaPort;
        this.console = console;
    }

    @Override
    public int cores() {
        return machine.cores().size();
    }

    @Override
    public int indexOf(long number) {
        for (int core = 0; core < cores(); core++) {
            if (numberOf(core) == number) {
                return core;
            }
        }
        return -1;
    }

    @Override
    public int numberOf(int core) {
        return machine.cores().get(core).id().number();
    }

    @Override
    public long latency(int from, int to, long now) {
        return interruptLatencies.get(from).latencyTo(to, now, random);
    }

    @Override
    public void post(long due, int core, long subject, long value) {
        int handle = queue.post(due, EventClass.DEVICE, core, device);
        queue.setWord(handle, 1, subject);
        queue.setWord(handle, 2, value);
    }

    @Override
    public void interrupt(long due, int core, int vector) {
        faultInjector.postInterrupt(due, core, vector);
    }

    @Override
    public boolean failsTransfer() {
        return faultInjector.failsTransfer();
    }

    @Override
    public boolean isReachable(int core, long page) {
        return dmaPort.isReachable(core, page);
    }

    @Override
    public long messageLineTransferTime(int core, long address) {
        return dmaPort.messageLineTransferTime(core, address);
    }

    @Override
    public long transferMessageLine(int core, long address, boolean toMemory, long now) {
        return dmaPort.transferMessageLine(core, address, toMemory, now);
    }

    @Override
    public long read(long address) {
        return dmaPort.read(address);
    }

    @Override
    public void write(long address, long word) {
        dmaPort.write(address, word);
    }

    @Override
    public void writeTerminal(long due, int core, char character) {
        queue.setTexts(queue.post(due, EventClass.PRINT, core, 0), Console.TERMINAL, String.valueOf(character));
    }

    @Override
    public long readTerminal() {
        return console.readTerminal();
    }
}
