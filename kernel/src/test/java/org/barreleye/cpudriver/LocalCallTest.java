package org.barreleye.cpudriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.cpudriver.FirstProgram.inInitialDomain;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.EndPointReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;
import org.junit.jupiter.api.Test;

/** The system call {@code lrpc}: up to four words to a dispatcher of the same core, and reading them. */
class LocalCallTest {
    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final DispatcherReference SELF = new DispatcherReference(WellKnownSlots.DISPATCHER);
    private static final CapabilityAddress A = new CapabilityAddress(32);
    private static final CapabilityAddress B = new CapabilityAddress(33);

    private static void makeEndpoint(SystemCalls syscalls) {
        assertThat(ROOT.retype(syscalls, SELF, 0, Retype.END_POINT, 64, 1, A).error()).isEqualTo(KernelError.NONE);
    }

    private static List<Long> receive(SystemCalls syscalls) {
        List<Long> words = new ArrayList<>();
        syscalls.receive(A, (count, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9) ->
                words.addAll(List.of((long) count, w0, w1, w2, w3, w4)));
        return words;
    }

    @Test
    void transfers_up_to_four_words() {
        inInitialDomain(syscalls -> {
            makeEndpoint(syscalls);

            assertThat(syscalls.lrpc(A, 3, 7, 8, 9, 10)).isEqualTo(KernelError.NONE);
            assertThat(syscalls.lrpc(A, 0, 0, 0, 0, 0)).isEqualTo(KernelError.NONE);

            assertThat(receive(syscalls)).as("what was not sent is 0").containsExactly(3L, 7L, 8L, 9L, 0L, 0L);
            assertThat(receive(syscalls)).containsExactly(0L, 0L, 0L, 0L, 0L, 0L);
            assertThat(receive(syscalls)).isEmpty();
        });
    }

    @Test
    void refuses_invalid_arguments() {
        inInitialDomain(syscalls -> {
            makeEndpoint(syscalls);
            ROOT.mint(syscalls, A, new Rights(ObjectRights.READ), B);

            assertThat(syscalls.lrpc(A, 5, 0, 0, 0, 0)).isEqualTo(KernelError.BAD_ARGUMENT);
            assertThat(syscalls.lrpc(A, -1, 0, 0, 0, 0)).isEqualTo(KernelError.BAD_ARGUMENT);
            assertThat(syscalls.lrpc(B, 1, 0, 0, 0, 0)).isEqualTo(KernelError.MISSING_RIGHTS);
            assertThat(syscalls.lrpc(WellKnownSlots.MEMORY, 1, 0, 0, 0, 0)).isEqualTo(KernelError.WRONG_TYPE);
            assertThat(syscalls.lrpc(new CapabilityAddress(40), 1, 0, 0, 0, 0))
                    .isEqualTo(KernelError.CAPABILITY_NOT_FOUND);
            assertThat(receive(syscalls)).isEmpty();
        });
    }

    @Test
    void reports_a_full_endpoint_and_loses_nothing() {
        inInitialDomain(syscalls -> {
            makeEndpoint(syscalls);
            long sent = 0;
            while (syscalls.lrpc(A, 1, sent, 0, 0, 0) == KernelError.NONE) {
                sent++;
            }

            assertThat(syscalls.lrpc(A, 1, 99, 0, 0, 0)).isEqualTo(KernelError.ENDPOINT_FULL);
            for (long expected = 0; expected < sent; expected++) {
                assertThat(receive(syscalls).get(1)).isEqualTo(expected);
            }
            assertThat(receive(syscalls)).isEmpty();
        });
    }

    @Test
    void leaves_messages_with_a_capability_to_the_invocation() {
        inInitialDomain(syscalls -> {
            makeEndpoint(syscalls);
            new EndPointReference(A).send(syscalls, 1, WellKnownSlots.MEMORY, false, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0);

            assertThat(receive(syscalls)).isEmpty();
            assertThat(syscalls.hasMore(A)).isTrue();
            assertThat(new EndPointReference(A).receive(syscalls, B).value().word0()).isEqualTo(5);
            assertThat(syscalls.hasMore(A)).isFalse();
        });
    }

    @Test
    void is_cheaper_than_the_invocation() {
        inInitialDomain(syscalls -> {
            makeEndpoint(syscalls);
            long begin = syscalls.now();
            syscalls.lrpc(A, 4, 1, 2, 3, 4);
            receive(syscalls);
            long call = syscalls.now() - begin;
            begin = syscalls.now();
            new EndPointReference(A).send(syscalls, 4, CapabilityAddress.NULL, false, 1, 2, 3, 4, 0, 0, 0, 0, 0, 0);
            new EndPointReference(A).receive(syscalls, B);

            assertThat(call).isLessThan(syscalls.now() - begin);
        });
    }
}
