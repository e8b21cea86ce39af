package org.barreleye.domain.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.capops.interfaces.dma.DmaClient;
import org.barreleye.capops.interfaces.dma.DmaHandler;
import org.barreleye.capops.interfaces.dma.DmaInterface;
import org.barreleye.cpudriver.interrupt.DmaMachine;
import org.barreleye.domain.Domain;
import org.barreleye.domain.memory.PinnedObject;
import org.barreleye.domain.memory.Placement;
import org.barreleye.domain.memory.RamSource;
import org.barreleye.generated.user.InterruptSourceReference;
import org.barreleye.generated.user.interrupt_routing.InterruptRoutingClient;
import org.barreleye.generated.user.interrupt_routing.InterruptRoutingHandler;
import org.barreleye.generated.user.interrupt_routing.InterruptRoutingInterface;
import org.barreleye.generated.user.knowledge.KnowledgeClient;
import org.barreleye.generated.user.knowledge.KnowledgeHandler;
import org.barreleye.generated.user.knowledge.KnowledgeInterface;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.register.RegisterWindow;
import org.barreleye.kpi.register.device.DmaRegister;
import org.barreleye.kpi.register.nic.NicCause;
import org.barreleye.kpi.register.nic.NicRegister;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.fault.NetworkFaults;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Drivers of devices behind interrupt controllers, which the routing service programs. */
class RoutedInterruptTest {
    private static final long MILLISECOND = 1_000_000;
    private static final long NUMBER = 0x1122_3344_5566_7788L;

    private static DeviceRecord device(Domain domain, String name) throws CallFailed {
        return DeviceRecord.all(domain).stream().filter(found -> found.name().equals(name)).findFirst().orElseThrow();
    }

    private static DmaEngine engine(Domain domain, String name) throws CallFailed {
        PinnedObject memory = new PinnedObject(DmaEngine.BYTES, RamSource.ANY_NODE);
        return new DmaEngine(domain, device(domain, name).registers(), memory,
                domain.addressSpace().map(memory, Placement.ANYWHERE).value());
    }

    private static InterruptSourceReference source(Domain domain, String name) throws CallFailed {
        return device(domain, name).createSource(domain).value();
    }

    private static InterruptLine line(Domain domain, String name, InterruptHandler handler) throws CallFailed {
        return RoutedInterrupt.connect(domain, source(domain, name), DeviceRecord.ALL_VECTORS, 0, handler);
    }

    private static BootResult.BootBuilder system() {
        return BootResult.on(RoutedMachine.description()).drivingDevices().withoutDrivers();
    }

    private static void assertOk(BootResult booted) {
        assertThat(booted.console()).noneMatch(line -> line.contains("failed"));
        assertThat(booted.status()).as("%s", booted.console()).hasValue(0);
    }

    private static InterruptRoutingClient routing(Domain domain) throws CallFailed {
        return InterruptRoutingInterface.client(domain.connect(RoutedInterrupt.SERVICE,
                channel -> InterruptRoutingInterface.connect(channel, new InterruptRoutingHandler() {})),
                domain.events());
    }

    private static KnowledgeClient knowledge(Domain domain) throws CallFailed {
        return KnowledgeInterface.client(domain.connect("knowledge",
                channel -> KnowledgeInterface.connect(channel, new KnowledgeHandler() {})), domain.events());
    }

    private static List<String> explanation(Domain domain, String goal) throws CallFailed {
        KnowledgeClient knowledge = knowledge(domain);
        var explained = knowledge.explain(goal);
        assertThat(explained.err()).isEqualTo(ErrorCode.NONE);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < explained.count(); i++) {
            lines.add(knowledge.getLine(i).line());
        }
        return lines;
    }

    @Nested
    class A_driver {
        @ParameterizedTest
        @ValueSource(strings = {"dma0", "dma1", "dma2", "dma3", "dma5"})
        void is_told_of_each_transfer_through_the_controllers(String name) {
            assertOk(system().run(domain -> {
                List<InterruptCause> causes = new ArrayList<>();
                DmaEngine engine = engine(domain, name);
                InterruptLine line = line(domain, name, causes::add);
                for (int i = 1; i <= 5; i++) {
                    engine.start(NUMBER + i);
                    assertThat(line.await(MILLISECOND)).as("transfer %d", i).isEqualTo(InterruptCause.INTERRUPT);
                    assertThat(engine.status()).isEqualTo(DmaRegister.DONE);
                    assertThat(engine.copied()).isEqualTo(NUMBER + i);
                    assertThat(causes).hasSize(i).containsOnly(InterruptCause.INTERRUPT);
                }
            }));
        }

        @Test
        void looks_at_its_device_in_vain_when_interrupts_are_repeated_or_spurious_and_misses_none() {
            Faults repeated = new Faults(0, 0, 1_000_000, 50, 50, 0, List.of(), List.of(), List.of(), List.of(),
                    List.of(), List.of(), NetworkFaults.none());
            assertOk(system().withFaults(repeated).run(domain -> {
                for (String name : List.of("dma0", "dma1", "dma2", "dma3")) {
                    DmaEngine engine = engine(domain, name);
                    InterruptLine line = line(domain, name, cause -> { });
                    for (int i = 1; i <= 10; i++) {
                        engine.start(i);
                        while (engine.status() == DmaRegister.BUSY) {
                            assertThat(line.await(MILLISECOND)).as(name).isEqualTo(InterruptCause.INTERRUPT);
                        }
                        assertThat(engine.copied()).isEqualTo(i);
                    }
                    line.disconnect();
                }
            }));
        }

        @Test
        void finds_a_lost_interrupt_by_its_deadline() {
            assertOk(system().withFaults(new Faults(100, 0, 0, 0, 0, List.of())).run(domain -> {
                DmaEngine engine = engine(domain, "dma1");
                InterruptLine line = line(domain, "dma1", cause -> { });
                engine.start(NUMBER);
                assertThat(line.await(MILLISECOND)).isEqualTo(InterruptCause.DEADLINE);
                assertThat(engine.copied()).isEqualTo(NUMBER);
            }));
        }

        @Test
        void gets_no_interrupts_when_it_has_disconnected_its_line_and_can_route_it_again() {
            assertOk(system().run(domain -> {
                List<InterruptCause> causes = new ArrayList<>();
                DmaEngine engine = engine(domain, "dma1");
                InterruptSourceReference source = source(domain, "dma1");
                InterruptLine line = RoutedInterrupt.connect(domain, source, DeviceRecord.ALL_VECTORS, 0, causes::add);
                engine.start(NUMBER);
                line.await(MILLISECOND);
                line.disconnect();
                engine.start(NUMBER);
                domain.events().pause(domain.syscalls().now() + MILLISECOND);
                assertThat(causes).hasSize(1);

                InterruptLine again = RoutedInterrupt.connect(domain, source, DeviceRecord.ALL_VECTORS, 0, causes::add);
                engine.start(NUMBER);
                assertThat(again.await(MILLISECOND)).isEqualTo(InterruptCause.INTERRUPT);
            }));
        }
    }

    /** A network interface holds its line active until its causes are cleared. */
    @Nested
    class A_level_triggered_line {
        private RegisterWindow<NicRegister> interrupting(Domain domain, String name) throws CallFailed {
            RegisterWindow<NicRegister> registers = DeviceRegisters.<NicRegister>map(domain,
                    device(domain, name).registers()).value().window();
            registers.write(NicRegister.INTERRUPT_MASK_SET, NicCause.ALL);
            registers.write(NicRegister.TX_LENGTH, 8);
            registers.write(NicRegister.TX_ENABLE, 1);
            registers.write(NicRegister.TX_TAIL, 9); // outside of the ring: an error at once
            return registers;
        }

        @ParameterizedTest
        @ValueSource(strings = {"nic0", "nic1", "nic2"})
        void interrupts_once_for_each_acknowledgement_and_no_more_when_its_cause_is_cleared(String name) {
            assertOk(system().run(domain -> {
                List<InterruptCause> causes = new ArrayList<>();
                RegisterWindow<NicRegister> registers = interrupting(domain, name);
                line(domain, name, cause -> {
                    causes.add(cause);
                    if (causes.size() == 3) {
                        registers.write(NicRegister.INTERRUPT_CAUSE, NicCause.ALL);
                    }
                });
                long end = domain.syscalls().now() + MILLISECOND;
                while (domain.syscalls().now() < end) {
                    domain.events().pause(end);
                }
                assertThat(causes).hasSize(3);
            }));
        }

        @Test
        void that_nobody_clears_leaves_its_core_to_other_programs() {
            assertOk(system().run(domain -> {
                int[] storm = new int[1];
                interrupting(domain, "nic0");
                DmaEngine engine = engine(domain, "dma1");
                line(domain, "nic0", cause -> storm[0]++);
                InterruptLine line = line(domain, "dma1", cause -> { });
                for (int i = 1; i <= 10; i++) {
                    engine.start(i);
                    assertThat(line.await(MILLISECOND)).isEqualTo(InterruptCause.INTERRUPT);
                    assertThat(engine.copied()).isEqualTo(i);
                }
                assertThat(storm[0]).isGreaterThan(1);
            }));
        }
    }

    @Nested
    class The_routing_service {
        @Test
        void records_the_route_so_that_the_knowledge_base_explains_it() {
            assertOk(system().run(domain -> {
                long number = device(domain, "dma3").line();
                line(domain, "dma3", cause -> { });
                assertThat(explanation(domain, "route(" + number + ", Path, Core, Vector)").toString())
                        .contains("cascade0").contains("ioapic0").contains("routed(" + number + ", 0, ");
                var used = knowledge(domain).ask("vector_used(Core, Vector).", 0);
                assertThat(used.count()).isEqualTo(1);
            }));
        }

        @Test
        void forgets_the_route_with_the_line() {
            assertOk(system().run(domain -> {
                line(domain, "dma1", cause -> { }).disconnect();
                long end = domain.syscalls().now() + MILLISECOND;
                while (domain.syscalls().now() < end) {
                    domain.events().pause(end);
                }
                assertThat(knowledge(domain).ask("routed(Source, Core, Vector).", 0).count()).isZero();
                assertThat(knowledge(domain).ask("vector_used(Core, Vector).", 0).count()).isZero();
            }));
        }

        @Test
        void refuses_a_second_route_of_a_line_and_one_that_shares_the_input_of_a_controller() {
            assertOk(system().run(domain -> {
                line(domain, "dma3", cause -> { });
                assertThatThrownBy(() -> line(domain, "dma4", cause -> { }))
                        .hasMessageContaining("no free path of interrupt controllers");
                InterruptRoutingClient routing = routing(domain);
                InterruptSourceReference source = source(domain, "dma1");
                assertThat(routing.route(source, DeviceRecord.ALL_VECTORS, 0).err()).isEqualTo(ErrorCode.NONE);
                assertThat(routing.route(source, DeviceRecord.ALL_VECTORS, 0).err())
                        .isEqualTo(ErrorCode.of("LINE_ROUTED"));
            }));
        }

        @Test
        void takes_one_line_and_lets_only_its_own_be_acknowledged() {
            assertOk(system().run(domain -> {
                InterruptRoutingClient routing = routing(domain);
                assertThat(routing.route(new InterruptSourceReference(WellKnownSlots.INTERRUPT_SOURCE),
                        DeviceRecord.ALL_VECTORS, 0).err()).isEqualTo(ErrorCode.of("NOT_ONE_LINE"));
                long number = device(domain, "dma1").line();
                assertThat(routing.acknowledge(number).err()).isEqualTo(ErrorCode.of("NOT_ROUTED"));
                assertThat(routing.unroute(number)).isEqualTo(ErrorCode.of("NOT_ROUTED"));
                assertThat(routing.route(source(domain, "dma1"), DeviceRecord.ALL_VECTORS, 0).err())
                        .isEqualTo(ErrorCode.NONE);
                assertThat(routing.acknowledge(number).err()).isEqualTo(ErrorCode.NONE);
                assertThat(routing(domain).acknowledge(number).err()).isEqualTo(ErrorCode.of("NOT_ROUTED"));
                assertThat(routing.unroute(number)).isEqualTo(ErrorCode.NONE);
            }));
        }

        @Test
        void has_the_registers_of_the_controllers_alone() {
            assertOk(system().run(domain -> {
                assertThat(DeviceRecord.all(domain)).extracting(DeviceRecord::name).contains("dma0", "nic2")
                        .noneMatch(name -> name.contains("pic") || name.contains("gic") || name.contains("cascade"));
                int after = WellKnownSlots.FIRST_DEVICE.slot() + DeviceRecord.all(domain).size();
                for (int slot = after; slot < WellKnownSlots.FIRST_FREE.slot(); slot++) {
                    assertThat(domain.slots().identify(CapabilityReference.at(
                            new CapabilityAddress(slot)))).as("slot %d", slot).isEmpty();
                }
            }));
        }

        @Test
        void does_not_exist_on_a_machine_without_controllers_which_the_error_says() {
            assertOk(BootResult.on(DmaMachine.interrupting(0)).drivingDevices().run(domain -> {
                DeviceRecord dma = DeviceRecord.all(domain).get(0);
                assertThat(dma.isRouted()).isFalse();
                assertThatThrownBy(() -> RoutedInterrupt.connect(domain, dma.createSource(domain).value(),
                        DeviceRecord.ALL_VECTORS, 0, cause -> { }))
                        .hasMessageContaining("machines without interrupt controllers");
            }));
        }
    }

    /** A reactor that was sent the registers and both ends of the interrupt. */
    @Nested
    class A_driver_on_a_core {
        private DmaClient started(Domain domain, String name, String device, int core, InterruptSourceReference source)
                throws CallFailed {
            DmaClient driver = DmaInterface.client(
                    domain.connect(name, channel -> DmaInterface.connect(channel, new DmaHandler() {})),
                    domain.events());
            assertThat(driver.driveRouted(CapabilityReference.at(device(domain, device).registers().address()),
                    CapabilityReference.at(source.address()),
                    CapabilityReference.at(DeviceRecord.ALL_VECTORS.address()), core)).isEqualTo(ErrorCode.NONE);
            return driver;
        }

        @ParameterizedTest
        @CsvSource({"dma1,0", "dma1,1", "dma2,0", "dma2,1", "dma3,1", "dma5,1"})
        void gets_the_interrupts_there(String device, int core) {
            assertOk(system().with(new DmaDriver("driver")).run(domain -> {
                domain.spawn(core, "driver", "");
                DmaClient driver = started(domain, "driver", device, core, source(domain, device));
                for (int i = 1; i <= 3; i++) {
                    var answer = driver.transfer(NUMBER + i);
                    assertThat(answer.err()).isEqualTo(ErrorCode.NONE);
                    assertThat(answer.copied()).isEqualTo(NUMBER + i);
                }
            }));
        }

        @ParameterizedTest
        @CsvSource({"dma1,1", "dma2,1", "dma3,0"})
        void takes_over_the_line_of_one_that_was_killed(String device, int core) {
            assertOk(system().with(new DmaDriver("driver"), new DmaDriver("next")).run(domain -> {
                InterruptSourceReference source = source(domain, device);
                long process = domain.spawn(core, "driver", "");
                DmaClient driver = started(domain, "driver", device, core, source);
                assertThat(driver.transfer(NUMBER).copied()).isEqualTo(NUMBER);
                assertThat(domain.processes().kill(process)).isEqualTo(ErrorCode.NONE);

                domain.spawn(core, "next", "");
                DmaClient next = started(domain, "next", device, core, source);
                assertThat(next.transfer(NUMBER + 1).copied()).isEqualTo(NUMBER + 1);
            }));
        }

        @Test
        void shares_a_gic_with_another_one_there() {
            assertOk(system().with(new DmaDriver("driver"), new DmaDriver("other")).run(domain -> {
                domain.spawn(1, "driver", "");
                domain.spawn(1, "other", "");
                DmaClient driver = started(domain, "driver", "dma2", 1, source(domain, "dma2"));
                DmaClient other = started(domain, "other", "dma5", 1, source(domain, "dma5"));
                for (int i = 1; i <= 3; i++) {
                    assertThat(driver.transfer(NUMBER + i).err()).isEqualTo(ErrorCode.NONE);
                    assertThat(other.transfer(NUMBER + i).err()).isEqualTo(ErrorCode.NONE);
                }
            }));
        }
    }

    @Nested
    class A_device_that_is_not_routed {
        @Test
        void has_its_vector_beside_routed_ones() {
            assertOk(system().run(domain -> {
                DeviceRecord dma = device(domain, "dma6");
                assertThat(dma.isRouted()).isFalse();
                assertThat(device(domain, "dma1").createVector(domain).error()).isEqualTo(KernelError.BAD_ARGUMENT);
                DmaEngine engine = engine(domain, "dma6");
                InterruptLine line = InterruptLine.connect(domain, dma.createVector(domain).value(), cause -> { });
                engine.start(NUMBER);
                assertThat(line.await(MILLISECOND)).isEqualTo(InterruptCause.INTERRUPT);
            }));
        }
    }
}
