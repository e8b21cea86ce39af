package roundtrip.lending;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.host.HostCapabilities;
import org.barreleye.kpi.host.HostChannels;
import org.barreleye.kpi.host.HostWaiter;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.StateCloner;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Rights;
import org.example.FrameReference;
import org.example.ServiceReference;

/** A service that keeps what it is given, and gives other frames for it. */
public final class LendingDriver implements LendingService, Copyable {
    private static final int FRAME = 2;

    private final HostCapabilities table;
    private final List<String> seen;

    private LendingDriver(HostCapabilities table) {
        this.table = table;
        seen = new ArrayList<>();
    }

    private String rights(CapabilityReference capability) {
        return table.identify(capability).map(identity -> identity.rights().toString()).orElse("nothing");
    }

    @Override
    public void lend(FrameReference page, long number) {
        seen.add(number + ": " + rights(page));
    }

    @Override
    public void surrender(FrameReference page) {
        seen.add("given: " + rights(page));
    }

    @Override
    public void both(FrameReference page, Spot spot, ServiceReference service) {
        throw new AssertionError("no client sends this");
    }

    @Override
    public SwapResult swap(FrameReference page) {
        return page.isPresent()
                ? new SwapResult(new FrameReference(table.create(FRAME, Rights.ALL)), ErrorCode.NONE)
                : SwapResult.failed(ErrorCode.of("NO_PAGE"));
    }

    /** A client in this thread, the service in another. */
    public static List<String> betweenThreads() throws CallFailed, InterruptedException {
        HostCapabilities table = new HostCapabilities();
        HostChannels.UmpPair ends = HostChannels.ump(4, table);
        LendingDriver service = new LendingDriver(table);
        Thread server = new Thread(() -> HostWaiter.serve(LendingInterface.accept(ends.second(), LendingInterface.handler(service))));
        server.start();
        List<String> answers = new ArrayList<>();
        LendingClient client =
                LendingInterface.client(LendingInterface.connect(ends.first(), new LendingHandler() {}), new HostWaiter());
        FrameReference page = new FrameReference(table.create(FRAME, new Rights(0b111)));
        for (int i = 0; i < 20; i++) {
            client.lend(page, i);
        }
        client.surrender(page);
        SwapResult swapped = client.swap(new FrameReference(table.create(FRAME, new Rights(0b001))));
        answers.add("got: " + service.rights(swapped.other()) + " " + swapped.err());
        answers.add("left: " + service.rights(page));
        SwapResult nothing = client.swap(new FrameReference(CapabilityAddress.NULL));
        answers.add("got: " + service.rights(nothing.other()) + " " + nothing.err().equals(ErrorCode.of("NO_PAGE")));
        try {
            client.swap(new FrameReference(table.create(FRAME + 1, Rights.ALL)));
        } catch (ProtocolViolation violation) {
            answers.add(violation.failure().kind().toString());
        }
        client.close();
        server.join();
        answers.add(service.seen.size() + " seen, first " + service.seen.get(0) + ", last " + service.seen.get(20));
        return answers;
    }

    /** Messages that wait to be sent are part of a copy of their machine. */
    public static List<String> copied() {
        HostCapabilities table = new HostCapabilities();
        LendingDriver service = new LendingDriver(table);
        LendingInterface.Pair ends = LendingInterface.local(table, new Silent(), LendingInterface.handler(service));
        FrameReference page = new FrameReference(table.create(FRAME, Rights.ALL));
        ends.first().tryLend(page, 1);
        StateCloner cloner = new StateCloner();
        LendingBinding first = cloner.copy(ends.first());
        LendingBinding second = cloner.copy(ends.second());
        LendingDriver copy = cloner.copy(service);
        CapabilityInspector copiedTable = cloner.copy(table);
        first.tryLend(page, 2);
        settle(ends.first(), ends.second());
        settle(first, second);
        return List.of(service.seen.toString(), copy.seen.toString(), String.valueOf(copiedTable == copy.table));
    }

    private static void settle(Binding one, Binding other) {
        while (one.poll() | other.poll()) {
            // until nothing happens
        }
    }

    /** Hears nothing. */
    private static final class Silent implements LendingHandler, Copyable {}
}
