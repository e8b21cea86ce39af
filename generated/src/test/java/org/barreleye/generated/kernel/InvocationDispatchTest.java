package org.barreleye.generated.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.InvocationFrame;
import org.barreleye.kpi.types.CapabilityAddress;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The results of a kernel that implements no invocation. */
class InvocationDispatchTest {
    private static final int ALL_RIGHTS = 0x1f;
    private static final int MAP = 1;
    private static final int UNDECLARED = 200;
    private static final Capability TABLE = new X64Level1Capability(ALL_RIGHTS, 0x1000);

    private final InvocationDispatch<Object> dispatch = new InvocationDispatch<>(List.of());

    private KernelError answer(Capability target, int expectedType, int invocation) {
        InvocationFrame frame = new InvocationFrame().begin(CapabilityAddress.NULL, expectedType, 0, invocation);
        dispatch.dispatch("a call", target, frame);
        return frame.error();
    }

    @Nested
    class An_invocation {
        @Test
        void that_is_declared_and_has_no_behaviour_is_not_provided() {
            assertThat(answer(TABLE, InvocationFrame.ANY_TYPE, MAP)).isEqualTo(KernelError.NOT_IMPLEMENTED);
        }

        @Test
        void that_nobody_declared_is_none() {
            assertThat(answer(TABLE, InvocationFrame.ANY_TYPE, UNDECLARED)).isEqualTo(KernelError.NO_SUCH_INVOCATION);
        }

        @Test
        void without_the_right_to_it_is_refused_for_that() {
            assertThat(answer(TABLE.withRights(0), InvocationFrame.ANY_TYPE, MAP))
                    .isEqualTo(KernelError.MISSING_RIGHTS);
        }

        @Test
        void of_a_capability_taken_for_another_is_refused_for_that() {
            assertThat(answer(TABLE, ObjectType.FRAME.number(), MAP)).isEqualTo(KernelError.WRONG_TYPE);
        }
    }
}
