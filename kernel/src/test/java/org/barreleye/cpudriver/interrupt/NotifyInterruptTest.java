package org.barreleye.cpudriver.interrupt;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.EndPointReference;
import org.barreleye.generated.user.InterruptDestinationReference;
import org.barreleye.generated.user.InterruptVectorReference;
import org.barreleye.generated.user.KernelCoreInterruptsResult;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.NotifyInterruptReference;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The authority to interrupt a vector, on a CPU driver alone. Signals between cores are in {@code NotifyTest}. */
class NotifyInterruptTest {
    private static final MachineDescription MACHINE = Presets.named("odroid-c4");
    private static final int VECTOR_NUMBER = 77;
    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final CapabilityAddress ENDPOINT = new CapabilityAddress(200);
    private static final CapabilityAddress VECTOR = new CapabilityAddress(201);
    private static final CapabilityAddress SIGNAL = new CapabilityAddress(202);
    private static final CapabilityAddress COPY = new CapabilityAddress(203);
    private static final CapabilityAddress OTHER = new CapabilityAddress(204);
    private static final InterruptVectorReference INTERRUPT = new InterruptVectorReference(VECTOR);

    private static KernelError retypeVector(SystemCalls syscalls, long vector, CapabilityAddress slot) {
        return ROOT.retype(syscalls, new InterruptDestinationReference(WellKnownSlots.INTERRUPT_DESTINATION), vector,
                Retype.INTERRUPT_VECTOR, 1, 1, slot).error();
    }

    private static KernelError retypeSignal(SystemCalls syscalls, CapabilityAddress vector, CapabilityAddress slot) {
        return ROOT.retype(syscalls, new InterruptVectorReference(vector), 0, Retype.NOTIFY_INTERRUPT, 1, 1, slot)
                .error();
    }

    private static void prepare(SystemCalls syscalls) {
        ROOT.retype(syscalls, new DispatcherReference(WellKnownSlots.DISPATCHER), 0, Retype.END_POINT, 64, 1, ENDPOINT)
                .value();
        assertThat(retypeVector(syscalls, VECTOR_NUMBER, VECTOR)).isEqualTo(KernelError.NONE);
        assertThat(retypeSignal(syscalls, VECTOR, SIGNAL)).isEqualTo(KernelError.NONE);
    }

    private static void connect(SystemCalls syscalls) {
        prepare(syscalls);
        assertThat(INTERRUPT.connect(syscalls, ENDPOINT).error()).isEqualTo(KernelError.NONE);
    }

    private static KernelError signal(SystemCalls syscalls, CapabilityAddress slot) {
        return new NotifyInterruptReference(slot).signal(syscalls).error();
    }

    private static boolean receives(SystemCalls syscalls) {
        return new EndPointReference(ENDPOINT).receive(syscalls, CapabilityAddress.NULL).succeeded();
    }

    private static KernelCoreInterruptsResult counts(SystemCalls syscalls) {
        return new KernelReference(WellKnownSlots.KERNEL).coreInterrupts(syscalls).value();
    }

    @Nested
    class A_signal {
        @Test
        void is_an_empty_message_at_the_endpoint_of_the_vector() {
            new SteppedProgram().step(NotifyInterruptTest::connect)
                    .step(syscalls -> assertThat(signal(syscalls, SIGNAL)).isEqualTo(KernelError.NONE))
                    .step(syscalls -> {
                        assertThat(receives(syscalls)).isTrue();
                        assertThat(receives(syscalls)).isFalse();
                        assertThat(counts(syscalls)).isEqualTo(new KernelCoreInterruptsResult(1, 0, 0));
                    })
                    .runOn(MACHINE);
        }

        @Test
        void is_remembered_once_until_the_one_before_is_acknowledged() {
            new SteppedProgram().step(NotifyInterruptTest::connect)
                    .step(syscalls -> signal(syscalls, SIGNAL))
                    .step(syscalls -> {
                        assertThat(receives(syscalls)).isTrue();
                        signal(syscalls, SIGNAL);
                    })
                    .step(syscalls -> signal(syscalls, SIGNAL))
                    .step(syscalls -> {
                        assertThat(receives(syscalls)).as("masked").isFalse();
                        assertThat(INTERRUPT.acknowledge(syscalls).error()).isEqualTo(KernelError.NONE);
                        assertThat(receives(syscalls)).isTrue();
                        INTERRUPT.acknowledge(syscalls);
                        assertThat(receives(syscalls)).as("two signals are one").isFalse();
                    })
                    .runOn(MACHINE);
        }

        @Test
        void is_lost_and_counted_while_the_vector_is_not_connected() {
            new SteppedProgram().step(NotifyInterruptTest::prepare)
                    .step(syscalls -> assertThat(signal(syscalls, SIGNAL)).isEqualTo(KernelError.NONE))
                    .step(syscalls -> {
                        INTERRUPT.connect(syscalls, ENDPOINT);
                        assertThat(receives(syscalls)).isFalse();
                        assertThat(counts(syscalls)).isEqualTo(new KernelCoreInterruptsResult(0, 0, 1));
                    })
                    .runOn(MACHINE);
        }

        @Test
        void costs_a_system_call_and_the_sending_of_an_interrupt() {
            new SteppedProgram().step(syscalls -> {
                prepare(syscalls);
                long begin = syscalls.now();
                signal(syscalls, SIGNAL);
                var costs = MACHINE.cores().get(0).costs();
                double cycles = (syscalls.now() - begin) * 1_000.0 / MACHINE.cores().get(0).cyclePicoseconds();
                assertThat(cycles).isGreaterThanOrEqualTo(costs.trap() + costs.resume() + costs.interruptSend())
                        .isLessThan(2.0 * (costs.trap() + costs.resume() + costs.interruptSend()));
            }).runOn(MACHINE);
        }
    }

    @Nested
    class The_authority {
        @Test
        void is_no_authority_to_receive() {
            new SteppedProgram().step(syscalls -> {
                prepare(syscalls);
                assertThat(new InterruptVectorReference(SIGNAL).connect(syscalls, ENDPOINT).error())
                        .isEqualTo(KernelError.WRONG_TYPE);
            }).runOn(MACHINE);
        }

        @Test
        void needs_the_right_write() {
            new SteppedProgram().step(syscalls -> {
                connect(syscalls);
                ROOT.mint(syscalls, SIGNAL, new Rights(ObjectRights.READ), COPY).value();
                assertThat(signal(syscalls, COPY)).isEqualTo(KernelError.MISSING_RIGHTS);
            }).runOn(MACHINE);
        }

        @Test
        void is_revoked_with_the_vector() {
            new SteppedProgram().step(syscalls -> {
                connect(syscalls);
                ROOT.copy(syscalls, SIGNAL, COPY).value();
                assertThat(ROOT.revoke(syscalls, VECTOR).error()).isEqualTo(KernelError.NONE);
                assertThat(signal(syscalls, SIGNAL)).isEqualTo(KernelError.CAPABILITY_NOT_FOUND);
                assertThat(signal(syscalls, COPY)).isEqualTo(KernelError.CAPABILITY_NOT_FOUND);
            }).runOn(MACHINE);
        }

        @Test
        void of_a_core_that_the_machine_does_not_have_is_refused() {
            // Cores 2 and 3 are between others.
            new SteppedProgram().step(syscalls -> {
                assertThat(retypeVector(syscalls, 2 * 256 + VECTOR_NUMBER, VECTOR)).isEqualTo(KernelError.NONE);
                assertThat(retypeSignal(syscalls, VECTOR, SIGNAL)).isEqualTo(KernelError.NONE);
                assertThat(signal(syscalls, SIGNAL)).isEqualTo(KernelError.NO_SUCH_CORE);
            }).runOn(Presets.named("demo"));
        }
    }
}
