package org.barreleye.cpudriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.cpudriver.FirstProgram.inTheFirstDomain;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.EndPointReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;
import org.junit.jupiter.api.Test;

/** The system call for a few words to another dispatcher of the core, and the way to read them. */
class LocalCallTest {
    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final DispatcherReference SELF = new DispatcherReference(WellKnownSlots.DISPATCHER);
    private static final CapabilityAddress A = new CapabilityAddress(32);
    private static final CapabilityAddress B = new CapabilityAddress(33);

    private static void makeEndpoint(Trap trap) {
        assertThat(ROOT.retype(trap, SELF, 0, Retype.END_POINT, 64, 1, A).error()).isEqualTo(KernelError.NONE);
    }

    private static List<Long> receive(Trap trap) {
        List<Long> words = new ArrayList<>();
        trap.receive(A, (count, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9) ->
                words.addAll(List.of((long) count, w0, w1, w2, w3, w4)));
        return words;
    }

    @Test
    void brings_up_to_four_words() {
        inTheFirstDomain(trap -> {
            makeEndpoint(trap);

            assertThat(trap.lrpc(A, 3, 7, 8, 9, 10)).isEqualTo(KernelError.NONE);
            assertThat(trap.lrpc(A, 0, 0, 0, 0, 0)).isEqualTo(KernelError.NONE);

            assertThat(receive(trap)).as("what was not sent is 0").containsExactly(3L, 7L, 8L, 9L, 0L, 0L);
            assertThat(receive(trap)).containsExactly(0L, 0L, 0L, 0L, 0L, 0L);
            assertThat(receive(trap)).isEmpty();
        });
    }

    @Test
    void refuses_what_it_cannot_carry() {
        inTheFirstDomain(trap -> {
            makeEndpoint(trap);
            ROOT.mint(trap, A, new Rights(ObjectRights.READ), B);

            assertThat(trap.lrpc(A, 5, 0, 0, 0, 0)).isEqualTo(KernelError.BAD_ARGUMENT);
            assertThat(trap.lrpc(A, -1, 0, 0, 0, 0)).isEqualTo(KernelError.BAD_ARGUMENT);
            assertThat(trap.lrpc(B, 1, 0, 0, 0, 0)).isEqualTo(KernelError.MISSING_RIGHTS);
            assertThat(trap.lrpc(WellKnownSlots.MEMORY, 1, 0, 0, 0, 0)).isEqualTo(KernelError.WRONG_TYPE);
            assertThat(trap.lrpc(new CapabilityAddress(40), 1, 0, 0, 0, 0)).isEqualTo(KernelError.CAPABILITY_NOT_FOUND);
            assertThat(receive(trap)).isEmpty();
        });
    }

    @Test
    void says_when_there_is_no_room_and_loses_nothing() {
        inTheFirstDomain(trap -> {
            makeEndpoint(trap);
            long sent = 0;
            while (trap.lrpc(A, 1, sent, 0, 0, 0) == KernelError.NONE) {
                sent++;
            }

            assertThat(trap.lrpc(A, 1, 99, 0, 0, 0)).isEqualTo(KernelError.ENDPOINT_FULL);
            for (long expected = 0; expected < sent; expected++) {
                assertThat(receive(trap).get(1)).isEqualTo(expected);
            }
            assertThat(receive(trap)).isEmpty();
        });
    }

    @Test
    void leaves_a_capability_to_the_cpu_driver() {
        inTheFirstDomain(trap -> {
            makeEndpoint(trap);
            new EndPointReference(A).send(trap, 1, WellKnownSlots.MEMORY, false, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0);

            assertThat(receive(trap)).isEmpty();
            assertThat(trap.hasMore(A)).isTrue();
            assertThat(new EndPointReference(A).receive(trap, B).value().word0()).isEqualTo(5);
            assertThat(trap.hasMore(A)).isFalse();
        });
    }

    @Test
    void is_cheaper_than_the_invocation() {
        inTheFirstDomain(trap -> {
            makeEndpoint(trap);
            long begin = trap.now();
            trap.lrpc(A, 4, 1, 2, 3, 4);
            receive(trap);
            long call = trap.now() - begin;
            begin = trap.now();
            new EndPointReference(A).send(trap, 4, CapabilityAddress.NOWHERE, false, 1, 2, 3, 4, 0, 0, 0, 0, 0, 0);
            new EndPointReference(A).receive(trap, B);

            assertThat(call).isLessThan(trap.now() - begin);
        });
    }
}
