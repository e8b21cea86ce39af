package org.barreleye.samples.bulk;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.barreleye.domain.Domain;
import org.barreleye.domain.bulk.BulkPool;
import org.barreleye.domain.bulk.BulkTransfer;
import org.barreleye.domain.bulk.CorePair;
import org.barreleye.domain.bulk.PoolShape;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.samples.interfaces.filter.ChecksumReply;
import org.barreleye.samples.interfaces.filter.FilterHandler;
import org.barreleye.samples.interfaces.filter.GetReportReply;
import org.barreleye.samples.interfaces.filter.InvertReply;
import org.barreleye.samples.interfaces.filter.OpenReply;

/** The service's end of the binding to a client, with its end of the client's pool. */
final class Filter implements FilterHandler, Copyable {
    private final Domain domain;
    private Optional<BulkPool> pool = Optional.empty();

    Filter(Domain domain) {
        this.domain = domain;
    }

    @Override
    public void open(CapabilityReference memory, long buffers, long bytes, long core, OpenReply reply) {
        FrameReference frame = new FrameReference(memory.address());
        Outcome<PoolShape> shape = PoolShape.of(buffers, bytes);
        if (!shape.succeeded() || pool.isPresent()) {
            domain.delete(frame);
            reply.reply(0, ErrorCode.of(shape.succeeded() ? KernelError.BAD_ARGUMENT : shape.error()));
            return;
        }
        int local = Integer.parseInt(domain.arguments().text());
        CorePair.find(domain, local, (int) core, new CoresFound(this, frame, shape.value(), reply));
    }

    @Override
    public void invert(long buffer, long length, ByteArrayView data, InvertReply reply) {
        Outcome<BulkTransfer> inverted = pool.isEmpty() ? Outcome.refused(KernelError.BAD_ARGUMENT)
                : inverted(pool.get(), buffer, length, data);
        if (inverted.succeeded()) {
            BulkTransfer back = inverted.value();
            reply.reply(back.buffer(), back.length(), back.data(), ErrorCode.NONE);
        } else {
            reply.reply(0, 0, new ByteArrayView(), ErrorCode.of(inverted.error()));
        }
    }

    private static Outcome<BulkTransfer> inverted(BulkPool pool, long buffer, long length, ByteArrayView data) {
        try {
            return pool.accept(buffer, length, data).map(arrived -> {
                byte[] bytes = arrived.get();
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) ~bytes[i];
                }
                arrived.put(0, bytes);
                return pool.move(arrived);
            });
        } catch (MemoryFault revoked) {
            // It is the client's memory.
            return Outcome.refused(KernelError.NOT_MAPPED);
        }
    }

    @Override
    public void checksum(long buffer, long length, ByteArrayView data, ChecksumReply reply) {
        CRC32 crc = new CRC32();
        Outcome<BulkTransfer> summed = pool.isEmpty() ? Outcome.refused(KernelError.BAD_ARGUMENT)
                : summed(pool.get(), crc, buffer, length, data);
        if (summed.succeeded()) {
            reply.reply(summed.value().buffer(), crc.getValue(), ErrorCode.NONE);
        } else {
            reply.reply(0, 0, ErrorCode.of(summed.error()));
        }
    }

    private static Outcome<BulkTransfer> summed(BulkPool pool, CRC32 crc, long buffer, long length,
            ByteArrayView data) {
        try {
            return pool.acceptShared(buffer, length, data).map(arrived -> {
                crc.update(arrived.get());
                return pool.giveBack(arrived);
            });
        } catch (MemoryFault revoked) {
            return Outcome.refused(KernelError.NOT_MAPPED);
        }
    }

    @Override
    public void getReport(GetReportReply reply) {
        reply.reply(pool.map(open -> String.join("; ", open.report().sentences())).orElse("no pool is open"));
    }

    /** The client has ended or has closed the binding. */
    @Override
    public void onClosed(Failure reason) {
        pool.ifPresent(BulkPool::close);
        pool = Optional.empty();
    }

    private record CoresFound(Filter filter, FrameReference frame, PoolShape shape, OpenReply reply)
            implements Consumer<Outcome<CorePair>>, Copyable {
        @Override
        public void accept(Outcome<CorePair> cores) {
            if (cores.succeeded()) {
                BulkPool.map(filter.domain, frame, shape, cores.value(), new Mapped(filter, reply));
            } else {
                filter.domain.delete(frame);
                reply.reply(0, ErrorCode.of(cores.error()));
            }
        }
    }

    private record Mapped(Filter filter, OpenReply reply) implements Consumer<Outcome<BulkPool>>, Copyable {
        @Override
        public void accept(Outcome<BulkPool> mapped) {
            if (mapped.succeeded()) {
                filter.pool = Optional.of(mapped.value());
                reply.reply(mapped.value().mechanism().code(), ErrorCode.NONE);
            } else {
                reply.reply(0, ErrorCode.of(mapped.error()));
            }
        }
    }
}
