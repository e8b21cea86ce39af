package org.barreleye.demo;

import java.util.List;
import java.util.Optional;
import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.domain.SystemError;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.workshop.GreetResult;
import org.barreleye.generated.user.workshop.LookAgainResult;
import org.barreleye.generated.user.workshop.TotalResult;
import org.barreleye.generated.user.workshop.WorkshopService;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.Endianness;

/**
 * The service. It is told the number of its core, its instruction set, and whose workshop it is; it is found as "workshop."
 * with whose and where.
 */
public record Workshop() implements Server {
    private static final int TOLD = 3;

    @Override
    public String name() {
        return "workshop";
    }

    @Override
    public String serviceName(Domain domain) {
        List<String> words = domain.arguments().words();
        return words.size() < TOLD ? name() : nameOf(words.get(2), words.get(0));
    }

    /** What the workshop of somebody on a core is called. */
    static String nameOf(String owner, String core) {
        return "workshop." + owner + "." + core;
    }

    @Override
    public Binding accept(Domain domain, Channel channel) {
        return org.barreleye.generated.user.workshop.Workshop.accept(
                channel, org.barreleye.generated.user.workshop.Workshop.handler(new Bench(domain)));
    }

    /** Serves one client. */
    private static final class Bench implements WorkshopService, Copyable {
        private final Domain domain;
        // Where the page lies that was lent last.
        private Optional<Long> page = Optional.empty();

        private Bench(Domain domain) {
            this.domain = domain;
        }

        private Bench(Bench source, Copier copier) {
            copier.enter(source, this);
            domain = copier.of(source.domain);
            page = source.page;
        }

        @Override
        public Bench copy(Copier copier) {
            return new Bench(this, copier);
        }

        @Override
        public GreetResult greet() {
            List<String> words = domain.arguments().words();
            return words.size() < TOLD ? new GreetResult(0, "?") : new GreetResult(Integer.parseInt(words.get(0)), words.get(1));
        }

        @Override
        public TotalResult total(FrameReference lent, long count) {
            Outcome<Window> window = domain.map(lent);
            if (!window.succeeded() || count * Long.BYTES > window.value().bytes()) {
                return new TotalResult(0, SystemError.NO_SUCH_CAPABILITY.code());
            }
            // Whoever wrote the numbers may share no cache with this core.
            window.value().invalidate();
            page = Optional.of(window.value().base());
            long sum = 0;
            for (long i = 0; i < count; i++) {
                sum += number(i);
            }
            return new TotalResult(sum, ErrorCode.NONE);
        }

        @Override
        public LookAgainResult lookAgain() {
            try {
                return new LookAgainResult(number(0), ErrorCode.NONE);
            } catch (MemoryFault fault) {
                domain.trap().print(fault.getMessage());
                return new LookAgainResult(0, SystemError.NO_SUCH_CAPABILITY.code());
            }
        }

        private long number(long index) {
            Memory memory = domain.trap().memory();
            return memory.load(page.orElse(0L) + index * Long.BYTES, Long.BYTES, Endianness.LITTLE);
        }
    }
}
