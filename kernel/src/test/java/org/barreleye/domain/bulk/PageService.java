package org.barreleye.domain.bulk;

import java.util.Optional;
import java.util.function.Consumer;
import org.barreleye.capops.interfaces.pages.GetReportReply;
import org.barreleye.capops.interfaces.pages.OpenReply;
import org.barreleye.capops.interfaces.pages.PagesBinding;
import org.barreleye.capops.interfaces.pages.PagesHandler;
import org.barreleye.capops.interfaces.pages.PagesInterface;
import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/** A reactor that adds one to the bytes of what is moved to it and moves it back, and reads what is shared with it. */
record PageService() implements Server {
    @Override
    public String name() {
        return "pages";
    }

    @Override
    public String serviceName(Domain domain) {
        return "pages." + domain.arguments().text();
    }

    @Override
    public Binding accept(Domain domain, Channel channel) {
        ServedClient exchange = new ServedClient(domain);
        exchange.binding = PagesInterface.accept(channel, exchange);
        return exchange.binding;
    }

    /** The end of one client. */
    private static final class ServedClient implements PagesHandler, Copyable {
        private final Domain domain;
        private Optional<BulkPool> pool = Optional.empty();
        // Set right after the binding has been made, which needs this handler.
        private PagesBinding binding;

        private ServedClient(Domain domain) {
            this.domain = domain;
        }

        @Override
        public void open(CapabilityReference memory, long buffers, long bytes, long core, OpenReply reply) {
            Outcome<PoolShape> shape = PoolShape.of(buffers, bytes);
            if (!shape.succeeded()) {
                reply.reply(0, ErrorCode.of(shape.error()));
                return;
            }
            int local = Integer.parseInt(domain.arguments().text());
            CorePair.find(domain, local, (int) core, new CoresFound(this, new FrameReference(memory.address()),
                    shape.value(), reply));
        }

        @Override
        public void moved(long buffer, long length, ByteArrayView data) {
            Outcome<BulkBuffer> arrived = pool.orElseThrow().accept(buffer, length, data);
            if (arrived.succeeded()) {
                try {
                    increment(arrived.value());
                } catch (MemoryFault fault) {
                    domain.syscalls().print("the client has revoked the memory: " + fault.getMessage());
                }
            } else if (arrived.error() == KernelError.NOT_MAPPED) {
                domain.syscalls().print("the client has revoked the memory: " + pool.get().refusal());
            }
        }

        private void increment(BulkBuffer arrived) {
            byte[] bytes = arrived.get();
            for (int i = 0; i < bytes.length; i++) {
                bytes[i]++;
            }
            arrived.put(0, bytes);
            BulkTransfer back = pool.orElseThrow().move(arrived);
            binding.sendMoved(back.buffer(), back.length(), back.data());
        }

        @Override
        public void bounced(long buffer, long length, ByteArrayView data) {
            BulkTransfer back = pool.orElseThrow().move(pool.get().accept(buffer, length, data).value());
            binding.sendMoved(back.buffer(), back.length(), back.data());
        }

        @Override
        public void shared(long buffer, long length, ByteArrayView data) {
            Outcome<BulkBuffer> arrived = pool.orElseThrow().acceptShared(buffer, length, data);
            if (arrived.succeeded()) {
                long sum = 0;
                for (byte value : arrived.value().get()) {
                    sum += value & 0xff;
                }
                binding.sendReturned(pool.get().giveBack(arrived.value()).buffer(), sum);
            }
        }

        @Override
        public void getReport(GetReportReply reply) {
            BulkReport report = pool.orElseThrow().report();
            reply.reply(report.refused(), report.linesCleaned(), report.linesInvalidated(), report.cycles());
        }

        @Override
        public void onClosed(Failure reason) {
            pool.ifPresent(BulkPool::close);
        }
    }

    private record CoresFound(ServedClient client, FrameReference memory, PoolShape shape, OpenReply reply)
            implements Consumer<Outcome<CorePair>>, Copyable {
        @Override
        public void accept(Outcome<CorePair> cores) {
            if (cores.succeeded()) {
                BulkPool.map(client.domain, memory, shape, cores.value(), new Mapped(client, reply));
            } else {
                client.domain.delete(memory);
                reply.reply(0, ErrorCode.of(cores.error()));
            }
        }
    }

    private record Mapped(ServedClient client, OpenReply reply) implements Consumer<Outcome<BulkPool>>, Copyable {
        @Override
        public void accept(Outcome<BulkPool> pool) {
            if (pool.succeeded()) {
                client.pool = Optional.of(pool.value());
                reply.reply(pool.value().mechanism().code(), ErrorCode.NONE);
            } else {
                reply.reply(0, ErrorCode.of(pool.error()));
            }
        }
    }
}
