package org.barreleye.cpudriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.cpudriver.FirstProgram.inInitialDomain;

import java.util.List;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The right that each power of a kernel needs, and the rights that other operations need beside their target's. */
class KernelCapabilityTest {
    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final RamReference MEMORY = new RamReference(WellKnownSlots.MEMORY);
    private static final CapabilityAddress REDUCED = new CapabilityAddress(32);
    private static final CapabilityAddress A = new CapabilityAddress(33);
    private static final CapabilityAddress B = new CapabilityAddress(34);
    private static final CapabilityAddress C = new CapabilityAddress(35);

    private interface Invocation {
        KernelError invoke(KernelReference kernel, SystemCalls syscalls);
    }

    /** Invokes with all rights but one, then with this one only. */
    private static void assertNeeds(int right, Invocation invocation) {
        inInitialDomain(syscalls -> {
            ROOT.mint(syscalls, WellKnownSlots.KERNEL, new Rights(ObjectRights.ALL & ~right), REDUCED);
            assertThat(invocation.invoke(new KernelReference(REDUCED), syscalls))
                    .isEqualTo(KernelError.MISSING_RIGHTS);
            ROOT.delete(syscalls, REDUCED);

            ROOT.mint(syscalls, WellKnownSlots.KERNEL, new Rights(right), REDUCED);
            assertThat(invocation.invoke(new KernelReference(REDUCED), syscalls))
                    .isNotEqualTo(KernelError.MISSING_RIGHTS);
        });
    }

    @Nested
    class Of_the_powers_of_a_kernel {
        @Test
        void starting_a_core_needs_the_right_start_core() {
            assertNeeds(ObjectRights.START_CORE, (kernel, syscalls) -> kernel.startCore(syscalls, 99, A).error());
        }

        @Test
        void switching_the_machine_off_needs_the_right_power_off() {
            assertNeeds(ObjectRights.POWER_OFF, (kernel, syscalls) -> kernel.powerOff(syscalls, 0).error());
        }

        @Test
        void creating_a_capability_from_its_wire_form_needs_the_right_grant() {
            assertNeeds(ObjectRights.GRANT, (kernel, syscalls) ->
                    kernel.accept(syscalls, 1, 2, 3, 4, 1, 0, A).error());
        }

        @Test
        void delivering_a_capability_to_another_core_needs_the_right_grant() {
            assertNeeds(ObjectRights.GRANT, (kernel, syscalls) -> kernel.deliver(syscalls, A, 1, true).error());
        }

        @Test
        void revoking_for_another_core_needs_the_right_grant() {
            assertNeeds(ObjectRights.GRANT, (kernel, syscalls) ->
                    kernel.destroy(syscalls, 1, 2, 3, 4, 5, false, A, A).error());
        }

        @Test
        void learning_what_was_dropped_needs_the_right_grant() {
            assertNeeds(ObjectRights.GRANT, (kernel, syscalls) -> kernel.nextDropped(syscalls, 0).error());
        }

        @Test
        void revoking_on_this_core_only_needs_the_right_revoke() {
            assertNeeds(ObjectRights.REVOKE, (kernel, syscalls) -> kernel.revokeLocal(syscalls, A).error());
        }

        @Test
        void creating_a_service_needs_the_right_write() {
            assertNeeds(ObjectRights.WRITE, (kernel, syscalls) -> kernel.makeService(syscalls, 7, A).error());
        }

        @Test
        void creating_the_terminal_needs_the_right_write() {
            assertNeeds(ObjectRights.WRITE, (kernel, syscalls) -> kernel.makeTerminal(syscalls, A).error());
        }

        @Test
        void reclaiming_memory_needs_the_right_write() {
            assertNeeds(ObjectRights.WRITE, (kernel, syscalls) -> kernel.reclaim(syscalls, A).error());
        }

        @Test
        void opening_a_channel_through_the_mailbox_needs_the_right_write() {
            assertNeeds(ObjectRights.WRITE, (kernel, syscalls) ->
                    kernel.openMailbox(syscalls, 1, 1, A, false, B, C).error());
        }

        @Test
        void physical_memory_has_none() {
            inInitialDomain(syscalls -> {
                KernelReference memory = new KernelReference(WellKnownSlots.PHYSICAL_MEMORY);

                assertThat(List.of(memory.powerOff(syscalls, 1).error(), memory.startCore(syscalls, 1, A).error(),
                        memory.makeTerminal(syscalls, A).error(), memory.nextDropped(syscalls, 0).error()))
                        .containsOnly(KernelError.WRONG_TYPE);
            });
        }

        @Test
        void memory_and_services_do_not_have_the_rights() {
            inInitialDomain(syscalls -> {
                new KernelReference(WellKnownSlots.KERNEL).makeService(syscalls, 7, A);
                int powers = ObjectRights.START_CORE | ObjectRights.POWER_OFF;

                assertThat(ROOT.identify(syscalls, A).value().rights() & powers).isZero();
                assertThat(ROOT.identify(syscalls, WellKnownSlots.MEMORY).value().rights() & powers).isZero();
                assertThat(ROOT.identify(syscalls, WellKnownSlots.KERNEL).value().rights() & powers).isEqualTo(powers);
            });
        }
    }

    @Nested
    class Of_other_operations {
        private static final int READ_WRITE = ObjectRights.READ | ObjectRights.WRITE;

        @Test
        void installing_a_cnode_needs_its_rights_to_read_and_write() {
            inInitialDomain(syscalls -> {
                ROOT.retype(syscalls, MEMORY, 16_384, Retype.L2CNODE, 16_384, 1, A);
                ROOT.mint(syscalls, A, new Rights(ObjectRights.ALL & ~ObjectRights.WRITE), B);
                ROOT.mint(syscalls, A, new Rights(READ_WRITE), C);

                assertThat(ROOT.install(syscalls, B, 3).error()).isEqualTo(KernelError.MISSING_RIGHTS);
                assertThat(ROOT.install(syscalls, C, 3).error()).isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void starting_a_dispatcher_needs_the_rights_to_read_and_write_of_its_space() {
            inInitialDomain(syscalls -> {
                ROOT.retype(syscalls, MEMORY, 16_384, Retype.DISPATCHER, 4096, 1, A);
                ROOT.mint(syscalls, WellKnownSlots.ROOT, new Rights(ObjectRights.ALL & ~ObjectRights.READ), B);
                ROOT.mint(syscalls, WellKnownSlots.ROOT, new Rights(READ_WRITE), C);
                DispatcherReference dispatcher = new DispatcherReference(A);

                assertThat(dispatcher.start(syscalls, B, 0, 0, 0).error()).isEqualTo(KernelError.MISSING_RIGHTS);
                assertThat(dispatcher.start(syscalls, C, 99, 0, 0).error()).isEqualTo(KernelError.NO_SUCH_PROGRAM);
            });
        }

        @Test
        void creating_an_endpoint_needs_the_right_to_write_of_its_dispatcher() {
            inInitialDomain(syscalls -> {
                ROOT.mint(syscalls, WellKnownSlots.DISPATCHER, new Rights(ObjectRights.READ), A);
                ROOT.mint(syscalls, WellKnownSlots.DISPATCHER, new Rights(ObjectRights.WRITE), B);

                assertThat(makeEndpoint(syscalls, A)).isEqualTo(KernelError.MISSING_RIGHTS);
                assertThat(makeEndpoint(syscalls, B)).isEqualTo(KernelError.NONE);
            });
        }

        private static KernelError makeEndpoint(SystemCalls syscalls, CapabilityAddress dispatcher) {
            return ROOT.retype(syscalls, new DispatcherReference(dispatcher), 0, Retype.END_POINT, 64, 1, C).error();
        }

        @Test
        void starting_a_core_needs_the_right_to_read_of_its_start_page() {
            inInitialDomain(syscalls -> {
                ROOT.retype(syscalls, MEMORY, 16_384, Retype.FRAME, 4096, 1, A);
                ROOT.mint(syscalls, A, new Rights(ObjectRights.WRITE), B);

                assertThat(new KernelReference(WellKnownSlots.KERNEL).startCore(syscalls, 1, B).error())
                        .isEqualTo(KernelError.MISSING_RIGHTS);
            });
        }
    }
}
