package org.barreleye.domain.memory;

import java.util.Optional;
import org.barreleye.generated.user.FrameMapResult;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * Two pages of an address space in which frames are mapped for a moment, to copy from one to the other. Their table
 * always exists, so a page fault can copy without allocating one.
 */
final class ScratchPages implements Copyable {
    /** The size of the two pages. */
    static final long BYTES = 2 * PageTables.PAGE_BYTES;

    // At the end of the first table, which covers 1 MiB in the layout with the smallest ones.
    private static final long DISTANCE = (1L << 20) - BYTES;

    private final SystemCalls syscalls;
    private final Optional<PageTables> tables;
    private final long base;

    /** Pages near the first address, for which the table exists. */
    ScratchPages(SystemCalls syscalls, Optional<PageTables> tables, long first) {
        this.syscalls = syscalls;
        this.tables = tables;
        base = first + DISTANCE;
    }

    long base() {
        return base;
    }

    /** Copies a page, which is part of a frame, to another frame. Only on a core with an MMU. */
    Outcome<Outcome.Unit> copyPage(FramePart from, CapabilityAddress to, long toOffset) {
        PageTables built = tables.orElseThrow();
        long target = base + PageTables.PAGE_BYTES;
        var source = AddressSpace.retried(() -> built.map(base, from, AddressSpace.READ));
        return source.flatMap(reading -> {
            var mapped = AddressSpace.retried(() ->
                    built.map(target, FramePart.of(to, toOffset, PageTables.PAGE_BYTES), AddressSpace.READ_WRITE));
            mapped.map(writing -> {
                copy(base, target, PageTables.PAGE_BYTES);
                writing.forEach(built::unmap);
                return Outcome.Unit.UNIT;
            });
            reading.forEach(built::unmap);
            return mapped.map(done -> Outcome.Unit.UNIT);
        });
    }

    /** Copies the contents of part of a frame to a block of at most the same size. */
    Outcome<Outcome.Unit> copy(FrameRange from, FrameBlock to) {
        if (tables.isEmpty()) {
            return from.frame().map(syscalls).flatMap(source -> mapAll(to).map(target -> {
                copy(source.base() + from.offset(), target, to.bytes());
                return Outcome.Unit.UNIT;
            }));
        }
        Outcome<Outcome.Unit> copied = Outcome.unit();
        for (long done = 0; done < to.bytes() && copied.succeeded(); done += PageTables.PAGE_BYTES) {
            FrameReference target = to.frames().get((int) (done / FrameBlock.FRAME_BYTES_MAX));
            FramePart page = FramePart.of(from.frame().address(), from.offset() + done, PageTables.PAGE_BYTES);
            copied = copyPage(page, target.address(), done % FrameBlock.FRAME_BYTES_MAX);
        }
        return copied;
    }

    /** Maps a block at its physical address. */
    private Outcome<Long> mapAll(FrameBlock block) {
        Outcome<Long> begin = Outcome.refused(KernelError.BAD_SIZE);
        for (FrameReference frame : block.frames()) {
            Outcome<Long> mapped = frame.map(syscalls).map(FrameMapResult::base);
            if (!mapped.succeeded()) {
                return mapped;
            }
            begin = begin.succeeded() ? begin : mapped;
        }
        return begin;
    }

    /** Copies bytes between two mapped addresses. */
    private void copy(long from, long to, long bytes) {
        Memory memory = syscalls.memory();
        for (long done = 0; done < bytes; done += Long.BYTES) {
            long word = memory.load(from + done, Long.BYTES, memory.endianness());
            memory.store(to + done, Long.BYTES, word, memory.endianness());
        }
    }
}
