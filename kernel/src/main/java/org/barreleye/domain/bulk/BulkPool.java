package org.barreleye.domain.bulk;

import java.util.Optional;
import java.util.function.Consumer;
import org.barreleye.domain.Domain;
import org.barreleye.domain.memory.RamSource;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;

/**
 * One end of a pool of buffers of equal size, through which two domains exchange bulk data. One of them allocates the
 * memory ({@link #request}) and sends its capability; the other one maps it ({@link #map}) and answers with the code of
 * the mechanism that it has picked, which the first one checks ({@link #agree}). All buffers are the first one's then.
 *
 * <p>A buffer is given away by {@link #move}, {@link #share} or {@link #copy}, whose results are the arguments of a
 * message, and given back by a transfer in the other direction. The mistakes of this domain are
 * {@link IllegalStateException}s; those of the other domain are outcomes, explained by {@link #refusal}. Nothing waits.
 *
 * <p>Ownership is an agreement between two domains that both have the memory mapped; it does not protect against a
 * domain that breaks it. Bytes that must not change after they were checked are read once.
 */
public final class BulkPool implements Copyable {
    /** The two ends of a pool. */
    enum Side {
        /** The end that has allocated the memory, whose buffers are free in the beginning. */
        ALLOCATOR,
        /** The end that has received the capability. */
        RECEIVER
    }

    private final PoolShape shape;
    private final CorePair cores;
    private final Side side;
    private final long base;
    private final OwnershipTable table;
    private final BulkCounts counts;
    private final ByteMovement movement;
    // Absent in tests of the pool alone, and after the end.
    private Optional<PoolMemory> memory;
    private BulkMechanism mechanism;
    private boolean isAgreed;
    private boolean isOpen = true;
    private String refusal = "";

    BulkPool(PoolShape shape, CorePair cores, BulkMechanism mechanism, Side side, Memory bytes, long base,
            TransferClock clock, Optional<PoolMemory> memory) {
        this.shape = shape;
        this.cores = cores;
        this.mechanism = mechanism;
        this.side = side;
        this.base = base;
        counts = new BulkCounts(clock);
        this.memory = memory;
        movement = new ByteMovement(bytes, counts);
        table = new OwnershipTable(shape.buffers(), side == Side.ALLOCATOR ? BufferOwner.FREE : BufferOwner.REMOTE);
        isAgreed = side == Side.RECEIVER;
        if (isAgreed && mechanism == BulkMechanism.CACHE_MAINTENANCE) {
            // Lines from a former use of the memory would be written over what the other side writes.
            movement.invalidate(base, shape.usedBytes());
        }
    }

    /**
     * Requests a pool with memory of its own.
     *
     * @param cores the core of this domain and that of the other one
     * @param continuation receives the pool or the refusal, once, perhaps before this method returns
     */
    public static void request(Domain domain, PoolShape shape, CorePair cores,
            Consumer<Outcome<BulkPool>> continuation) {
        request(domain, shape, cores, RamSource.ANY_NODE, continuation);
    }

    /**
     * Requests a pool with memory of its own, on a NUMA node.
     *
     * @param cores the core of this domain and that of the other one
     * @param continuation receives the pool or the refusal, once, perhaps before this method returns
     */
    public static void request(Domain domain, PoolShape shape, CorePair cores, long node,
            Consumer<Outcome<BulkPool>> continuation) {
        new PoolRequest(domain, shape, cores, continuation).allocate(node);
    }

    /**
     * Maps the memory of a pool of the other domain. If this core does not see it, memory of this domain takes its
     * place, and the mechanism is {@link BulkMechanism#MESSAGE}.
     *
     * @param frame the capability that was received, which is the pool's from now on, whatever the outcome
     * @param cores the core of this domain and that of the other one
     * @param continuation receives the pool or the refusal, once, perhaps before this method returns; refused with
     *     {@link KernelError#OUTSIDE_SOURCE} if the frame is too small
     */
    public static void map(Domain domain, FrameReference frame, PoolShape shape, CorePair cores,
            Consumer<Outcome<BulkPool>> continuation) {
        new PoolRequest(domain, shape, cores, continuation).map(frame);
    }

    /** The frame, whose capability the other domain is to get. */
    public FrameReference frame() {
        return memory.orElseThrow().frame();
    }

    /** The number and the size of its buffers. */
    public PoolShape shape() {
        return shape;
    }

    /** The mechanism of all transfers. */
    public BulkMechanism mechanism() {
        return mechanism;
    }

    /**
     * Accepts the mechanism that the other domain has picked when it has mapped the memory. Transfers are possible from
     * then on.
     *
     * @param code as it has arrived
     * @return refused with {@link KernelError#BAD_ARGUMENT} if it is another than that of this side, unless the other
     *     side needs the bytes in messages
     */
    public Outcome<BulkMechanism> agree(long code) {
        requireOpen("agree on the mechanism of");
        Outcome<BulkMechanism> picked = BulkMechanism.of(code);
        if (isAgreed || !picked.succeeded()
                || picked.value() != mechanism && picked.value() != BulkMechanism.MESSAGE) {
            return refuse(isAgreed ? "the mechanism is agreed on already"
                    : "the mechanism " + code + " is not " + mechanism + ", which follows from the two cores");
        }
        mechanism = picked.value();
        isAgreed = true;
        if (mechanism != BulkMechanism.MESSAGE) {
            // The other core has dropped what it had in its cache.
            table.settle();
        }
        return picked;
    }

    /** Takes a free buffer of this domain; absent if there is none until one comes back. */
    public Optional<BulkBuffer> take() {
        requireOpen("take a buffer of");
        int buffer = table.firstFree();
        if (buffer < 0) {
            return Optional.empty();
        }
        table.change(buffer, BufferOwner.LOCAL);
        table.setLength(buffer, 0);
        return Optional.of(reference(buffer));
    }

    /** Lets a buffer of this domain be taken again. */
    public void free(BulkBuffer buffer) {
        require(buffer, BufferOwner.LOCAL, "free");
        table.change(buffer.number(), BufferOwner.FREE);
    }

    /** Gives a buffer away: the other domain owns it, and this one cannot access it any more. */
    public BulkTransfer move(BulkBuffer buffer) {
        requireAgreed("move");
        require(buffer, BufferOwner.LOCAL, "move");
        return send(buffer.number(), BufferOwner.REMOTE, counts.begin());
    }

    /** Shares a buffer: both domains read it, and neither writes it, until the other one gives it back. */
    public BulkTransfer share(BulkBuffer buffer) {
        requireAgreed("share");
        require(buffer, BufferOwner.LOCAL, "share");
        return send(buffer.number(), BufferOwner.LENT, counts.begin());
    }

    /**
     * Sends a copy of a buffer, which this domain keeps.
     *
     * @return absent if there is no free buffer for the copy
     */
    public Optional<BulkTransfer> copy(BulkBuffer buffer) {
        requireOwn(buffer, "copy");
        requireAgreed("copy");
        long begin = counts.begin();
        return copy(buffer.get(), begin);
    }

    /**
     * Sends a copy of bytes.
     *
     * @return absent if there is no free buffer for them
     */
    public Optional<BulkTransfer> copy(byte[] bytes) {
        requireAgreed("copy");
        if (bytes.length > shape.bytes()) {
            throw new IllegalArgumentException(bytes.length + " bytes do not fit a buffer of " + shape.bytes());
        }
        return copy(bytes.clone(), counts.begin());
    }

    private Optional<BulkTransfer> copy(byte[] bytes, long begin) {
        int buffer = table.firstFree();
        if (buffer < 0) {
            return Optional.empty();
        }
        counts.bytesCopied += bytes.length;
        table.setLength(buffer, bytes.length);
        if (mechanism == BulkMechanism.MESSAGE) {
            counts.sent++;
            table.change(buffer, BufferOwner.REMOTE);
            counts.bytesSent += bytes.length;
            counts.end(begin);
            return Optional.of(new BulkTransfer(buffer, bytes.length, bytes));
        }
        movement.write(address(buffer), bytes);
        table.addWritten(buffer, bytes.length);
        return Optional.of(send(buffer, BufferOwner.REMOTE, begin));
    }

    /** Gives a buffer back that the other domain has shared. */
    public BulkTransfer giveBack(BulkBuffer buffer) {
        requireAgreed("give back");
        require(buffer, BufferOwner.BORROWED, "give back");
        counts.sent++;
        long begin = counts.begin();
        table.change(buffer.number(), BufferOwner.REMOTE);
        counts.end(begin);
        return new BulkTransfer(buffer.number(), 0, new byte[0]);
    }

    private BulkTransfer send(int buffer, BufferOwner owner, long begin) {
        int length = table.length(buffer);
        byte[] data = movement.send(mechanism, address(buffer), length, table.written(buffer));
        table.clearWritten(buffer);
        if (owner == BufferOwner.LENT) {
            table.changeKeeping(buffer, owner);
        } else {
            table.change(buffer, owner);
        }
        counts.sent++;
        counts.bytesSent += length;
        counts.end(begin);
        return new BulkTransfer(buffer, length, data);
    }

    /**
     * Accepts a buffer that the other domain has moved or copied, or one that it gives back. Its bytes are there to be
     * read and written.
     *
     * @param buffer as it has arrived, as the other arguments
     * @return refused with {@link KernelError#BAD_ARGUMENT} if the other domain cannot give that, which
     *     {@link #refusal} explains, and with {@link KernelError#NOT_MAPPED} if the other domain has revoked the memory
     */
    public Outcome<BulkBuffer> accept(long buffer, long length, ByteArrayView data) {
        return accept(buffer, length, data, BufferOwner.LOCAL);
    }

    /** Accepts a buffer that the other domain shares, to be read; refused like the other method. */
    public Outcome<BulkBuffer> acceptShared(long buffer, long length, ByteArrayView data) {
        return accept(buffer, length, data, BufferOwner.BORROWED);
    }

    private Outcome<BulkBuffer> accept(long buffer, long length, ByteArrayView data, BufferOwner owner) {
        String reason = !isOpen ? "the pool is closed" : !isAgreed ? "the mechanism is not agreed on yet"
                : new TransferCheck(shape, mechanism, table).reasonToRefuse(buffer, length, data,
                        owner == BufferOwner.BORROWED);
        if (!reason.isEmpty()) {
            return refuse(reason);
        }
        int number = (int) buffer;
        long begin = counts.begin();
        if (table.owner(number) == BufferOwner.LENT) {
            table.changeKeeping(number, BufferOwner.LOCAL);
        } else {
            try {
                movement.receive(mechanism, address(number), (int) length, data);
            } catch (MemoryFault fault) {
                refuse("the memory is not mapped any more: " + fault.getMessage());
                return Outcome.refused(KernelError.NOT_MAPPED);
            }
            table.change(number, owner);
            table.setLength(number, (int) length);
        }
        counts.accepted++;
        counts.bytesReceived += length;
        counts.end(begin);
        return Outcome.of(reference(number));
    }

    private <T> Outcome<T> refuse(String reason) {
        counts.refused++;
        refusal = reason;
        return Outcome.refused(KernelError.BAD_ARGUMENT);
    }

    /** The reason why the last transfer of the other domain was refused, in one sentence; empty if none was. */
    public String refusal() {
        return refusal;
    }

    /**
     * Takes back all buffers that the other domain has, when it has ended or the binding has closed. References to them
     * are of no use any more. After that the pool is for another domain on the same core, which maps the memory and
     * with which a mechanism is agreed on.
     *
     * <p>If the caches are not coherent, lines that the other domain has written may still be in the cache of its core,
     * to be written back at any time. Therefore its buffers are free only when a domain on that core has mapped the
     * memory again, which invalidates these lines.
     *
     * @return how many buffers were taken back
     * @throws IllegalStateException at the end that has not allocated the memory
     */
    public int reclaim() {
        requireOpen("reclaim the buffers of");
        if (side != Side.ALLOCATOR) {
            throw new IllegalStateException("cannot reclaim the buffers of a pool of the other domain: close it");
        }
        int reclaimed = table.reclaim(mechanism == BulkMechanism.CACHE_MAINTENANCE ? BufferOwner.UNSETTLED
                : BufferOwner.FREE);
        isAgreed = false;
        mechanism = cores.mechanism();
        return reclaimed;
    }

    /** Ends this end of the pool: all references are of no use any more, and the memory is unmapped. */
    public void close() {
        if (!isOpen) {
            return;
        }
        isOpen = false;
        if (mechanism == BulkMechanism.CACHE_MAINTENANCE) {
            dropLines();
        }
        memory.ifPresent(PoolMemory::release);
        memory = Optional.empty();
    }

    /** No line may be written back when others use the memory. */
    private void dropLines() {
        try {
            movement.invalidate(base, shape.usedBytes());
        } catch (MemoryFault fault) {
            refusal = "the memory is not mapped any more: " + fault.getMessage();
        }
    }

    /** The number of buffers with an owner. */
    public int count(BufferOwner owner) {
        return table.count(owner);
    }

    /** The mechanism that was picked, the properties for which it was, and what it has cost here. */
    public BulkReport report() {
        return counts.report(mechanism, cores, shape.buffers());
    }

    private BulkBuffer reference(int buffer) {
        return new BulkBuffer(this, buffer, table.lease(buffer));
    }

    private void requireOwn(BulkBuffer buffer, String operation) {
        if (!buffer.isOf(this)) {
            throw new IllegalStateException("cannot " + operation + " buffer " + buffer.number()
                    + ": it is of another pool");
        }
    }

    private void require(BulkBuffer buffer, BufferOwner owner, String operation) {
        requireOwn(buffer, operation);
        buffer.require(buffer.owner() == owner, operation);
    }

    void requireOpen(String operation) {
        if (!isOpen) {
            throw new IllegalStateException("cannot " + operation + " a pool that is closed");
        }
    }

    private void requireAgreed(String operation) {
        requireOpen(operation + " a buffer of");
        if (!isAgreed) {
            throw new IllegalStateException("cannot " + operation
                    + " a buffer before the other domain has mapped the memory and agree was called");
        }
    }

    long address(int buffer) {
        return base + (long) buffer * shape.bytes();
    }

    OwnershipTable table() {
        return table;
    }

    ByteMovement movement() {
        return movement;
    }
}
