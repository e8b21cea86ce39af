package org.barreleye.machine.core;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.description.MemoryModel;
import org.barreleye.machine.memory.BusFault;
import org.barreleye.machine.memory.Page;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.translation.Mmu;

/**
 * What lies between a core and memory: its MMU, its store buffer, what it sees later than others, and its cache if
 * nobody keeps that coherent. Each access takes effect and is charged to the core's clock; the core has checked that it
 * may act.
 */
final class MemoryPort implements Copyable {
    private final Engine engine;
    private final Core core;
    private final int bytesPerWord;
    // Null if the core sees every space.
    private final AddressMap map;
    private final Mmu mmu;
    private final StoreBuffer stores;
    // What this core and the others see at different times; null if the machine is sequentially consistent.
    private final MemoryReordering reordering;
    // The cache of a core outside of all coherence; null if it is coherent, or has none.
    private final IncoherentCache incoherent;

    MemoryPort(Engine engine, Core core) {
        this.engine = engine;
        this.core = core;
        bytesPerWord = core.description().wordBits() / Byte.SIZE;
        map = core.map;
        mmu = new Mmu(core.description(), new PageTableReader(core));
        stores = new StoreBuffer(core.description().storeBuffer());
        reordering = engine.description.memoryModel() == MemoryModel.SEQUENTIAL ? null
                : new MemoryReordering(engine, core);
        incoherent = IncoherentCache.of(engine, core);
    }

    Mmu mmu() {
        return mmu;
    }

    /** What is seen later; null if nothing is. */
    MemoryReordering reordering() {
        return reordering;
    }

    long load(long address, int bytes, Endianness order) {
        Page page = page(address, bytes);
        long value;
        if (page.isDevice()) {
            core.clock += engine.directory.read(page, address, core.index, core.clock) + hits(bytes);
            value = engine.devices.at(address)
                    .load(core.index, register(address), core.clock) & -1L >>> Long.SIZE - bytes * Byte.SIZE;
        } else if (incoherent != null && page.isCached()) {
            core.clock += hits(bytes);
            value = incoherent.load(page, address, bytes, order);
        } else if (reordering != null && reordering.affects(address)) {
            value = reordering.load(page, address, bytes, order, hits(bytes));
        } else {
            core.clock += engine.directory.read(page, address, core.index, core.clock) + hits(bytes);
            value = page.load(address, bytes, order);
        }
        engine.hash.mixAccess(core.clock, address, value);
        return value;
    }

    void store(long address, int bytes, long value, Endianness order) {
        Page page = page(address, bytes);
        if (page.isDevice()) {
            storeRegister(page, address, bytes, value);
            return;
        }
        if (incoherent != null && page.isCached()) {
            core.clock = stores.emptyAt(core.clock) + hits(bytes);
            incoherent.store(page, address, bytes, value, order);
            engine.hash.mixAccess(core.clock, ~address, value);
            return;
        }
        if (!stores.isAbsent()) {
            reordering.store(page, address, bytes, value, order, stores, hits(bytes));
            engine.hash.mixAccess(core.clock, ~address, value);
            return;
        }
        engine.writeNotifier.beforeWrite(page, address, core.index);
        core.clock += engine.directory.costOfOwnership(page, address, core.index, core.clock) + hits(bytes);
        page.store(address, bytes, value, order);
        engine.hash.mixAccess(core.clock, ~address, value);
        engine.writeNotifier.afterWrite(page, address, core.index);
    }

    /** All that this core stored before is visible when a device hears of it. */
    private void storeRegister(Page page, long address, int bytes, long value) {
        drain();
        core.clock += engine.directory.costOfOwnership(page, address, core.index, core.clock) + hits(bytes);
        engine.hash.mixAccess(core.clock, ~address, value);
        engine.devices.at(address)
                .store(core.index, register(address), value & -1L >>> Long.SIZE - bytes * Byte.SIZE, core.clock);
    }

    private static int register(long address) {
        return (int) address & Page.BYTES - 1;
    }

    void publishLine(
            long lineAddress, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long header) {
        Page page = linePage(lineAddress);
        invalidate(page, lineAddress);
        if (reordering != null && !reordering.isEmpty()) {
            // Publications take their turns by time, single stores by place: they do not mix.
            drain();
        }
        int handle = engine.post(visibleAt(page, lineAddress), EventClass.PUBLISH, core.index, lineAddress);
        engine.queue.setWord(handle, 1, w0);
        engine.queue.setWord(handle, 2, w1);
        engine.queue.setWord(handle, 3, w2);
        engine.queue.setWord(handle, 4, w3);
        engine.queue.setWord(handle, 5, w4);
        engine.queue.setWord(handle, 6, w5);
        engine.queue.setWord(handle, 7, w6);
        engine.queue.setWord(handle, 8, header);
    }

    void barrier(Barrier barrier) {
        if (barrier != Barrier.LOADS) {
            drain();
        }
        if (barrier != Barrier.STORES && reordering != null) {
            reordering.processInvalidations();
        }
    }

    /** Waits until the others see all that this core stored. */
    void drain() {
        if (stores.isAbsent()) {
            return;
        }
        core.clock = stores.emptyAt(core.clock);
        if (core.inContext) {
            engine.catchUp(core);
        }
        reordering.drain();
    }

    void clearLine(long lineAddress) {
        Page page = linePage(lineAddress);
        invalidate(page, lineAddress);
        if (reordering != null && !reordering.isEmpty()) {
            drain();
        }
        core.clock = stores.emptyAt(core.clock);
        engine.writeNotifier.beforeMessageLineWrite(page, lineAddress, core.index);
        for (long line = lineAddress; line < lineAddress + Page.MESSAGE_LINE_BYTES; line += page.lineBytes()) {
            core.clock += engine.directory.costOfOwnership(page, line, core.index, core.clock) + hits(page.lineBytes());
        }
        for (long word = lineAddress; word < lineAddress + Page.MESSAGE_LINE_BYTES; word += Long.BYTES) {
            page.store(word, Long.BYTES, 0, Endianness.LITTLE);
        }
        engine.hash.mixAccess(core.clock, ~lineAddress, 0);
        engine.writeNotifier.afterMessageLineWrite(page, lineAddress, core.index);
    }

    void cleanLine(long lineAddress) {
        Page page = linePage(lineAddress);
        for (long line = lineAddress; line < lineAddress + Page.MESSAGE_LINE_BYTES; line += page.lineBytes()) {
            core.clock += core.hit;
            if (incoherent != null) {
                incoherent.clean(line);
            }
        }
    }

    void invalidateLine(long lineAddress) {
        Page page = linePage(lineAddress);
        core.clock += core.hit * (Page.MESSAGE_LINE_BYTES / page.lineBytes());
        invalidate(page, lineAddress);
    }

    private void invalidate(Page page, long lineAddress) {
        if (incoherent != null) {
            for (long line = lineAddress; line < lineAddress + Page.MESSAGE_LINE_BYTES; line += page.lineBytes()) {
                incoherent.invalidate(line);
            }
        }
    }

    /** Charges for writing a slot, one line after the other, and says when it will be visible. */
    private long visibleAt(Page page, long lineAddress) {
        if (stores.isAbsent()) {
            core.clock += publicationCost(page, lineAddress, core.clock) + hits(Page.MESSAGE_LINE_BYTES);
            return core.clock;
        }
        core.clock = stores.roomAt(core.clock) + hits(Page.MESSAGE_LINE_BYTES);
        long turn = stores.emptyAt(core.clock);
        long visible = turn + publicationCost(page, lineAddress, turn);
        stores.add(visible);
        return visible;
    }

    private long publicationCost(Page page, long lineAddress, long begin) {
        long now = begin;
        for (long line = lineAddress; line < lineAddress + Page.MESSAGE_LINE_BYTES; line += page.lineBytes()) {
            now += engine.directory.costOfPublication(page, line, core.index, now);
        }
        return now - begin;
    }

    /** The page of an access, if the core sees it. */
    private Page page(long address, int bytes) {
        if (map != null) {
            map.requireMapped(address);
        }
        return engine.memory.page(address, bytes);
    }

    private Page linePage(long lineAddress) {
        Page page = page(lineAddress, Page.MESSAGE_LINE_BYTES);
        if (page.isDevice()) {
            throw new BusFault(lineAddress, "there are registers of a device at " + CanonicalAddress.of(lineAddress)
                    + ", which are loaded and stored one at a time");
        }
        return page;
    }

    private long hits(int bytes) {
        return bytes <= bytesPerWord ? core.hit : core.hit * (bytes / bytesPerWord);
    }
}
