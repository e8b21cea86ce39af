package org.barreleye.demo;

import java.util.List;
import java.util.Optional;
import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.memory.Region;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.workshop.RereadResult;
import org.barreleye.generated.user.workshop.SumResult;
import org.barreleye.generated.user.workshop.WhereResult;
import org.barreleye.generated.user.workshop.WorkshopService;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Endianness;

/**
 * The service of the demo: sums the numbers in a page. Its arguments are the number of its core, its instruction set,
 * and the number of the process that started it; its name is "sum.PROCESS.CORE".
 */
public record SumServer() implements Server {
    private static final int ARGUMENT_COUNT = 3;

    @Override
    public String name() {
        return "sum";
    }

    @Override
    public String serviceName(Domain domain) {
        List<String> words = domain.arguments().words();
        return words.size() < ARGUMENT_COUNT ? name() : nameOf(words.get(2), words.get(0));
    }

    /** Returns the name of the service that a process has started on a core. */
    static String nameOf(String owner, String core) {
        return "sum." + owner + "." + core;
    }

    @Override
    public Binding accept(Domain domain, Channel channel) {
        return org.barreleye.generated.user.workshop.WorkshopInterface.accept(
                channel, org.barreleye.generated.user.workshop.WorkshopInterface.handler(new SumSession(domain)));
    }

    /** Serves one client. */
    private static final class SumSession implements WorkshopService, Copyable {
        private final Domain domain;
        // The page that was received last.
        private Optional<Region> page = Optional.empty();

        private SumSession(Domain domain) {
            this.domain = domain;
        }

        @Override
        public WhereResult where() {
            List<String> words = domain.arguments().words();
            return words.size() < ARGUMENT_COUNT ? new WhereResult(0, "?")
                    : new WhereResult(Integer.parseInt(words.get(0)), words.get(1));
        }

        @Override
        public SumResult sum(FrameReference frame, long count) {
            page.ifPresent(before -> domain.slots().release(new FrameReference(before.frame())));
            page = Optional.empty();
            Outcome<Region> mapped = domain.addressSpace().map(frame);
            if (!mapped.succeeded() || count * Long.BYTES > mapped.value().bytes()) {
                domain.delete(frame);
                return new SumResult(0, SystemError.NO_SUCH_CAPABILITY.code());
            }
            // The cache of this core may not be coherent with that of the writer.
            mapped.value().window(domain.syscalls().memory()).invalidate();
            page = Optional.of(mapped.value());
            long sum = 0;
            for (long i = 0; i < count; i++) {
                sum += number(i);
            }
            return new SumResult(sum, ErrorCode.NONE);
        }

        @Override
        public RereadResult reread() {
            try {
                return new RereadResult(number(0), ErrorCode.NONE);
            } catch (MemoryFault fault) {
                return new RereadResult(0, SystemError.NO_SUCH_CAPABILITY.code());
            }
        }

        private long number(long index) {
            Memory memory = domain.syscalls().memory();
            return memory.load(page.map(Region::base).orElse(0L) + index * Long.BYTES, Long.BYTES, Endianness.LITTLE);
        }
    }
}
