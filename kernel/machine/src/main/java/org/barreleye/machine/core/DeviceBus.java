package org.barreleye.machine.core;

import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.chance.Chance;
import org.barreleye.machine.device.Bus;
import org.barreleye.machine.memory.Page;
import org.barreleye.machine.time.EventClass;

/** What one device sees of the machine. */
final class DeviceBus implements Bus {
    private final Engine engine;
    private final int device;
    private final Chance chance;

    DeviceBus(Engine engine, int device, Chance chance) {
        this.engine = engine;
        this.device = device;
        this.chance = chance;
    }

    private DeviceBus(DeviceBus source, Copier copier) {
        copier.enter(source, this);
        engine = copier.of(source.engine);
        device = source.device;
        chance = copier.of(source.chance);
    }

    @Override
    public DeviceBus copy(Copier copier) {
        return new DeviceBus(this, copier);
    }

    @Override
    public int cores() {
        return engine.description.cores().size();
    }

    @Override
    public int placeOf(long number) {
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
        return engine.cores.get(from).wires().latencyTo(to, now, chance);
    }

    @Override
    public void post(long due, int core, long subject, long value) {
        int slot = engine.post(due, EventClass.DEVICE, core, device);
        engine.queue.setWord(slot, 1, subject);
        engine.queue.setWord(slot, 2, value);
    }

    @Override
    public void interrupt(long due, int core, int vector) {
        engine.misfortune.interrupt(due, core, vector);
    }

    @Override
    public boolean reaches(int core, long page) {
        AddressMap map = engine.cores.get(core).map;
        return (map == null || map.shows(page)) && engine.memory.exists(page) && !engine.memory.page(page, 1).isDevice();
    }

    @Override
    public long timeOfSlot(int core, long address) {
        return engine.directory.timeOfSlot(engine.memory.page(address, 1), core);
    }

    @Override
    public long carrySlot(int core, long address, boolean toMemory, long now) {
        return engine.directory.carrySlot(engine.memory.page(address, 1), core, toMemory, now);
    }

    @Override
    public boolean failsTransfer() {
        return engine.misfortune.failsTransfer();
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
        engine.writes.doneByDevice(page, address);
    }

    @Override
    public void show(long due, int core, char character) {
        engine.queue.setTexts(
                engine.post(due, EventClass.PRINT, core, 0), Core.TERMINAL, String.valueOf(character));
    }

    @Override
    public long typed() {
        return engine.console.nextTyped();
    }
}
