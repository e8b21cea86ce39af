package org.barreleye.cpudriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.cpudriver.FirstProgram.inInitialDomain;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.EndPointReference;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.junit.jupiter.api.Test;

/** A capability that is revoked while its message waits in an endpoint. */
class RevokedMessageTest {
    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final RamReference MEMORY = new RamReference(WellKnownSlots.MEMORY);
    private static final CapabilityAddress PAGE = new CapabilityAddress(40);
    private static final CapabilityAddress FRAME = new CapabilityAddress(41);
    private static final EndPointReference ENDPOINT = new EndPointReference(new CapabilityAddress(42));

    private static List<CapabilityReference> received(SystemCalls syscalls) {
        List<CapabilityReference> references = new ArrayList<>();
        assertThat(syscalls.receive(ENDPOINT.address(), (words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9) -> {
            assertThat(w0).as("the payload is intact").isEqualTo(7);
            references.add(capability);
        })).isTrue();
        return references;
    }

    private static void send(SystemCalls syscalls, CapabilityAddress capability) {
        assertThat(ENDPOINT.send(syscalls, 1, capability, false, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0).error())
                .isEqualTo(KernelError.NONE);
    }

    @Test
    void arrives_as_a_reference_whose_every_use_is_refused() {
        inInitialDomain(syscalls -> {
            ROOT.retype(syscalls, new DispatcherReference(WellKnownSlots.DISPATCHER), 0, Retype.END_POINT,
                    ObjectType.END_POINT.fixedSize(), 1, ENDPOINT.address());
            ROOT.retype(syscalls, MEMORY, 0, Retype.RAM, 4096, 1, PAGE);
            ROOT.retype(syscalls, new RamReference(PAGE), 0, Retype.FRAME, 4096, 1, FRAME);
            send(syscalls, FRAME);
            send(syscalls, CapabilityAddress.NULL);

            assertThat(ROOT.revoke(syscalls, PAGE).error()).isEqualTo(KernelError.NONE);

            CapabilityReference revoked = received(syscalls).get(0);
            assertThat(revoked.isRevoked()).isTrue();
            assertThat(revoked.isPresent()).isFalse();
            assertThat(new FrameReference(revoked.address()).identify(syscalls).error())
                    .isEqualTo(KernelError.REVOKED);
            assertThat(received(syscalls)).as("a message without a capability")
                    .containsExactly(CapabilityReference.ABSENT);
        });
    }
}
