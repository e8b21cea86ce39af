package org.barreleye.samples.sharing;

import java.util.List;
import java.util.Optional;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.memory.Region;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.monitor.ExportContinuation;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.samples.interfaces.sharing.SharingInterface;

/**
 * Shares a page with a reader, changes a number in it, revokes it, and writes another number that the reader is never
 * to see. It does so with readers on two cores, whose page tables have different formats.
 */
public record Owner() implements BlockingProgram {
    /** The value that the owner writes after it has revoked the page. */
    static final long SECRET = 0x5ec7e7;

    private static final int PAGE = 4096;
    private static final int CHANGES = 20;
    private static final long CYCLES_OF_A_CHANGE = 4_000;
    private static final long MINUTE = 60_000_000_000L;

    @Override
    public String name() {
        return "sharing";
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        int wrong = 0;
        for (int core : List.of(1, 16)) {
            wrong += share(domain, core) ? 0 : 1;
        }
        return wrong;
    }

    private static boolean share(Domain domain, int core) throws CallFailed {
        FrameReference page = domain.createFrame(domain.allocate(PAGE), PAGE).value();
        Region region = domain.addressSpace().map(page).value();
        Window window = region.window(domain.syscalls().memory());
        Lending lending = new Lending(page, window);
        String name = "page." + core;
        domain.nameService().register(name, export(domain, lending), "");
        long reader = domain.spawn(core, "reader", name);
        while (!lending.isRead()) {
            domain.events().pause(domain.syscalls().now() + MINUTE);
        }
        domain.syscalls().print("core " + core + " reads at " + hex(lending.readerAddress()) + " what is at "
                + hex(window.base()) + " here");
        change(domain, window);
        domain.syscalls().print("revokes the page");
        Outcome<Outcome.Unit> revoked = domain.revoke(page);
        if (!revoked.succeeded()) {
            domain.syscalls().print("not revoked: " + revoked.error().sentence());
            return false;
        }
        keepSecret(domain, page, region);
        return domain.processes().waitFor(reader, MINUTE).status() == 0;
    }

    /** Counts in the page while the other core reads it. */
    private static void change(Domain domain, Window window) {
        for (int number = 1; number <= CHANGES; number++) {
            window.putLong(0, number);
            domain.syscalls().compute(CYCLES_OF_A_CHANGE);
        }
    }

    /** Uses the page again. The mapping was a descendant of the capability too, so it is made again. */
    private static void keepSecret(Domain domain, FrameReference page, Region revoked) {
        domain.addressSpace().unmap(revoked);
        Window again = domain.map(page).value();
        domain.syscalls().print("no other domain has the page; it held " + again.getLong(0)
                + ", and now a number that the reader is not to see");
        again.putLong(0, SECRET);
    }

    private static CapabilityReference export(Domain domain, Lending lending) throws CallFailed {
        Exported exported = new Exported();
        domain.export(channel -> SharingInterface.accept(channel, lending), exported);
        while (exported.service.isEmpty()) {
            domain.events().pause(domain.syscalls().now() + MINUTE);
            if (exported.failure.isPresent()) {
                throw new CallFailed(exported.failure.get());
            }
        }
        return exported.service.get();
    }

    static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }

    /** Receives the capability of the service. */
    private static final class Exported implements ExportContinuation {
        private Optional<CapabilityReference> service = Optional.empty();
        private Optional<Failure> failure = Optional.empty();

        @Override
        public void replied(CapabilityReference exported, ErrorCode err) {
            if (err.failed()) {
                failure = Optional.of(new Failure(Failure.Kind.REFUSED, SystemError.describe(err)));
            } else {
                service = Optional.of(exported);
            }
        }

        @Override
        public void failed(Failure reason) {
            failure = Optional.of(reason);
        }
    }
}
