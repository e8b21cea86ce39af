package org.barreleye.machine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.barreleye.kpi.register.nic.NicCause;
import org.barreleye.kpi.register.nic.NicRegister;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.MachineGroup;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.core.Reactor;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MachineFile;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.network.PeerCounter;
import org.barreleye.machine.network.PeerHost;
import org.barreleye.packet.EthernetFrame;
import org.barreleye.packet.MacAddress;
import org.barreleye.packet.Payload;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Bare machines on one wire, each with the small driver of {@link NicMachine}. */
class MachineGroupTest {
    private static final String FILE = """
            name: small
            about: One core and a network interface
            kinds:
              plain:
                isa: x86-64
                word-bits: 64
                endianness: little
                megahertz: 1000
                costs: {hit: 2, memory-fetch: 100, interrupt-send: 10, interrupt-entry: 10, trap: 0, resume: 0,
                        space-switch: 0, timer-programming: 0, console-line: 0}
            nodes:
              - {kind: plain, cores: [0]}
            memory:
              - {space: 0, node: 0, bytes: 1 MiB}
              - {space: 1, node: 0, bytes: 8 KiB, kind: device}
            devices:
              - {name: nic0, kind: nic, space: 1, offset: 0x0, interrupts: 0, vector: 40}
            wire: {latency: 5 us, megabits: 1000}
            """;
    private static final MachineDescription SMALL = MachineFile.parse("small.yaml", FILE);
    private static final MachineDescription SLOW = MachineFile.parse("slow.yaml",
            FILE.replace("name: small", "name: slow").replace("megahertz: 1000", "megahertz: 100"));
    private static final CoreId ZERO = new CoreId(0);
    private static final int FRAMES = 10;
    private static final long PERIOD = 1_000_000_000;

    private final List<NicMachine.Driver> drivers = new ArrayList<>();

    private Machine install(Machine machine, NicMachine.Driver driver) {
        drivers.add(driver);
        machine.install(ZERO, (core, entry) -> driver);
        machine.powerOn(ZERO, 0);
        return machine;
    }

    /** Machines of which each sends a numbered frame to all ten times, once in a ms, after those before it. */
    private MachineGroup group(long seed, MachineDescription... descriptions) {
        List<Machine> machines = new ArrayList<>();
        for (int number = 0; number < descriptions.length; number++) {
            MachineDescription own = descriptions[number].numbered(number);
            long ownSeed = MachineGroup.seed(seed, number);
            long shift = number * PERIOD / 3;
            MacAddress mac = own.macOf(own.devices().get(0));
            machines.add(install(number == 0 ? Machine.of(own, ownSeed)
                    : Machine.of(own, ownSeed, Faults.none(), MachineGroup.attachment(machines.get(0), number)),
                    new NicMachine.Driver(driver -> {
                        driver.begin().giveBuffers(NicMachine.RING - 1);
                        driver.timer(PERIOD + shift, sends(mac, shift, 0));
                    })));
        }
        return new MachineGroup(machines);
    }

    private static Consumer<NicMachine.Driver> sends(MacAddress mac, long shift, int number) {
        return driver -> {
            driver.send(new EthernetFrame(MacAddress.BROADCAST, mac, EthernetFrame.IPV4,
                    Payload.of((byte) number)).toBytes(), false);
            if (number + 1 < FRAMES) {
                driver.timer((number + 2) * PERIOD + shift, sends(mac, shift, number + 1));
            }
        };
    }

    /** The numbers of the frames that a driver has received from a machine. */
    private List<Integer> received(int driver, int from) {
        long mac = SMALL.numbered(from).macOf(SMALL.numbered(from).devices().get(0)).bits();
        return drivers.get(driver).received.stream().map(frame -> EthernetFrame.parse(frame).orThrow())
                .filter(frame -> frame.source().bits() == mac).map(frame -> frame.payload().at(0)).toList();
    }

    private static List<Integer> numbers(int from, int to) {
        List<Integer> numbers = new ArrayList<>();
        for (int number = from; number < to; number++) {
            numbers.add(number);
        }
        return numbers;
    }

    @Nested
    class Two_machines_of_different_descriptions {
        @Test
        void receive_what_the_other_sends() {
            MachineGroup group = group(1, SMALL, SLOW);
            group.run();

            assertThat(received(0, 1)).isEqualTo(numbers(0, FRAMES));
            assertThat(received(1, 0)).isEqualTo(numbers(0, FRAMES));
            assertThat(group.first().peer().orElseThrow().count(PeerCounter.FRAMES)).isEqualTo(2 * FRAMES);
            assertThat(group.machines().get(1).peer()).as("the peer host belongs to the first").isEmpty();
        }

        @Test
        void receive_a_frame_after_its_time_on_the_wire_and_the_latency() {
            MachineGroup group = group(1, SMALL, SLOW);
            group.first().wire().orElseThrow().startRecording();
            group.run();

            long sent = group.first().wire().orElseThrow().recorded().get(0).time();
            long interrupt = drivers.get(1).interruptTimes.get(0);
            // 84 bytes of 8 ns, 5 us; then two lines of memory at 100 cycles of 10 ns each, and the interrupt.
            assertThat(interrupt - sent).isBetween(5_672_000L, 5_672_000L + 5_000_000);
        }

        @Test
        void lose_their_link_and_get_it_back() {
            MachineGroup group = group(1, SMALL, SLOW);
            Machine second = group.machines().get(1);
            second.setPlugged(3 * PERIOD + PERIOD * 5 / 6, "nic0", false);
            second.setPlugged(6 * PERIOD + PERIOD * 5 / 6, "nic0", true);
            group.run();

            List<Integer> all = numbers(0, 3);
            all.addAll(numbers(6, FRAMES));
            assertThat(received(0, 1)).isEqualTo(all);
            assertThat(received(1, 0)).isEqualTo(all);
            assertThat(NicCause.LINK.isIn(drivers.get(1).causes)).as("the interface has noticed").isTrue();
            assertThat(NicCause.LINK.isIn(drivers.get(0).causes)).as("the other cannot").isFalse();
        }

        @Test
        void are_the_same_run_for_the_same_seed_and_another_for_another() {
            MachineGroup one = group(7, SMALL, SLOW);
            MachineGroup same = group(7, SMALL, SLOW);
            one.run();
            same.run();

            assertThat(one.traceHash()).isEqualTo(same.traceHash());
            assertThat(one.machines().get(0).traceHash()).isNotEqualTo(one.machines().get(1).traceHash());
        }

        @Test
        void are_copied_together_with_the_wire() {
            MachineGroup original = group(1, SMALL, SLOW);
            while (original.now() < 3 * PERIOD) {
                original.step();
            }
            MachineGroup copy = original.copy();
            original.run();
            copy.run();

            assertThat(copy.traceHash()).isEqualTo(original.traceHash());
            assertThat(copy.first().wire().orElseThrow()).isNotSameAs(original.first().wire().orElseThrow())
                    .isSameAs(copy.machines().get(1).wire().orElseThrow());
        }

        @Test
        void take_their_steps_in_the_order_of_time() {
            MachineGroup group = group(1, SMALL, SLOW);
            long last = 0;
            while (group.nextEventTime() < Long.MAX_VALUE) {
                assertThat(group.nextEventTime()).isGreaterThanOrEqualTo(last);
                last = group.nextEventTime();
                assertThat(group.step()).isTrue();
            }
            assertThat(last).isGreaterThan(FRAMES * PERIOD);
        }
    }

    @Nested
    class A_thread_that_computes_for_long {
        @Test
        void sees_a_frame_when_it_arrives_and_does_not_run_ahead_of_it() {
            List<Long> seen = new ArrayList<>();
            Machine first = Machine.of(SMALL, 1);
            first.install(ZERO, (core, entry) -> new Reactor() {
                @Override
                public CoreDirective step(Core at, CoreEvent event) {
                    return event instanceof CoreEvent.Started
                            ? new CoreDirective.Resume(at.newContext("computing", () -> lookForFrame(at, seen)))
                            : CoreDirective.HALT;
                }
            });
            first.powerOn(ZERO, 0);
            Machine second = Machine.of(SMALL.numbered(1), 2, Faults.none(), MachineGroup.attachment(first, 1));
            MacAddress mac = new MacAddress(0x020000010001L);
            install(second, new NicMachine.Driver(driver -> {
                driver.begin();
                driver.timer(PERIOD, sends(mac, 0, FRAMES - 1));
            }));
            try (MachineGroup group = new MachineGroup(List.of(first, second))) {
                group.first().wire().orElseThrow().startRecording();
                group.run();
                long sent = group.first().wire().orElseThrow().recorded().get(0).time();

                assertThat(seen.get(0) - sent).as("5.672 us on the wire, then at most two turns of the loop")
                        .isBetween(5_672_000L, 5_672_000L + 25_000_000);
            }
        }

        /** Computes for 10 us each time, and notes when the interface has counted a frame. */
        private static void lookForFrame(Core core, List<Long> seen) {
            for (int turn = 0; turn < 300; turn++) {
                core.spend(10_000);
                long counted = core.load(new CanonicalAddress(1, 0).packed()
                        + NicRegister.RX_DROPPED_DISABLED.offset(), 8, Endianness.LITTLE);
                if (counted > 0) {
                    seen.add(core.now());
                }
            }
        }
    }

    @Nested
    class A_group_of_one {
        @Test
        void runs_as_the_machine_does_alone() {
            MachineGroup group = group(3, SMALL);
            Machine alone = group(3, SMALL).first();
            group.run();
            alone.run();

            assertThat(group.traceHash()).isEqualTo(alone.traceHash());
        }
    }

    @Nested
    class A_machine_that_is_powered_off {
        @Test
        void leaves_the_wire_and_the_others_go_on() {
            MachineGroup group = group(1, SMALL, SLOW, SMALL);
            while (group.now() < 4 * PERIOD + PERIOD * 5 / 6) {
                group.step();
            }
            group.machines().get(2).powerOff(0);
            group.run();

            assertThat(received(0, 2)).isEqualTo(numbers(0, 4));
            assertThat(received(0, 1)).isEqualTo(numbers(0, FRAMES));
            assertThat(group.first().wire().orElseThrow().port("m2.nic0")).isEmpty();
        }

        @Test
        void ends_the_run_if_it_is_the_first() {
            MachineGroup group = group(1, SMALL, SLOW);
            group.first().powerOff(0);

            assertThat(group.step()).isFalse();
            assertThat(group.nextEventTime()).isEqualTo(Long.MAX_VALUE);
        }
    }

    @Nested
    class Is_refused {
        @Test
        void if_two_interfaces_have_the_same_address() {
            Machine first = Machine.of(SMALL, 1);
            Machine second = Machine.of(SMALL, 2, Faults.none(), MachineGroup.attachment(first, 1));

            assertThatThrownBy(() -> new MachineGroup(List.of(first, second)))
                    .hasMessage("two network interfaces on the wire have the address 02:00:00:00:00:01;"
                    + " let the machine file give another 'mac' to one");
        }

        @Test
        void if_a_machine_has_another_wire() {
            assertThatThrownBy(() -> new MachineGroup(List.of(Machine.of(SMALL, 1), Machine.of(SLOW.numbered(1), 1))))
                    .hasMessage("machine 'slow' is not on the wire of the first");
        }

        @Test
        void if_there_is_no_wire() {
            Machine bare = Machine.of(NicMachine.description(), 1);

            assertThatThrownBy(() -> MachineGroup.attachment(bare, 1)).hasMessage(
                    "machine 'one' has no wire, so no other can be connected to it; add a 'wire'");
        }

        @Test
        void a_cable_that_is_not_there() {
            assertThatThrownBy(() -> Machine.of(SMALL, 1).setPlugged(0, "nic7", false))
                    .hasMessage("the wire has no port 'nic7'");
        }
    }

    @Test
    void the_peer_host_is_reached_by_the_name_of_its_port() {
        Machine machine = Machine.of(SMALL, 1);
        machine.setPlugged(0, PeerHost.NAME, false);
        machine.run();

        assertThat(machine.wire().orElseThrow().port(PeerHost.NAME).orElseThrow().isUp(machine.now())).isFalse();
    }
}
