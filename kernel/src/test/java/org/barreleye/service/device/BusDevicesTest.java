package org.barreleye.service.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.boot.NetworkClients.MILLISECOND;
import static org.barreleye.boot.NetworkClients.PEER;
import static org.barreleye.boot.NetworkClients.driver;
import static org.barreleye.boot.NetworkClients.manager;
import static org.barreleye.boot.NetworkClients.network;
import static org.barreleye.boot.NetworkClients.pause;
import static org.barreleye.service.device.HotPlugMachine.await;
import static org.barreleye.service.device.HotPlugMachine.echo;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.CoreControl;
import org.barreleye.domain.Domain;
import org.barreleye.domain.device.ClaimedDevice;
import org.barreleye.domain.device.DeviceRegisters;
import org.barreleye.domain.device.DriverProgram;
import org.barreleye.domain.device.InterruptCause;
import org.barreleye.domain.device.InterruptHandler;
import org.barreleye.domain.device.InterruptLine;
import org.barreleye.domain.device.InterruptListener;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.network.UdpSocket;
import org.barreleye.generated.user.InterruptDestinationReference;
import org.barreleye.generated.user.InterruptSourceReference;
import org.barreleye.generated.user.devices.DevicesClient;
import org.barreleye.generated.user.devices.DriverState;
import org.barreleye.generated.user.devices.GetDeviceResult;
import org.barreleye.generated.user.knowledge.KnowledgeClient;
import org.barreleye.generated.user.knowledge.KnowledgeHandler;
import org.barreleye.generated.user.knowledge.KnowledgeInterface;
import org.barreleye.generated.user.net.InterfaceState;
import org.barreleye.generated.user.net.NetClient;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.register.RegisterWindow;
import org.barreleye.kpi.register.nic.NicCause;
import org.barreleye.kpi.register.nic.NicRegister;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MachineFile;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.network.PeerHost;
import org.barreleye.packet.EthernetFrame;
import org.barreleye.packet.MacAddress;
import org.barreleye.packet.Payload;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices on the bus, whose registers are at addresses that the enumeration has assigned. */
class BusDevicesTest {
    private static final String NIC = "{device: nic0, behind: bridge0, slot: 0,";
    private static final String UNIT =
            "- {name: iommu0, device: nic0, kind: iommu, space: 1, offset: 0x1000, interrupts: 0, vector: 35}";
    private static final int PAIRS = 200;
    private static final long GAP_IN_PICOSECONDS = 50_000;
    private static final byte[] FRAME = new EthernetFrame(new MacAddress(0x020000000001L), PeerHost.MAC, 0x88b5,
            Payload.of(new byte[50])).toBytes();

    /** The machine with a part of its file replaced. */
    private static MachineDescription machine(String part, String replacement) {
        assertThat(HotPlugMachine.text()).contains(part);
        return MachineFile.parse("hot-plug.yaml", HotPlugMachine.text().replace(part, replacement));
    }

    private static void assertOk(BootResult result) {
        assertThat(result.status()).as("%s", String.join("\n", result.console())).hasValue(0);
    }

    private static long processOf(Domain domain, String program) throws CallFailed {
        var next = domain.processes().nextProcess(0);
        while (!next.err().failed() && !next.program().equals(program)) {
            next = domain.processes().nextProcess(next.next());
        }
        return next.next();
    }

    private static KnowledgeClient knowledge(Domain domain) throws CallFailed {
        return KnowledgeInterface.client(domain.connect("knowledge",
                channel -> KnowledgeInterface.connect(channel, new KnowledgeHandler() {})), domain.events());
    }

    private static List<String> lines(KnowledgeClient knowledge, long count) throws CallFailed {
        List<String> lines = new ArrayList<>();
        for (long index = 0; index < count; index++) {
            lines.add(knowledge.getLine(index).line());
        }
        return lines;
    }

    /** A driver that tells what it was given. */
    private record TellingDriver() implements DriverProgram {
        @Override
        public String name() {
            return "nic-driver";
        }

        @Override
        public List<String> kinds() {
            return List.of("nic");
        }

        @Override
        public void attach(Domain domain, ClaimedDevice device) {
            var registers = device.registers().identify(domain.syscalls()).value();
            var line = new InterruptSourceReference(device.interrupt().line().address())
                    .identify(domain.syscalls()).value();
            var vectors = new InterruptDestinationReference(device.interrupt().vectors().address())
                    .identify(domain.syscalls()).value();
            domain.syscalls().print("registers at " + CanonicalAddress.of(registers.base()) + ", " + registers.bytes()
                    + " bytes; line " + line.first() + " of " + line.count() + "; vector " + vectors.first() % 256
                    + " of " + vectors.count() + " on core " + vectors.first() / 256);
            device.running();
        }
    }

    /** A driver that clears the cause of its first interrupt when it looks at the device for the third time. */
    private static final class SlowDriver implements DriverProgram, Copyable {
        @Override
        public String name() {
            return "nic-driver";
        }

        @Override
        public List<String> kinds() {
            return List.of("nic");
        }

        @Override
        public void attach(Domain domain, ClaimedDevice device) {
            RegisterWindow<NicRegister> registers =
                    DeviceRegisters.<NicRegister>map(domain, device.registers()).value().window();
            device.interrupt().connect(domain, new Looks(domain, registers), new Causes(device, registers));
        }
    }

    private static final class Looks implements InterruptHandler, Copyable {
        private final Domain domain;
        private final RegisterWindow<NicRegister> registers;
        private int looks;

        Looks(Domain domain, RegisterWindow<NicRegister> registers) {
            this.domain = domain;
            this.registers = registers;
        }

        @Override
        public void onInterrupt(InterruptCause cause) {
            looks++;
            domain.syscalls().print("look " + looks);
            if (looks == 3) {
                registers.write(NicRegister.INTERRUPT_CAUSE, NicCause.ALL);
            }
        }
    }

    /** Causes an interrupt when the line is connected: lets the device send what is outside of its ring. */
    private record Causes(ClaimedDevice device, RegisterWindow<NicRegister> registers)
            implements InterruptListener, Copyable {
        @Override
        public void connected(InterruptLine line) {
            device.running();
            registers.write(NicRegister.INTERRUPT_MASK_SET, NicCause.ALL);
            registers.write(NicRegister.TX_LENGTH, 8);
            registers.write(NicRegister.TX_ENABLE, 1);
            registers.write(NicRegister.TX_TAIL, 8);
        }

        @Override
        public void failed(Failure reason) {
            device.unusable(reason.toString());
        }
    }

    @Nested
    class A_driver {
        @Test
        void is_given_the_registers_of_its_device_its_line_and_one_vector() {
            BootResult result = BootResult.on(HotPlugMachine.description()).replacing(new TellingDriver())
                    .run(domain -> await(domain, manager(domain), "nic0", DriverState.RUNNING));

            assertOk(result);
            // The line of the messages of slot 0 of bus 1, after those of three devices and of bus 0.
            assertThat(result.console()).contains("nic-driver: registers at 1:0xc0000, 4096 bytes; line 35 of 1;"
                    + " vector 32 of 1 on core 1");
        }

        @Test
        void of_an_interface_behind_a_bridge_brings_the_network_up() {
            BootResult result = BootResult.on(HotPlugMachine.description()).run(domain ->
                    assertThat(network(domain).ping(PEER.bits(), 10, 100 * MILLISECOND).err().failed()).isFalse());

            assertOk(result);
            assertThat(result.console()).anyMatch(line -> line.startsWith("network: nic0: up, 10.0.0.2"));
        }

        @Test
        void of_an_interface_on_bus_0_brings_the_network_up() {
            BootResult result = BootResult.on(machine(NIC, "{device: nic0, slot: 9,")).run(domain ->
                    assertThat(network(domain).ping(PEER.bits(), 10, 100 * MILLISECOND).err().failed()).isFalse());

            assertOk(result);
        }

        @Test
        void of_an_interface_on_the_bus_runs_beside_that_of_one_which_is_not() {
            List<GetDeviceResult> found = new ArrayList<>();
            BootResult result = BootResult.on(withMappedInterface()).run(domain -> {
                DevicesClient manager = manager(domain);
                found.add(await(domain, manager, "nic0", DriverState.RUNNING));
                found.add(await(domain, manager, "nic2", DriverState.RUNNING));
            });

            assertOk(result);
            assertThat(found).extracting(GetDeviceResult::driver).containsOnly("nic-driver");
        }

        private static MachineDescription withMappedInterface() {
            return MachineFile.parse("hot-plug.yaml", HotPlugMachine.text()
                    .replace("dma-protection:", "  - {name: nic2, kind: nic, space: 1, offset: 0x4000, interrupts: 0,"
                            + " vector: 63}\n\ndma-protection:\n  - {name: iommu3, device: nic2, kind: iommu, space: 1,"
                            + " offset: 0x5000, interrupts: 0, vector: 35}"));
        }

        @Test
        void is_not_started_for_a_device_from_which_no_unit_protects_memory() {
            BootResult result = BootResult.on(machine(UNIT, "")).run(domain -> {
                GetDeviceResult device = manager(domain).getDevice("nic0");
                assertThat(device.state()).isEqualTo(DriverState.NO_DRIVER);
                assertThat(device.reason()).isEqualTo("no unit protects memory from it");
                assertThat(manager(domain).startDriver("nic0")).isEqualTo(SystemError.NO_SUCH_DEVICE.code());
            });

            assertOk(result);
        }

        @ParameterizedTest
        @ValueSource(strings = {"bus", "devices", "knowledge", "processes"})
        void works_again_after_the_end_of_a_service(String service) {
            BootResult result = BootResult.on(HotPlugMachine.description()).controlling().run(domain -> {
                new CoreControl(domain).client().kill(processOf(domain, service));
                pause(domain, 100 * MILLISECOND);
                await(domain, manager(domain), "nic0", DriverState.RUNNING);
                await(domain, network(domain), InterfaceState.UP);
                UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT);
                assertThat(echo(socket, "still here")).contains("still here");
            });

            assertOk(result);
        }
    }

    @Nested
    class Interrupts {
        @Test
        void are_messages_that_take_the_route_which_the_rules_have_found() {
            BootResult result = BootResult.on(HotPlugMachine.description()).run(domain -> {
                KnowledgeClient knowledge = knowledge(domain);
                assertThat(lines(knowledge, knowledge.ask("interrupt_line(nic0, Line), routed(Line, Core, Vector),"
                        + " passes(Line, messages, Input).", 0).count()))
                        .containsExactly("Line = 35, Core = 1, Vector = 32, Input = 32");
                assertThat(lines(knowledge, knowledge.explain("route(35, Path, Core, Vector)").count()))
                        .anyMatch(line -> line.contains("interrupt_source(35, messages, 32)"));
                assertThat(driver(domain).getCounts().interrupts()).isPositive();
            });

            assertOk(result);
        }

        /** The device sends a message only when it begins to want attention: what comes meanwhile must not get lost. */
        @Test
        void miss_no_frame_that_arrives_while_the_driver_looks_at_the_device() {
            List<Machine> machines = new ArrayList<>();
            BootResult result = BootResult.on(HotPlugMachine.description()).observedBy(machines::add).run(domain -> {
                NetClient network = network(domain);
                long received = network.getCounts().received();
                for (int gap = 1; gap <= PAIRS; gap++) {
                    long at = machines.get(0).now() + 1_000_000_000L;
                    machines.get(0).peer().orElseThrow().sendFrame(at, FRAME);
                    machines.get(0).peer().orElseThrow().sendFrame(at + gap * GAP_IN_PICOSECONDS, FRAME);
                    pause(domain, 3 * MILLISECOND / 2);
                    received += 2;
                    // Before the driver looks without an interrupt, a millisecond after the last frame.
                    assertThat(network.getCounts().received()).as("gap %d", gap).isEqualTo(received);
                    pause(domain, 2 * MILLISECOND);
                }
            });

            assertOk(result);
        }

        /** A message is sent when the device begins to want attention, and not again before it has ceased to. */
        @Test
        void come_again_for_each_acknowledgement_while_the_device_wants_attention() {
            BootResult result = BootResult.on(HotPlugMachine.description()).replacing(new SlowDriver()).run(domain -> {
                await(domain, manager(domain), "nic0", DriverState.RUNNING);
                pause(domain, 10 * MILLISECOND);
            });

            assertOk(result);
            assertThat(result.console()).filteredOn(line -> line.startsWith("nic-driver: look"))
                    .containsExactly("nic-driver: look 1", "nic-driver: look 2", "nic-driver: look 3");
        }

        @Test
        void that_are_lost_are_found_by_the_deadline_of_the_driver() {
            BootResult result = BootResult.on(HotPlugMachine.description())
                    .withFaults(new Faults(100, 0, 0, 0, 0, List.of())).run(domain -> {
                        await(domain, network(domain), InterfaceState.UP);
                        UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT);
                        assertThat(echo(socket, "without interrupts")).contains("without interrupts");
                        assertThat(driver(domain).getCounts().deadlines()).isPositive();
                    });

            assertOk(result);
        }

        @Test
        void that_are_repeated_cost_a_look_at_the_device() {
            BootResult result = BootResult.on(HotPlugMachine.description())
                    .withFaults(new Faults(0, 0, 0, 100, 0, List.of())).run(domain -> {
                        await(domain, network(domain), InterfaceState.UP);
                        UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT);
                        for (int i = 0; i < 10; i++) {
                            assertThat(echo(socket, "number " + i)).contains("number " + i);
                        }
                    });

            assertOk(result);
        }
    }
}
