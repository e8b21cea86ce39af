package org.barreleye.machine.core;

import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.device.Bus;
import org.barreleye.machine.memory.Page;
import org.barreleye.machine.random.SeededRandom;
import org.barreleye.machine.time.EventClass;

/** What one device sees of the machine. */
final class DeviceBus implements Bus {
    private final Engine engine;
    private final int device;
    private final SeededRandom random;

    DeviceBus(Engine engine, int device, SeededRandom random) {
        this.engine = engine;
        this.device = device;
        this.random = random;
    }

    @Override
    public int cores() {
        return engine.description.cores().size();
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
        CoreId id = engine.description.cores().get(core).id();
        return id.number();
    }

    @Override
    public long latency(int from, int to, long now) {
        return engine.cores.get(from).interruptLatencies().latencyTo(to, now, random);
    }

    @Override
    public void post(long due, int core, long subject, long value) {
        int handle = engine.post(due, EventClass.DEVICE, core, device);
        engine.queue.setWord(handle, 1, subject);
        engine.queue.setWord(handle, 2, value);
    }

    @Override
    public void interrupt(long due, int core, int vector) {
        engine.faultInjector.postInterrupt(due, core, vector);
    }

    @Override
    public boolean isReachable(int core, long page) {
        AddressMap map = engine.cores.get(core).map;
        return (map == null || map.maps(page)) && engine.memory.exists(page) && !engine.memory.page(page, 1).isDevice();
    }

    @Override
    public long messageLineTransferTime(int core, long address) {
        return engine.directory.messageLineTransferTime(engine.memory.page(address, 1), core);
    }

    @Override
    public long transferMessageLine(int core, long address, boolean toMemory, long now) {
        return engine.directory.transferMessageLine(engine.memory.page(address, 1), core, toMemory, now);
    }

    @Override
    public boolean failsTransfer() {
        return engine.faultInjector.failsTransfer();
    }

    @Override
    public long read(long address) {
        return engine.memory.page(address, Long.BYTES).load(address, Long.BYTES, Endianness.LITTLE);
    }

    @Override
    public void write(long address, long word) {
        Page page = engine.memory.page(address, Long.BYTES);
        page.store(address, Long.BYTES, word, Endianness.LITTLE);
        engine.hash.mixAccess(engine.time(), ~address, word);
        engine.writeNotifier.afterDeviceWrite(page, address);
    }

    @Override
    public void writeTerminal(long due, int core, char character) {
        engine.queue.setTexts(
                engine.post(due, EventClass.PRINT, core, 0), Core.TERMINAL, String.valueOf(character));
    }

    @Override
    public long readTerminal() {
        return engine.console.readTerminal();
    }
}
