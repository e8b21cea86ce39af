package org.barreleye.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.boot.Boot;
import org.barreleye.cpudriver.TestAddressSpace;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.interconnect.EndpointChannel;
import org.barreleye.domain.interconnect.FrameRing;
import org.barreleye.domain.interconnect.LmpEventSource;
import org.barreleye.domain.interconnect.UmpEventSource;
import org.barreleye.domain.memory.AddressSpace;
import org.barreleye.domain.quota.Quota;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.L1CNodeToWireResult;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.generated.user.intermon.IntermonBinding;
import org.barreleye.generated.user.intermon.IntermonHandler;
import org.barreleye.generated.user.intermon.IntermonInterface;
import org.barreleye.generated.user.intermon.SpawnReply;
import org.barreleye.generated.user.quotas.QuotaAmounts;
import org.barreleye.kpi.channel.CapabilityChannel;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.StartPage;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.Presets;
import org.junit.jupiter.api.Test;

/** A binding needs two connected channel ends, and neither a service, nor a name, nor a monitor behind them. */
class FirstBindingsTest {
    private static final long RING_BYTES = QueueSizes.DEFAULT.ringBytes();
    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final RamReference MEMORY = new RamReference(WellKnownSlots.MEMORY);
    private static final int ANSWER = 42;

    /** Replies to every spawn request with the number of its program plus one. */
    private static final class Answering implements IntermonHandler {
        @Override
        public void spawn(
                long image, String arguments, String environment, boolean supervised, long assigned, long grants,
                QuotaAmounts quota, long spawner, long setBy, SpawnReply reply) {
            reply.reply(image + 1, 0, ErrorCode.NONE);
        }
    }

    /** Calls once, prints the reply, and switches the machine off with it as status. */
    private static void ask(SystemCalls syscalls, IntermonBinding binding) {
        binding.trySpawn(ANSWER - 1, "", "", false, 0, 0, Quota.UNSET.sent(), 0, 0,
                new org.barreleye.generated.user.intermon.SpawnContinuation() {
            @Override
            public void replied(long process, long service, ErrorCode err) {
                authority().powerOff(syscalls, process);
            }

            @Override
            public void failed(Failure failure) {
                syscalls.print(failure.toString());
            }
        });
    }

    private static KernelReference authority() {
        return new KernelReference(WellKnownSlots.KERNEL);
    }

    private static CapabilityAddress slot(int number) {
        return new CapabilityAddress(number);
    }

    @Test
    void joins_two_dispatchers_of_one_core_over_endpoints() {
        try (Machine machine = Boot
                .on(Presets.x86Power32(), 1, List.of(new AskingOverEndpoints(), new AnsweringOverEndpoints()))) {
            machine.run();

            assertThat(machine.exitStatus()).hasValue(ANSWER);
        }
    }

    @Test
    void joins_two_cores_over_rings_that_the_start_page_names() {
        try (Machine machine = Boot.on(Presets.x86Power32(), 1, List.of(new FirstOfEachCore()))) {
            machine.run();

            assertThat(machine.exitStatus()).hasValue(ANSWER);
        }
    }

    /** The first program of the core: creates a second dispatcher, and endpoints between the two. */
    private record AskingOverEndpoints() implements Program.ReactorProgram {
        private static final CapabilityAddress CSPACE = slot(200);
        private static final CapabilityAddress DISPATCHER = slot(201);
        private static final CapabilityAddress THEIRS = slot(202);
        private static final CapabilityAddress OURS = slot(203);
        private static final CapabilityAddress NODE = slot(204);

        @Override
        public String name() {
            return "asking";
        }

        @Override
        public Upcalls load(SystemCalls syscalls, long core, long parent) {
            long endpointBytes = ObjectType.END_POINT.fixedSize();
            assertDone(ROOT.retype(syscalls, MEMORY, 0, Retype.L1CNODE, ObjectType.L1CNODE.fixedSize(), 1, CSPACE));
            assertDone(ROOT.retype(syscalls, MEMORY, 16_384, Retype.L2CNODE, ObjectType.L2CNODE.fixedSize(), 1, NODE));
            assertDone(ROOT.retype(
                    syscalls, MEMORY, 32_768, Retype.DISPATCHER, ObjectType.DISPATCHER.fixedSize(), 1, DISPATCHER));
            DispatcherReference other = new DispatcherReference(DISPATCHER);
            DispatcherReference self = new DispatcherReference(WellKnownSlots.DISPATCHER);
            assertDone(ROOT.retype(syscalls, other, 0, Retype.END_POINT, endpointBytes, 1, THEIRS));
            assertDone(ROOT.retype(syscalls, self, 0, Retype.END_POINT, endpointBytes, 1, OURS));
            L1CNodeReference node = new L1CNodeReference(CSPACE);
            assertDone(node.install(syscalls, NODE, 0));
            assertDone(node.copy(syscalls, THEIRS, WellKnownSlots.FROM_MONITOR));
            assertDone(node.copy(syscalls, OURS, WellKnownSlots.TO_MONITOR));
            assertDone(other.start(syscalls, CSPACE, 1, 0, 0));

            EventLoop events = new EventLoop(syscalls);
            IntermonBinding binding = IntermonInterface.connect(
                    new EndpointChannel(syscalls, new SlotAllocator(syscalls), THEIRS, OURS), new IntermonHandler() {});
            events.add(new LmpEventSource(binding));
            ask(syscalls, binding);
            return events;
        }
    }

    private static void assertDone(org.barreleye.kpi.outcome.Outcome<?> outcome) {
        assertThat(outcome.error().sentence()).isEqualTo(org.barreleye.kpi.outcome.KernelError.NONE.sentence());
    }

    private record AnsweringOverEndpoints() implements Program.ReactorProgram {
        @Override
        public String name() {
            return "answering";
        }

        @Override
        public Upcalls load(SystemCalls syscalls, long argument0, long argument1) {
            EventLoop events = new EventLoop(syscalls);
            events.add(new LmpEventSource(IntermonInterface.accept(new EndpointChannel(syscalls,
                    new SlotAllocator(syscalls),
                    WellKnownSlots.TO_MONITOR, WellKnownSlots.FROM_MONITOR), new Answering())));
            return events;
        }
    }

    /** On the boot core, starts the other core and calls it; on the other core, replies. */
    private record FirstOfEachCore() implements Program.ReactorProgram {
        private static final CapabilityAddress CHANNEL = slot(200);
        private static final CapabilityAddress PAGE = slot(201);

        @Override
        public String name() {
            return "first";
        }

        @Override
        public Upcalls load(SystemCalls syscalls, long core, long parent) {
            return core == parent ? ask(syscalls, (int) core) : answer(syscalls);
        }

        private static Upcalls ask(SystemCalls syscalls, int core) {
            CoreId other = Presets.x86Power32().cores().get(1).id();
            assertDone(ROOT.retype(syscalls, MEMORY, 0, Retype.FRAME, 2 * RING_BYTES, 1, CHANNEL));
            assertDone(ROOT.retype(syscalls, MEMORY, 2 * RING_BYTES, Retype.FRAME, StartPage.BYTES, 1, PAGE));
            AddressSpace addressSpace = TestAddressSpace.ofInitialDomain(syscalls);
            long rings = addressSpace.map(new FrameReference(CHANNEL)).value().base();
            long page = addressSpace.map(new FrameReference(PAGE)).value().base();
            long memory = MEMORY.identify(syscalls).value().base();
            L1CNodeToWireResult words = ROOT.toWire(syscalls, CHANNEL).value();
            write(syscalls, page, StartPage.MEMORY_BASE, memory + (1 << 20));
            write(syscalls, page, StartPage.MEMORY_BYTES, 1 << 20);
            write(syscalls, page, StartPage.CHANNEL, words.word0());
            write(syscalls, page, StartPage.CHANNEL + 8, words.word1());
            write(syscalls, page, StartPage.CHANNEL + 16, words.word2());
            write(syscalls, page, StartPage.CHANNEL + 24, words.word3());
            write(syscalls, page, StartPage.PARENT, core);
            write(syscalls, page, StartPage.MAGIC, StartPage.MAGIC_VALUE);
            FrameRing outgoing = new FrameRing(syscalls.memory(), rings, UmpChannel.DEFAULT_LINES);
            FrameRing incoming = new FrameRing(syscalls.memory(), rings + RING_BYTES, UmpChannel.DEFAULT_LINES);
            UmpChannel channel = new UmpChannel(outgoing, incoming, new NoLane());
            IntermonBinding binding = IntermonInterface.connect(channel, new IntermonHandler() {});
            assertDone(authority().startCore(syscalls, other.number(), PAGE));
            FirstBindingsTest.ask(syscalls, binding);
            return watching(syscalls, binding, channel, incoming);
        }

        private static Upcalls answer(SystemCalls syscalls) {
            long rings = TestAddressSpace.ofInitialDomain(syscalls)
                    .map(new FrameReference(WellKnownSlots.FIRST_CHANNEL)).value().base();
            FrameRing incoming = new FrameRing(syscalls.memory(), rings, UmpChannel.DEFAULT_LINES);
            FrameRing outgoing = new FrameRing(syscalls.memory(), rings + RING_BYTES, UmpChannel.DEFAULT_LINES);
            UmpChannel channel = new UmpChannel(outgoing, incoming, new NoLane());
            return watching(syscalls, IntermonInterface.accept(channel, new Answering()), channel, incoming);
        }

        private static Upcalls watching(SystemCalls syscalls, IntermonBinding binding, UmpChannel channel,
                FrameRing incoming) {
            EventLoop events = new EventLoop(syscalls);
            events.add(new UmpEventSource(binding, channel, incoming));
            return events;
        }

        private static void write(SystemCalls syscalls, long page, int offset, long value) {
            syscalls.memory().store(page + offset, 8, value, Endianness.LITTLE);
        }
    }

    /** A capability channel that transfers nothing. */
    private static final class NoLane implements CapabilityChannel {
        @Override
        public boolean send(CapabilityReference capability, boolean move) {
            return false;
        }

        @Override
        public boolean isReady() {
            return false;
        }

        @Override
        public CapabilityReference take() {
            throw new IllegalStateException("nothing arrives here");
        }
    }
}
