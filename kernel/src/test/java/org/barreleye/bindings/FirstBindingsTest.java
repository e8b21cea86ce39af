package org.barreleye.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.boot.Boot;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.interconnect.EndpointChannel;
import org.barreleye.domain.interconnect.FrameRing;
import org.barreleye.domain.interconnect.LmpSource;
import org.barreleye.domain.interconnect.UmpSource;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.L1CNodeDescribeResult;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.PhysicalMemoryReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.generated.user.intermonitor.Intermonitor;
import org.barreleye.generated.user.intermonitor.IntermonitorBinding;
import org.barreleye.generated.user.intermonitor.IntermonitorHandler;
import org.barreleye.generated.user.intermonitor.SpawnReply;
import org.barreleye.kpi.channel.CapabilityLane;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.trap.Image;
import org.barreleye.kpi.trap.StartPage;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.Upcalls;
import org.barreleye.kpi.trap.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.Presets;
import org.junit.jupiter.api.Test;

/** A binding needs two connected channel ends, and neither a service, nor a name, nor a monitor behind them. */
class FirstBindingsTest {
    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final RamReference MEMORY = new RamReference(WellKnownSlots.MEMORY);
    private static final int ANSWER = 42;

    /** Answers every request to spawn something with the number of what was asked for, plus one. */
    private static final class Answering implements IntermonitorHandler {
        @Override
        public void spawn(
                long image, String arguments, String environment, boolean untilExported, SpawnReply reply) {
            reply.reply(image + 1, 0, ErrorCode.NONE);
        }
    }

    /** Asks once, prints the answer, and switches the machine off with it. */
    private static void ask(Trap trap, IntermonitorBinding binding) {
        binding.trySpawn(ANSWER - 1, "", "", false, new org.barreleye.generated.user.intermonitor.SpawnContinuation() {
            @Override
            public void replied(long process, long service, ErrorCode err) {
                authority().powerOff(trap, process);
            }

            @Override
            public void failed(Failure failure) {
                trap.print(failure.toString());
            }
        });
    }

    private static PhysicalMemoryReference authority() {
        return new PhysicalMemoryReference(WellKnownSlots.PHYSICAL_MEMORY);
    }

    private static CapabilityAddress slot(int number) {
        return new CapabilityAddress(number);
    }

    @Test
    void joins_two_dispatchers_of_one_core_over_endpoints() {
        try (Machine machine = Boot.on(Presets.duet(), 1, List.of(new AskingOverEndpoints(), new AnsweringOverEndpoints()))) {
            machine.run();

            assertThat(machine.exitStatus()).hasValue(ANSWER);
        }
    }

    @Test
    void joins_two_cores_over_rings_that_the_start_page_names() {
        try (Machine machine = Boot.on(Presets.duet(), 1, List.of(new FirstOfEachCore()))) {
            machine.run();

            assertThat(machine.exitStatus()).hasValue(ANSWER);
        }
    }

    /** The first program of the core: makes a second dispatcher, and endpoints between the two. */
    private record AskingOverEndpoints() implements Image.Reactive {
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
        public Upcalls load(Trap trap, long core, long parent) {
            long endpointBytes = ObjectType.END_POINT.fixedSize();
            assertDone(ROOT.retype(trap, MEMORY, 0, Retype.L1CNODE, ObjectType.L1CNODE.fixedSize(), 1, CSPACE));
            assertDone(ROOT.retype(trap, MEMORY, 16_384, Retype.L2CNODE, ObjectType.L2CNODE.fixedSize(), 1, NODE));
            assertDone(ROOT.retype(
                    trap, MEMORY, 32_768, Retype.DISPATCHER, ObjectType.DISPATCHER.fixedSize(), 1, DISPATCHER));
            DispatcherReference other = new DispatcherReference(DISPATCHER);
            DispatcherReference self = new DispatcherReference(WellKnownSlots.DISPATCHER);
            assertDone(ROOT.retype(trap, other, 0, Retype.END_POINT, endpointBytes, 1, THEIRS));
            assertDone(ROOT.retype(trap, self, 0, Retype.END_POINT, endpointBytes, 1, OURS));
            L1CNodeReference node = new L1CNodeReference(CSPACE);
            assertDone(node.install(trap, NODE, 0));
            assertDone(node.copy(trap, THEIRS, WellKnownSlots.FROM_MONITOR));
            assertDone(node.copy(trap, OURS, WellKnownSlots.TO_MONITOR));
            assertDone(other.start(trap, CSPACE, 1, 0, 0));

            EventLoop events = new EventLoop(trap);
            IntermonitorBinding binding = Intermonitor.connect(
                    new EndpointChannel(trap, new SlotAllocator(trap), THEIRS, OURS), new IntermonitorHandler() {});
            events.add(new LmpSource(binding));
            ask(trap, binding);
            return events;
        }
    }

    private static void assertDone(org.barreleye.kpi.outcome.Outcome<?> outcome) {
        assertThat(outcome.error().sentence()).isEqualTo(org.barreleye.kpi.outcome.KernelError.NONE.sentence());
    }

    private record AnsweringOverEndpoints() implements Image.Reactive {
        @Override
        public String name() {
            return "answering";
        }

        @Override
        public Upcalls load(Trap trap, long argument0, long argument1) {
            EventLoop events = new EventLoop(trap);
            events.add(new LmpSource(Intermonitor.accept(new EndpointChannel(trap, new SlotAllocator(trap),
                    WellKnownSlots.TO_MONITOR, WellKnownSlots.FROM_MONITOR), new Answering())));
            return events;
        }
    }

    /** On the boot core it starts the other core and asks; there it answers. */
    private record FirstOfEachCore() implements Image.Reactive {
        private static final CapabilityAddress CHANNEL = slot(200);
        private static final CapabilityAddress PAGE = slot(201);

        @Override
        public String name() {
            return "first";
        }

        @Override
        public Upcalls load(Trap trap, long core, long parent) {
            return core == parent ? ask(trap, (int) core) : answer(trap);
        }

        private static Upcalls ask(Trap trap, int core) {
            CoreId other = Presets.duet().cores().get(1).id();
            assertDone(ROOT.retype(trap, MEMORY, 0, Retype.FRAME, 2 * FrameRing.BYTES, 1, CHANNEL));
            assertDone(ROOT.retype(trap, MEMORY, 2 * FrameRing.BYTES, Retype.FRAME, StartPage.BYTES, 1, PAGE));
            long rings = new FrameReference(CHANNEL).map(trap).value().base();
            long page = new FrameReference(PAGE).map(trap).value().base();
            L1CNodeDescribeResult words = ROOT.describe(trap, CHANNEL).value();
            write(trap, page, StartPage.MEMORY_BASE, rings + (1 << 20));
            write(trap, page, StartPage.MEMORY_BYTES, 1 << 20);
            write(trap, page, StartPage.CHANNEL, words.word0());
            write(trap, page, StartPage.CHANNEL + 8, words.word1());
            write(trap, page, StartPage.CHANNEL + 16, words.word2());
            write(trap, page, StartPage.CHANNEL + 24, words.word3());
            write(trap, page, StartPage.PARENT, core);
            write(trap, page, StartPage.MAGIC, StartPage.MAGIC_VALUE);
            FrameRing outgoing = new FrameRing(trap.memory(), rings, UmpChannel.DEFAULT_LINES);
            FrameRing incoming = new FrameRing(trap.memory(), rings + FrameRing.BYTES, UmpChannel.DEFAULT_LINES);
            UmpChannel channel = new UmpChannel(outgoing, incoming, new NoLane());
            IntermonitorBinding binding = Intermonitor.connect(channel, new IntermonitorHandler() {});
            assertDone(authority().startCore(trap, other.number(), PAGE));
            FirstBindingsTest.ask(trap, binding);
            return watching(trap, binding, channel, incoming);
        }

        private static Upcalls answer(Trap trap) {
            long rings = new FrameReference(WellKnownSlots.FIRST_CHANNEL).map(trap).value().base();
            FrameRing incoming = new FrameRing(trap.memory(), rings, UmpChannel.DEFAULT_LINES);
            FrameRing outgoing = new FrameRing(trap.memory(), rings + FrameRing.BYTES, UmpChannel.DEFAULT_LINES);
            UmpChannel channel = new UmpChannel(outgoing, incoming, new NoLane());
            return watching(trap, Intermonitor.accept(channel, new Answering()), channel, incoming);
        }

        private static Upcalls watching(Trap trap, IntermonitorBinding binding, UmpChannel channel, FrameRing incoming) {
            EventLoop events = new EventLoop(trap);
            events.add(new UmpSource(binding, channel, incoming));
            return events;
        }

        private static void write(Trap trap, long page, int offset, long value) {
            trap.memory().store(page + offset, 8, value, Endianness.LITTLE);
        }
    }

    /** Carries nothing. */
    private static final class NoLane implements CapabilityLane {
        @Override
        public boolean send(CapabilityReference capability, boolean giveAway) {
            return false;
        }

        @Override
        public boolean ready() {
            return false;
        }

        @Override
        public CapabilityReference take() {
            throw new IllegalStateException("nothing arrives here");
        }
    }
}
