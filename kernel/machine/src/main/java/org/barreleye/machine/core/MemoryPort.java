package org.barreleye.machine.core;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryModel;
import org.barreleye.machine.device.Devices;
import org.barreleye.machine.memory.AddressMap;
import org.barreleye.machine.memory.BusFault;
import org.barreleye.machine.memory.CoherenceDirectory;
import org.barreleye.machine.memory.MachineMemory;
import org.barreleye.machine.memory.Page;
import org.barreleye.machine.ordering.Barrier;
import org.barreleye.machine.ordering.MemoryReordering;
import org.barreleye.machine.ordering.StoreBuffer;
import org.barreleye.machine.ordering.WriteNotifier;
import org.barreleye.machine.time.CoreClock;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.time.EventQueue;
import org.barreleye.machine.trace.TraceHash;

/**
 * The memory port of a core: address map, store buffer, memory reordering, and the cache of a core in no coherence
 * domain. Each access takes effect and is charged to the core's clock. The core has checked that its software may act.
 */
final class MemoryPort implements Copyable {
    private final int core;
    private final CoreClock clock;
    private final SoftwareTurn turn;
    private final long hit;
    // What a store of a word takes: on a core with a store buffer a cycle, as it need not wait for the cache.
    private final long storeHit;
    private final int bytesPerWord;
    private final AddressMap map;
    private final MachineMemory memory;
    private final CoherenceDirectory directory;
    private final WriteNotifier writeNotifier;
    private final Devices devices;
    private final EventQueue queue;
    private final TraceHash hash;
    private final MissRegisters misses;
    private final StoreBuffer stores;
    private final boolean isWeak;
    // Null if the machine is sequentially consistent.
    private final MemoryReordering reordering;
    // Null if the core is in a coherence domain, or has no cache.
    private final IncoherentCache incoherent;

    MemoryPort(MachineParts parts, CoreClock clock, SoftwareTurn turn, CoreTiming timing) {
        MachineDescription machine = parts.description();
        CoreDescription description = machine.cores().get(clock.core());
        core = clock.core();
        this.clock = clock;
        this.turn = turn;
        hit = timing.hit();
        storeHit = description.storeBuffer() == 0 ? hit : timing.cycle();
        bytesPerWord = description.wordBits() / Byte.SIZE;
        map = parts.addressMaps().get(core);
        memory = parts.memory();
        directory = parts.directory();
        writeNotifier = parts.writeNotifier();
        devices = parts.devices();
        queue = parts.queue();
        hash = parts.hash();
        isWeak = machine.memoryModel() == MemoryModel.WEAK;
        misses = new MissRegisters(core, description.misses().loads(), directory);
        stores = new StoreBuffer(description.storeBuffer(), description.misses().ownership(), machine.memoryModel(),
                machine.lineBytes());
        reordering = machine.memoryModel() == MemoryModel.SEQUENTIAL ? null
                : new MemoryReordering(clock, stores, machine, memory, directory, writeNotifier, parts.propagations(),
                        parts.simulationClock(), hash);
        incoherent = IncoherentCache.of(parts, clock);
    }

    boolean isCoherent() {
        return incoherent == null;
    }

    /** The reordering of the core's accesses; null if the machine is sequentially consistent. */
    MemoryReordering reordering() {
        return reordering;
    }

    /** The lines on their way to this core. */
    MissRegisters misses() {
        return misses;
    }

    long load(long address, int bytes, Endianness order) {
        Page page = page(address, bytes);
        long value;
        if (page.isDevice()) {
            clock.charge(directory.read(page, address, core, clock.time()) + hits(bytes));
            value = devices.at(address)
                    .load(core, register(address), clock.time()) & -1L >>> Long.SIZE - bytes * Byte.SIZE;
        } else if (incoherent != null && page.isCached()) {
            clock.charge(hits(bytes));
            value = incoherent.load(page, address, bytes, order);
        } else if (reordering != null && reordering.affects(address)) {
            value = reordering.load(page, address, bytes, order, hits(bytes));
        } else {
            clock.charge(misses.remaining(page, address, clock.time()));
            clock.charge(directory.read(page, address, core, clock.time()) + hits(bytes));
            value = page.load(address, bytes, order);
        }
        hash.mixAccess(clock.time(), address, value);
        return value;
    }

    void store(long address, int bytes, long value, Endianness order) {
        Page page = page(address, bytes);
        if (page.isDevice()) {
            storeRegister(page, address, bytes, value);
            return;
        }
        if (incoherent != null && page.isCached()) {
            clock.set(stores.emptyAt(clock.time()) + storeHits(bytes));
            incoherent.store(page, address, bytes, value, order);
            hash.mixAccess(clock.time(), ~address, value);
            return;
        }
        if (!stores.isAbsent()) {
            reordering.store(page, address, bytes, value, order, storeHits(bytes));
            hash.mixAccess(clock.time(), ~address, value);
            return;
        }
        writeNotifier.beforeWrite(page, address, core);
        clock.charge(directory.costOfOwnership(page, address, core, clock.time()) + hits(bytes));
        page.store(address, bytes, value, order);
        hash.mixAccess(clock.time(), ~address, value);
        writeNotifier.afterWrite(page, address, core);
    }

    /** Stores into a register of a device, after all earlier stores of this core. */
    private void storeRegister(Page page, long address, int bytes, long value) {
        drain();
        clock.charge(directory.costOfOwnership(page, address, core, clock.time()) + hits(bytes));
        hash.mixAccess(clock.time(), ~address, value);
        devices.at(address)
                .store(core, register(address), value & -1L >>> Long.SIZE - bytes * Byte.SIZE, clock.time());
    }

    private static int register(long address) {
        return (int) address & Page.BYTES - 1;
    }

    void publishLine(
            long lineAddress, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long header) {
        Page page = linePage(lineAddress);
        invalidate(page, lineAddress);
        if (reordering != null && !reordering.isEmpty()) {
            // Published lines become visible in the order of their events, single stores in that of the buffer.
            drain();
        }
        int handle = queue.post(visibleAt(page, lineAddress), EventClass.PUBLISH, core, lineAddress);
        queue.setWord(handle, 1, w0);
        queue.setWord(handle, 2, w1);
        queue.setWord(handle, 3, w2);
        queue.setWord(handle, 4, w3);
        queue.setWord(handle, 5, w4);
        queue.setWord(handle, 6, w5);
        queue.setWord(handle, 7, w6);
        queue.setWord(handle, 8, header);
    }

    boolean isWeaklyOrdered() {
        return isWeak;
    }

    void barrier(Barrier barrier) {
        if (barrier != Barrier.LOADS) {
            drain();
        }
        if (barrier != Barrier.STORES && reordering != null) {
            reordering.processInvalidations();
        }
    }

    /** Waits until all stores of this core are visible. */
    void drain() {
        if (stores.isAbsent()) {
            return;
        }
        clock.set(stores.emptyAt(clock.time()));
        turn.awaitTurn();
        reordering.drain();
    }

    void clearLine(long lineAddress) {
        Page page = linePage(lineAddress);
        invalidate(page, lineAddress);
        if (reordering != null && !reordering.isEmpty()) {
            drain();
        }
        clock.set(stores.emptyAt(clock.time()));
        writeNotifier.beforeMessageLineWrite(page, lineAddress, core);
        for (long line = lineAddress; line < lineAddress + Page.MESSAGE_LINE_BYTES; line += page.lineBytes()) {
            clock.charge(directory.costOfOwnership(page, line, core, clock.time()) + storeHits(page.lineBytes()));
        }
        for (long word = lineAddress; word < lineAddress + Page.MESSAGE_LINE_BYTES; word += Long.BYTES) {
            page.store(word, Long.BYTES, 0, Endianness.LITTLE);
        }
        hash.mixAccess(clock.time(), ~lineAddress, 0);
        writeNotifier.afterMessageLineWrite(page, lineAddress, core);
    }

    void cleanLine(long lineAddress) {
        Page page = linePage(lineAddress);
        for (long line = lineAddress; line < lineAddress + Page.MESSAGE_LINE_BYTES; line += page.lineBytes()) {
            clock.charge(hit);
            if (incoherent != null) {
                incoherent.clean(line);
            }
        }
    }

    void invalidateLine(long lineAddress) {
        Page page = linePage(lineAddress);
        clock.charge(hit * (Page.MESSAGE_LINE_BYTES / page.lineBytes()));
        invalidate(page, lineAddress);
    }

    void flushCache(long base, long bytes) {
        if (incoherent != null) {
            clock.charge(hit * incoherent.lines());
            incoherent.flush(base, bytes);
        }
    }

    /** Drops what the cache of a core in no coherence domain holds, modified or not: the core is started. */
    void resetCache() {
        if (incoherent != null) {
            incoherent.invalidateAll();
        }
    }

    private void invalidate(Page page, long lineAddress) {
        if (incoherent != null) {
            for (long line = lineAddress; line < lineAddress + Page.MESSAGE_LINE_BYTES; line += page.lineBytes()) {
                incoherent.invalidate(line);
            }
        }
    }

    /** Charges for the write of a message line, cache line by cache line; returns when it will be visible. */
    private long visibleAt(Page page, long lineAddress) {
        if (stores.isAbsent()) {
            clock.charge(publicationCost(page, lineAddress, clock.time()) + hits(Page.MESSAGE_LINE_BYTES));
            return clock.time();
        }
        clock.set(stores.roomAt(clock.time()) + storeHits(Page.MESSAGE_LINE_BYTES));
        long now = stores.requestAt(clock.time());
        long granted = now + publicationCost(page, lineAddress, now);
        stores.addRequest(granted);
        long visible = Math.max(granted, stores.emptyAt(clock.time()));
        stores.addLine(visible);
        return visible;
    }

    private long publicationCost(Page page, long lineAddress, long begin) {
        long now = begin;
        for (long line = lineAddress; line < lineAddress + Page.MESSAGE_LINE_BYTES; line += page.lineBytes()) {
            now += directory.costOfPublication(page, line, core, now);
        }
        return now - begin;
    }

    /** The page of an access, if the core's address map shows it. */
    private Page page(long address, int bytes) {
        map.requireMapped(address);
        return memory.page(address, bytes);
    }

    private Page linePage(long lineAddress) {
        Page page = page(lineAddress, Page.MESSAGE_LINE_BYTES);
        if (page.isDevice()) {
            throw new BusFault(lineAddress, CanonicalAddress.of(lineAddress)
                    + " is in device memory; registers of a device are loaded and stored one at a time");
        }
        return page;
    }

    private long hits(int bytes) {
        return bytes <= bytesPerWord ? hit : hit * (bytes / bytesPerWord);
    }

    private long storeHits(int bytes) {
        return bytes <= bytesPerWord ? storeHit : storeHit * (bytes / bytesPerWord);
    }
}
