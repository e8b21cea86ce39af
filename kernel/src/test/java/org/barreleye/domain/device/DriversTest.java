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
import org.barreleye.domain.SpawnTerms;
import org.barreleye.domain.memory.PinnedObject;
import org.barreleye.domain.memory.Placement;
import org.barreleye.domain.memory.RamSource;
import org.barreleye.generated.user.InterruptVectorReference;
import org.barreleye.generated.user.monitor.MonitorInterface;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.register.device.DmaRegister;
import org.barreleye.kpi.syscall.Manifest.Need;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.fault.Faults;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Drivers of a DMA engine that have capabilities to its registers and its interrupt vector, on booted machines. */
class DriversTest {
    private static final long MILLISECOND = 1_000_000;
    private static final long NUMBER = 0x1122_3344_5566_7788L;

    private static DmaEngine engine(Domain domain) throws CallFailed {
        PinnedObject memory = new PinnedObject(DmaEngine.BYTES, RamSource.ANY_NODE);
        return new DmaEngine(domain, DmaEngine.record(domain).registers(), memory,
                domain.addressSpace().map(memory, Placement.ANYWHERE).value());
    }

    @Nested
    class A_threaded_driver {
        static List<MachineDescription> machines() {
            return List.of(DmaMachine.interrupting(0), DmaMachine.withoutMmu());
        }

        @ParameterizedTest
        @MethodSource("machines")
        void copies_memory_with_the_engine_and_is_told_by_the_interrupt(MachineDescription machine) {
            BootResult.on(machine).drivingDevices().run(domain -> {
                List<InterruptCause> causes = new ArrayList<>();
                DmaEngine engine = engine(domain);
                InterruptLine line = InterruptLine.connect(domain, DmaEngine.createVector(domain),
                        causes::add);
                for (int i = 1; i <= 3; i++) {
                    engine.start(NUMBER + i);
                    assertThat(line.await(MILLISECOND)).isEqualTo(InterruptCause.INTERRUPT);
                    assertThat(engine.status()).isEqualTo(DmaRegister.DONE);
                    assertThat(engine.copied()).isEqualTo(NUMBER + i);
                    assertThat(causes).hasSize(i).containsOnly(InterruptCause.INTERRUPT);
                }
            }).requireSuccess();
        }

        @Test
        void is_told_of_an_interrupt_that_came_while_it_handled_the_one_before() {
            BootResult.on(DmaMachine.interrupting(0)).drivingDevices().run(domain -> {
                List<Long> copied = new ArrayList<>();
                DmaEngine engine = engine(domain);
                InterruptLine line = InterruptLine.connect(domain, DmaEngine.createVector(domain), cause -> {
                    copied.add(engine.copied());
                    if (copied.size() == 1) {
                        engine.start(2);
                        while (engine.status() == DmaRegister.BUSY) {
                            domain.syscalls().compute(1_000);
                        }
                    }
                });
                engine.start(1);
                assertThat(line.await(MILLISECOND)).isEqualTo(InterruptCause.INTERRUPT);
                assertThat(line.await(MILLISECOND)).isEqualTo(InterruptCause.INTERRUPT);
                assertThat(copied).containsExactly(1L, 2L);
            }).requireSuccess();
        }

        @Test
        void finds_a_lost_interrupt_by_its_deadline() {
            Faults allLost = new Faults(100, 0, 0, 0, 0, List.of());
            BootResult.on(DmaMachine.withoutMailbox()).withFaults(allLost).drivingDevices().run(domain -> {
                List<InterruptCause> causes = new ArrayList<>();
                DmaEngine engine = engine(domain);
                InterruptLine line = InterruptLine.connect(domain, DmaEngine.createVector(domain),
                        causes::add);
                engine.start(NUMBER);
                long begin = domain.syscalls().now();
                assertThat(line.await(MILLISECOND)).isEqualTo(InterruptCause.DEADLINE);
                assertThat(domain.syscalls().now() - begin).isBetween(MILLISECOND, 2 * MILLISECOND);
                assertThat(causes).containsExactly(InterruptCause.DEADLINE);
                assertThat(engine.status()).as("the device says what the interrupt would have told").isEqualTo(
                        DmaRegister.DONE);
                assertThat(engine.copied()).isEqualTo(NUMBER);
            }).requireSuccess();
        }

        @Test
        void lets_its_engine_read_a_frame_and_not_write_to_it_until_it_closes_the_window() {
            BootResult.on(DmaMachine.interrupting(0)).drivingDevices().run(domain -> {
                DmaEngine engine = engine(domain);
                PinnedObject other = new PinnedObject(DmaEngine.BYTES, RamSource.ANY_NODE);
                domain.addressSpace().map(other, Placement.ANYWHERE).value();
                DmaWindow window = DmaWindow.openToRead(domain, DmaEngine.record(domain).registers(),
                        other.frame().orElseThrow()).value();
                assertThat(statusAfter(domain, engine, window.deviceAddress(), engine.address()))
                        .isEqualTo(DmaRegister.DONE);
                assertThat(statusAfter(domain, engine, engine.address(), window.deviceAddress()))
                        .isEqualTo(DmaRegister.FAILED);
                window.close();
                assertThat(statusAfter(domain, engine, window.deviceAddress(), engine.address()))
                        .isEqualTo(DmaRegister.FAILED);
            }).requireSuccess();
        }

        private static long statusAfter(Domain domain, DmaEngine engine, long source, long target) {
            engine.start(source, target);
            while (engine.status() == DmaRegister.BUSY) {
                domain.syscalls().compute(1_000);
            }
            return engine.status();
        }

        @Test
        void gets_no_further_endpoints_than_the_limit_and_deleted_ones_again() {
            BootResult.on(DmaMachine.interrupting(0)).drivingDevices().run(domain -> {
                var monitor = MonitorInterface.client(domain.monitor(), domain.events());
                CapabilityReference last = CapabilityReference.ABSENT;
                for (int i = 0; i < 64; i++) {
                    var created = monitor.createEndpoint();
                    assertThat(created.err()).as("endpoint %d", i).isEqualTo(ErrorCode.NONE);
                    last = created.endpoint();
                }
                assertThat(monitor.createEndpoint().err()).isEqualTo(ErrorCode.of("ENDPOINT_LIMIT_REACHED"));
                domain.delete(last);
                assertThat(monitor.createEndpoint().err()).isEqualTo(ErrorCode.NONE);
            }).requireSuccess();
        }
    }

    @Nested
    class A_driver_that_was_sent_the_capabilities {
        private DmaClient driver(Domain domain, int core, String name) throws CallFailed {
            domain.spawn(core, name, "");
            return bind(domain, name);
        }

        private DmaClient bind(Domain domain, String name) throws CallFailed {
            return DmaInterface.client(
                    domain.connect(name, channel -> DmaInterface.connect(channel, new DmaHandler() {})),
                    domain.events());
        }

        private CapabilityReference registers(Domain domain) throws CallFailed {
            return CapabilityReference.at(DmaEngine.record(domain).registers().address());
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 32})
        void drives_the_engine_on_the_core_that_it_interrupts_until_the_registers_are_revoked(int core) {
            BootResult.on(DmaMachine.interrupting(core)).with(new DmaDriver("driver")).drivingDevices()
                    .run(domain -> {
                        DmaClient driver = driver(domain, core, "driver");
                        InterruptVectorReference vector = DmaEngine.createVector(domain);
                        assertThat(driver.drive(registers(domain), CapabilityReference.at(vector.address())))
                                .isEqualTo(ErrorCode.NONE);

                        for (int i = 1; i <= 3; i++) {
                            var answer = driver.transfer(NUMBER + i);
                            assertThat(answer.err()).isEqualTo(ErrorCode.NONE);
                            assertThat(answer.copied()).isEqualTo(NUMBER + i);
                        }
                        assertThat(driver.status().status()).isEqualTo(DmaRegister.DONE);

                        assertThat(domain.revoke(registers(domain)).error()).isEqualTo(KernelError.NONE);
                        assertThat(driver.status().err()).isEqualTo(ErrorCode.of("FAULT"));
                    }).requireSuccess();
        }

        @Test
        void gets_no_interrupts_of_a_vector_that_another_driver_has_connected() {
            BootResult booted = BootResult.on(DmaMachine.interrupting(0))
                    .with(new DmaDriver("driver"), new DmaDriver("rival")).drivingDevices().run(domain -> {
                        DmaClient driver = driver(domain, 0, "driver");
                        DmaClient rival = driver(domain, 0, "rival");
                        CapabilityReference vector =
                                CapabilityReference.at(DmaEngine.createVector(domain).address());

                        assertThat(driver.drive(registers(domain), vector)).isEqualTo(ErrorCode.NONE);
                        assertThat(rival.drive(registers(domain), vector)).isEqualTo(ErrorCode.of("NOT_DRIVEN"));
                        assertThat(DmaEngine.record(domain).createVector(domain).error())
                                .isEqualTo(KernelError.REVOKE_FIRST);

                        assertThat(driver.transfer(NUMBER).copied()).isEqualTo(NUMBER);
                    });
            booted.requireSuccess();
            assertThat(booted.console()).anyMatch(line -> line.contains(KernelError.VECTOR_IN_USE.sentence()));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1})
        void takes_over_the_vector_of_one_that_was_killed(int core) {
            BootResult.on(DmaMachine.interrupting(core))
                    .with(new DmaDriver("driver"), new DmaDriver("next")).drivingDevices().run(domain -> {
                        long process = domain.spawn(core, "driver", "");
                        DmaClient driver = bind(domain, "driver");
                        CapabilityReference vector =
                                CapabilityReference.at(DmaEngine.createVector(domain).address());
                        assertThat(driver.drive(registers(domain), vector)).isEqualTo(ErrorCode.NONE);
                        assertThat(domain.processes().kill(process)).isEqualTo(ErrorCode.NONE);

                        DmaClient next = driver(domain, core, "next");
                        assertThat(next.drive(registers(domain), vector)).isEqualTo(ErrorCode.NONE);
                        assertThat(next.transfer(NUMBER).copied()).isEqualTo(NUMBER);
                    }).requireSuccess();
        }

        @Test
        void is_told_by_its_deadline_when_the_vector_is_revoked() {
            BootResult.on(DmaMachine.interrupting(1)).with(new DmaDriver("driver")).drivingDevices()
                    .run(domain -> {
                        DmaClient driver = driver(domain, 1, "driver");
                        CapabilityReference vector =
                                CapabilityReference.at(DmaEngine.createVector(domain).address());
                        assertThat(driver.drive(registers(domain), vector)).isEqualTo(ErrorCode.NONE);
                        assertThat(domain.revoke(vector).error()).isEqualTo(KernelError.NONE);

                        assertThat(driver.transfer(NUMBER).err()).isEqualTo(ErrorCode.of("TIMED_OUT"));
                    }).requireSuccess();
        }
    }

    @Nested
    class The_authority_devices {
        @Test
        void does_not_give_a_device_that_no_unit_keeps_from_all_memory() {
            BootResult.on(DmaMachine.withoutProtection()).drivingDevices().run(domain ->
                    assertThat(DeviceRecord.all(domain)).isEmpty()).requireSuccess();
        }

        @Test
        void is_all_that_makes_devices_reachable() {
            BootResult.on(DmaMachine.interrupting(0)).run(domain -> {
                assertThatThrownBy(() -> DeviceRecord.all(domain)).hasMessageContaining("`devices`");
                for (int slot = WellKnownSlots.INTERRUPT_SOURCE.slot(); slot < 48; slot++) {
                    assertThat(domain.slots().identify(CapabilityReference.at(
                            new CapabilityAddress(slot)))).as("slot %d", slot).isEmpty();
                }
            }).requireSuccess();
        }

        @Test
        void is_passed_on_to_programs_of_the_boot_core_only() {
            BootResult.on(DmaMachine.interrupting(0))
                    .with("other", domain -> assertThat(DmaEngine.record(domain).kind()).isEqualTo("dma"))
                    .drivingDevices()
                    .run(domain -> {
                        SpawnTerms terms = SpawnTerms.USUAL.granting(Need.DEVICES);
                        long other = domain.spawn(0, "other", "", terms);
                        assertThat(domain.processes().waitFor(other, 1000 * MILLISECOND).status()).isZero();
                        assertThatThrownBy(() -> domain.spawn(1, "other", "", terms))
                                .hasMessageContaining("is started on the boot core");
                    }).requireSuccess();
        }

        @Test
        void gives_the_registers_again_when_a_holder_that_has_revoked_them_has_ended() {
            BootResult.on(DmaMachine.interrupting(0))
                    .with("greedy", domain -> {
                        CapabilityReference registers =
                                CapabilityReference.at(DmaEngine.record(domain).registers().address());
                        assertThat(domain.revoke(registers).error()).isEqualTo(KernelError.NONE);
                    })
                    .with("other", domain -> assertThat(engine(domain).status()).isEqualTo(DmaRegister.IDLE))
                    .drivingDevices()
                    .run(domain -> {
                        SpawnTerms terms = SpawnTerms.USUAL.granting(Need.DEVICES);
                        for (String program : List.of("greedy", "other")) {
                            long process = domain.spawn(0, program, "", terms);
                            assertThat(domain.processes().waitFor(process, 1000 * MILLISECOND).status()).as(program)
                                    .isZero();
                        }
                    }).requireSuccess();
        }
    }
}
