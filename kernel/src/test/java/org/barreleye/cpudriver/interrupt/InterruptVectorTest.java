package org.barreleye.cpudriver.interrupt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.cpudriver.interrupt.ConnectedEngine.COPY;
import static org.barreleye.cpudriver.interrupt.ConnectedEngine.DESTINATION;
import static org.barreleye.cpudriver.interrupt.ConnectedEngine.ENDPOINT;
import static org.barreleye.cpudriver.interrupt.ConnectedEngine.FRAME;
import static org.barreleye.cpudriver.interrupt.ConnectedEngine.INTERRUPT;
import static org.barreleye.cpudriver.interrupt.ConnectedEngine.MACHINE;
import static org.barreleye.cpudriver.interrupt.ConnectedEngine.OTHER_ENDPOINT;
import static org.barreleye.cpudriver.interrupt.ConnectedEngine.OTHER_VECTOR;
import static org.barreleye.cpudriver.interrupt.ConnectedEngine.ROOT;
import static org.barreleye.cpudriver.interrupt.ConnectedEngine.VECTOR;
import static org.barreleye.cpudriver.interrupt.ConnectedEngine.counts;
import static org.barreleye.cpudriver.interrupt.ConnectedEngine.createEndpoint;
import static org.barreleye.cpudriver.interrupt.ConnectedEngine.receives;
import static org.barreleye.cpudriver.interrupt.ConnectedEngine.retype;

import java.util.function.Consumer;
import org.barreleye.generated.user.EndPointReference;
import org.barreleye.generated.user.InterruptSourceReference;
import org.barreleye.generated.user.InterruptVectorReference;
import org.barreleye.generated.user.KernelCoreInterruptsResult;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Interrupts of a DMA engine at the endpoint of a driver, on a CPU driver alone. */
class InterruptVectorTest {
    private final ConnectedEngine engine = new ConnectedEngine();

    @Nested
    class An_interrupt {
        private long started;

        @Test
        void wakes_the_driver_and_is_an_empty_message_at_its_endpoint() {
            new SteppedProgram()
                    .step(engine::connect)
                    .step(syscalls -> {
                        assertThat(receives(syscalls, ENDPOINT)).isFalse();
                        engine.start();
                        started = syscalls.now();
                    })
                    .step(syscalls -> {
                        assertThat(syscalls.now() - started).as("nanoseconds").isLessThan(20_000);
                        assertThat(receives(syscalls, ENDPOINT)).isTrue();
                        assertThat(receives(syscalls, ENDPOINT)).isFalse();
                        assertThat(counts(syscalls)).isEqualTo(new KernelCoreInterruptsResult(1, 0, 0));
                    })
                    .runOn(MACHINE);
        }

        @Test
        void is_remembered_once_while_the_vector_is_masked_and_delivered_when_it_is_acknowledged() {
            new SteppedProgram()
                    .step(engine::connect)
                    .step(syscalls -> engine.start())
                    .step(syscalls -> {
                        assertThat(receives(syscalls, ENDPOINT)).isTrue();
                        engine.start();
                    })
                    .step(syscalls -> {
                        assertThat(receives(syscalls, ENDPOINT)).as("masked").isFalse();
                        engine.start();
                    })
                    .step(syscalls -> {
                        assertThat(receives(syscalls, ENDPOINT)).as("masked").isFalse();
                        assertThat(counts(syscalls)).isEqualTo(new KernelCoreInterruptsResult(1, 2, 0));
                        INTERRUPT.acknowledge(syscalls).value();
                        assertThat(receives(syscalls, ENDPOINT)).isTrue();
                        INTERRUPT.acknowledge(syscalls).value();
                        assertThat(receives(syscalls, ENDPOINT)).isFalse();
                        engine.start();
                    })
                    .step(syscalls -> {
                        assertThat(receives(syscalls, ENDPOINT)).as("acknowledged").isTrue();
                        assertThat(counts(syscalls)).isEqualTo(new KernelCoreInterruptsResult(3, 2, 0));
                    })
                    .runOn(MACHINE);
        }

        @Test
        void is_a_note_in_the_trace() {
            assertThat(new SteppedProgram()
                    .step(engine::prepare)
                    .step(syscalls -> engine.start())
                    .step(syscalls -> {
                        INTERRUPT.connect(syscalls, ENDPOINT).value();
                        engine.start();
                    })
                    .step(syscalls -> engine.start())
                    .step(syscalls -> { })
                    .notesOn(MACHINE, "interrupt").stream().filter(text -> text.startsWith("vector")))
                    .containsExactly("vector 34 is spurious: no endpoint is connected",
                            "vector 34 is delivered to driver",
                            "vector 34 is pending until driver acknowledges the one before");
        }

        @Test
        void is_delivered_also_while_the_buffer_is_full_and_before_other_messages() {
            new SteppedProgram()
                    .step(engine::connect)
                    .step(syscalls -> {
                        KernelError sent = KernelError.NONE;
                        while (sent == KernelError.NONE) {
                            sent = new EndPointReference(ENDPOINT).send(syscalls, 1, CapabilityAddress.NULL, false,
                                    7, 0, 0, 0, 0, 0, 0, 0, 0, 0).error();
                        }
                        assertThat(sent).isEqualTo(KernelError.ENDPOINT_FULL);
                        engine.start();
                    })
                    .step(syscalls -> { })
                    .step(syscalls -> {
                        assertThat(syscalls.hasMore(ENDPOINT)).isTrue();
                        assertThat(receives(syscalls, ENDPOINT)).isTrue();
                        assertThat(new EndPointReference(ENDPOINT).receive(syscalls, CapabilityAddress.NULL).value()
                                .words()).isEqualTo(1);
                    })
                    .runOn(MACHINE);
        }

        @Test
        void of_a_vector_that_is_not_connected_is_spurious() {
            new SteppedProgram()
                    .step(engine::prepare)
                    .step(syscalls -> engine.start())
                    .step(syscalls -> {
                        assertThat(counts(syscalls)).isEqualTo(new KernelCoreInterruptsResult(0, 0, 1));
                        INTERRUPT.connect(syscalls, ENDPOINT).value();
                        assertThat(receives(syscalls, ENDPOINT)).isFalse();
                    })
                    .runOn(MACHINE);
        }
    }

    @Nested
    class A_connected_vector {
        private void isDisconnected(Consumer<SystemCalls> by) {
            new SteppedProgram()
                    .step(engine::connect)
                    .step(syscalls -> {
                        ROOT.copy(syscalls, VECTOR, COPY).value();
                        by.accept(syscalls);
                        engine.start();
                    })
                    .step(syscalls -> {
                        assertThat(counts(syscalls)).isEqualTo(new KernelCoreInterruptsResult(0, 0, 1));
                        createEndpoint(syscalls, 64, OTHER_ENDPOINT);
                        assertThat(new InterruptVectorReference(COPY).acknowledge(syscalls).error())
                                .isEqualTo(KernelError.NOT_CONNECTED);
                        assertThat(new InterruptVectorReference(COPY).connect(syscalls, OTHER_ENDPOINT).error())
                                .isEqualTo(KernelError.NONE);
                        engine.start();
                    })
                    .step(syscalls -> assertThat(receives(syscalls, OTHER_ENDPOINT)).isTrue())
                    .runOn(MACHINE);
        }

        @Test
        void is_disconnected_on_demand() {
            isDisconnected(syscalls -> INTERRUPT.disconnect(syscalls).value());
        }

        @Test
        void is_disconnected_when_the_capability_is_deleted_through_which_it_was_connected() {
            isDisconnected(syscalls -> ROOT.delete(syscalls, VECTOR).value());
        }

        @Test
        void is_disconnected_when_that_capability_is_revoked_through_another_copy() {
            isDisconnected(syscalls -> ROOT.revoke(syscalls, COPY).value());
        }

        @Test
        void is_disconnected_when_the_endpoint_is_deleted() {
            isDisconnected(syscalls -> ROOT.delete(syscalls, ENDPOINT).value());
        }

        @Test
        void stays_connected_when_another_copy_is_deleted() {
            new SteppedProgram()
                    .step(engine::connect)
                    .step(syscalls -> {
                        ROOT.copy(syscalls, VECTOR, COPY).value();
                        ROOT.delete(syscalls, COPY).value();
                        engine.start();
                    })
                    .step(syscalls -> assertThat(receives(syscalls, ENDPOINT)).isTrue())
                    .runOn(MACHINE);
        }

        @Test
        void leaves_no_message_behind_when_it_is_disconnected() {
            new SteppedProgram()
                    .step(engine::connect)
                    .step(syscalls -> engine.start())
                    .step(syscalls -> {
                        INTERRUPT.disconnect(syscalls).value();
                        assertThat(receives(syscalls, ENDPOINT)).isFalse();
                    })
                    .runOn(MACHINE);
        }
    }

    @Nested
    class Connecting {
        @Test
        void is_refused_while_the_vector_is_connected() {
            new SteppedProgram().step(syscalls -> {
                engine.connect(syscalls);
                createEndpoint(syscalls, 64, OTHER_ENDPOINT);
                ROOT.copy(syscalls, VECTOR, COPY).value();
                assertThat(new InterruptVectorReference(COPY).connect(syscalls, OTHER_ENDPOINT).error())
                        .isEqualTo(KernelError.VECTOR_IN_USE);
                assertThat(retype(syscalls, DmaMachine.VECTOR, OTHER_VECTOR)).isEqualTo(KernelError.REVOKE_FIRST);
            }).runOn(MACHINE);
        }

        @Test
        void is_refused_on_another_core_than_that_of_the_vector() {
            new SteppedProgram().step(syscalls -> {
                engine.prepare(syscalls);
                retype(syscalls, 256 * 4 + DmaMachine.VECTOR, OTHER_VECTOR);
                InterruptVectorReference remote = new InterruptVectorReference(OTHER_VECTOR);
                assertThat(remote.connect(syscalls, ENDPOINT).error()).isEqualTo(KernelError.OTHER_CORES_VECTOR);
                assertThat(remote.acknowledge(syscalls).error()).isEqualTo(KernelError.OTHER_CORES_VECTOR);
                assertThat(remote.disconnect(syscalls).error()).isEqualTo(KernelError.OTHER_CORES_VECTOR);
            }).runOn(MACHINE);
        }

        @Test
        void takes_an_endpoint_and_the_right_write() {
            new SteppedProgram().step(syscalls -> {
                engine.prepare(syscalls);
                assertThat(INTERRUPT.connect(syscalls, FRAME).error()).isEqualTo(KernelError.WRONG_TYPE);
                assertThat(INTERRUPT.connect(syscalls, COPY).error()).isEqualTo(KernelError.CAPABILITY_NOT_FOUND);
                ROOT.mint(syscalls, VECTOR, new Rights(ObjectRights.READ), COPY).value();
                assertThat(new InterruptVectorReference(COPY).connect(syscalls, ENDPOINT).error())
                        .isEqualTo(KernelError.MISSING_RIGHTS);
            }).runOn(MACHINE);
        }
    }

    @Nested
    class Lines_and_destinations {
        @Test
        void cover_all_lines_and_the_vectors_of_all_cores() {
            new SteppedProgram().step(syscalls -> {
                var lines = new InterruptSourceReference(WellKnownSlots.INTERRUPT_SOURCE);
                assertThat(lines.identify(syscalls).value().first()).isZero();
                assertThat(lines.identify(syscalls).value().count()).isEqualTo(MACHINE.devices().size());
                assertThat(DESTINATION.identify(syscalls).value().first()).isZero();
                assertThat(DESTINATION.identify(syscalls).value().count()).isEqualTo(33 * 256);
                assertThat(lines.enable(syscalls, 2, true).error()).isEqualTo(KernelError.NONE);
                assertThat(lines.enable(syscalls, 2, false).error()).isEqualTo(KernelError.NO_INTERRUPT_CONTROLLER);
                assertThat(lines.enable(syscalls, MACHINE.devices().size(), true).error())
                        .isEqualTo(KernelError.BAD_ARGUMENT);
                assertThat(DESTINATION.route(syscalls, WellKnownSlots.INTERRUPT_SOURCE, 2, 34, 1).error())
                        .isEqualTo(KernelError.NOT_IMPLEMENTED);
            }).runOn(MACHINE);
        }
    }
}
