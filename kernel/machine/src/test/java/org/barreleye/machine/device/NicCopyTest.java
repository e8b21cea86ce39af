package org.barreleye.machine.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.fault.LinkFlap;
import org.barreleye.machine.fault.NetworkFaults;
import org.barreleye.machine.fault.PortFaults;
import org.barreleye.machine.network.Wire;
import org.barreleye.machine.random.SeededRandom;
import org.barreleye.packet.EthernetFrame;
import org.barreleye.packet.MacAddress;
import org.barreleye.packet.Payload;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NicCopyTest {
    private static final long MICROSECOND = NicMachine.MICROSECOND;
    private static final int EVENTS = 400;

    private static byte[] frame(MacAddress destination, int number) {
        return new EthernetFrame(destination, new MacAddress(2), 0x88b5, Payload.of((byte) number)).toBytes();
    }

    @Nested
    class A_copy_of_a_machine_with_traffic {
        private static final NetworkFaults FAULTS = new NetworkFaults(
                List.of(new PortFaults("nic0", 10, 10, 10, 5 * MICROSECOND)),
                List.of(new LinkFlap("nic0", 60 * MICROSECOND, 10 * MICROSECOND)));

        private NicMachine busy(long seed) {
            NicMachine here = new NicMachine(seed, FAULTS, driver -> {
                driver.begin().giveBuffers(NicMachine.RING - 1);
                for (int number = 0; number < 5; number++) {
                    driver.send(frame(MacAddress.BROADCAST, number), true);
                }
            });
            for (int number = 0; number < 60; number++) {
                here.peer.sendFrame(10 * MICROSECOND, frame(NicMachine.MAC, number));
            }
            return here;
        }

        @Test
        void continues_as_the_original_does_from_every_point() {
            Seeds.each(3, seed -> {
                NicMachine whole = busy(seed).run();
                // From the start of the core on: before it, both would get the same driver.
                for (int point = 3; point < EVENTS; point += 13) {
                    NicMachine here = busy(seed);
                    for (int step = 0; step < point; step++) {
                        here.machine.step();
                    }
                    Machine copy = here.machine.copy();
                    here.run();
                    copy.run();

                    assertThat(copy.traceHash()).isEqualTo(here.machine.traceHash())
                            .isEqualTo(whole.machine.traceHash());
                    assertThat(copy.memoryHash()).isEqualTo(here.machine.memoryHash());
                }
                assertThat(whole.driver.received).hasSizeGreaterThan(20);
            });
        }
    }

    @Nested
    class Two_machines_on_one_wire {
        private final Wire wire = new Wire(MICROSECOND, 100);
        private final MacAddress left = new MacAddress(0x02000000000aL);
        private final MacAddress right = new MacAddress(0x02000000000bL);

        private NicMachine.Driver install(Machine machine, String name, MacAddress mac,
                Consumer<NicMachine.Driver> script) {
            NicMachine.plug(machine, wire, name, mac, NetworkFaults.none(), new SeededRandom(1));
            NicMachine.Driver driver = new NicMachine.Driver(script);
            machine.install(new CoreId(0), (core, entry) -> driver);
            machine.powerOn(new CoreId(0), 0);
            return driver;
        }

        @Test
        void exchange_frames() {
            Machine one = Machine.of(NicMachine.description(), 1);
            Machine other = Machine.of(NicMachine.description(), 2);
            NicMachine.Driver sender = install(one, "left", left, driver -> {
                driver.begin().giveBuffers(3);
                driver.send(frame(right, 1), false);
            });
            NicMachine.Driver receiver = install(other, "right", right, driver -> {
                driver.begin().giveBuffers(3);
                driver.timer(500 * MICROSECOND, later -> later.send(frame(left, 2), false));
            });

            one.run();
            other.run();
            one.run();

            assertThat(receiver.received).containsExactly(frame(right, 1));
            assertThat(sender.received).containsExactly(frame(left, 2));
            assertThat(sender.interruptTimes.get(0)).isGreaterThan(500 * MICROSECOND);
        }
    }
}
