package org.barreleye.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.memory.RamSource;
import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.net.GetInterfaceResult;
import org.barreleye.generated.user.net.InterfaceState;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.machine.description.ControllerDescription;
import org.barreleye.machine.description.DeviceDescription;
import org.barreleye.machine.description.InterruptWire;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.RandomMachine;
import org.barreleye.machine.description.WireDescription;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The standard system on random machines with network interfaces, interrupt controllers and buses. */
class RandomMachinesTest {
    private static final int SEEDS = 60;
    // Of two drivers with one vector, the later one was refused it, and was started again with another one.
    private static final long TWO_DRIVERS_FOR_ONE_VECTOR = 253;
    // The node of core 3 has memory of one page.
    private static final long SMALLEST_REGION = 42;

    /**
     * A boot.
     *
     * @param result how it ended
     * @param interfaces the state of the first network interface; none if there is none
     */
    private record Booted(BootResult result, List<GetInterfaceResult> interfaces) {}

    private static Booted boot(long seed) {
        MachineDescription machine = RandomMachine.forSystem(seed);
        List<GetInterfaceResult> interfaces = new ArrayList<>();
        BootResult result = BootResult.on(machine).withSeed(seed).run(domain -> {
            if (hasInterface(machine)) {
                interfaces.add(NetworkClients.network(domain).getInterface());
            }
        });
        return new Booted(result, interfaces);
    }

    private static boolean hasInterface(MachineDescription machine) {
        return machine.devices().stream().anyMatch(device -> device.kind() == DeviceDescription.Kind.NIC);
    }

    private static boolean isOnBus(MachineDescription machine, DeviceDescription device) {
        return machine.wiring().bus().flatMap(bus -> bus.function(device.name())).isPresent();
    }

    private static boolean isConfined(MachineDescription machine, DeviceDescription device) {
        return machine.wiring().protections().stream().anyMatch(unit -> unit.device().equals(device.name()));
    }

    /** Returns whether lines behind the same bridge, of which one has a route, may be those of several drivers. */
    private static boolean mayShareItsRoute(MachineDescription machine, DeviceDescription device) {
        return device.wire() instanceof InterruptWire.ToLine line
                && machine.wiring().controller(line.controller()).orElseThrow().kind()
                == ControllerDescription.Kind.BRIDGE;
    }

    private static void requireState(MachineDescription machine, GetInterfaceResult found) {
        List<DeviceDescription> drivable = machine.devices().stream()
                .filter(device -> device.kind() == DeviceDescription.Kind.NIC && isConfined(machine, device))
                .filter(device -> device.isAtBar() || !isOnBus(machine, device)).toList();
        Optional<DeviceDescription> beside = drivable.stream().filter(device -> !device.isAtBar()).findFirst();
        switch (found.state()) {
            case UP -> {
                assertThat(drivable).isNotEmpty();
                assertThat(machine.wire().orElseThrow().hasPeer()).as("an address was granted").isTrue();
                assertThat(found.reason()).matches("driver on core \\d+ because .+");
            }
            case NO_ADDRESS -> {
                assertThat(machine.wire().map(WireDescription::hasPeer)).contains(false);
                assertThat(found.reason()).isEqualTo("no DHCP server answered 12 requests");
            }
            case NO_DRIVER -> {
                if (beside.isPresent()) {
                    assertThat(mayShareItsRoute(machine, beside.get())).as("%s", found.reason()).isTrue();
                    assertThat(found.reason()).containsAnyOf("no core that is on can run its driver",
                            "no free path of interrupt controllers");
                } else {
                    assertThat(found.reason()).containsAnyOf("no program can be given its registers",
                            "it has no registers on the bus", "no unit protects memory from it");
                }
            }
            case NO_LINK -> throw new AssertionError("the wire is never cut: " + found.reason());
        }
    }

    @Test
    void boot_with_the_network_up_or_a_reason_why_it_is_not() {
        Map<InterfaceState, Integer> states = new EnumMap<>(InterfaceState.class);
        Seeds.each(SEEDS, seed -> {
            Booted booted = boot(seed);

            assertThat(booted.result().status()).as("%s", booted.result().console()).hasValue(0);
            assertThat(booted.result().console()).noneMatch(line -> line.contains("has ended with status"));
            booted.interfaces().forEach(found -> {
                requireState(RandomMachine.forSystem(seed), found);
                states.merge(found.state(), 1, Integer::sum);
            });
        });
        if (System.getProperty("seed") == null) {
            assertThat(states).containsOnlyKeys(InterfaceState.NO_DRIVER, InterfaceState.NO_ADDRESS,
                    InterfaceState.UP);
            assertThat(states.get(InterfaceState.UP)).isGreaterThan(SEEDS / 4);
        }
    }

    @Test
    void have_interrupt_controllers_of_all_kinds_and_devices_behind_bridges() {
        TreeSet<String> found = new TreeSet<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            MachineDescription machine = RandomMachine.forSystem(seed);
            machine.wiring().controllers().forEach(controller -> found.add(controller.kind().name()));
            machine.wiring().bus().ifPresent(bus -> bus.functions().stream()
                    .filter(function -> !function.isBridge() && function.behind().isPresent())
                    .forEach(function -> found.add(machine.device(function.name()).orElseThrow().kind() + " behind")));
        }

        assertThat(found).containsExactly("BRIDGE", "DMA behind", "FIXED_VECTOR", "GIC", "IO_APIC", "NIC behind",
                "UART behind");
    }

    @Nested
    class That_once_failed {
        @Test
        void give_each_driver_a_vector_of_its_own_at_once() {
            assertThat(boot(TWO_DRIVERS_FOR_ONE_VECTOR).result().console())
                    .noneMatch(line -> line.contains("is started again"));
        }

        @Test
        void have_regions_of_memory_that_no_allocation_takes_as_a_whole() {
            MachineDescription machine = RandomMachine.forSystem(SMALLEST_REGION);
            List<String> errors = new ArrayList<>();
            BootResult result = BootResult.on(machine).with("allocating", domain -> {
                MemoryClient memory = NetworkClients.memory(domain);
                errors.add(SystemError.describe(memory.allocate(4_096, 1, RamSource.ANY_NODE, 0, 0).err()));
            }).run(domain -> domain.processes().waitFor(domain.spawn(3, "allocating", ""), NetworkClients.MILLISECOND));

            assertThat(machine.memory()).anyMatch(region -> region.node() == machine.nodeOf(2).number()
                    && OrdinaryMemory.isOrdinary(region) && region.bytes() == 4_096);
            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(errors).containsExactly(SystemError.describe(ErrorCode.NONE));
        }
    }
}
