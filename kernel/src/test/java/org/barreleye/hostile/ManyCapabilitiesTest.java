package org.barreleye.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.boot.BootResult.LinesProgram;
import org.barreleye.domain.Domain;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.Manifest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Programs with so many capabilities that the kernel deletes them in steps. */
class ManyCapabilitiesTest {
    private static final int COPIES = 3_000;

    private static FrameReference copied(Domain domain) throws CallFailed {
        FrameReference frame = domain.createFrame(domain.allocate(4096), 4096).value();
        for (int i = 0; i < COPIES; i++) {
            assertThat(WellKnown.ROOT.copy(domain.syscalls(), frame.address(), domain.slots().take()).error())
                    .isEqualTo(KernelError.NONE);
        }
        return frame;
    }

    @Nested
    class A_revoke_of_thousands_of_copies {
        @Test
        void takes_many_steps_between_which_others_are_served() {
            HostileRun run = HostileRun.of(domain -> {
                FrameReference frame = copied(domain);
                KernelError first = WellKnown.ROOT.revoke(domain.syscalls(), frame.address()).error();
                KernelError last = domain.revoke(frame).error();
                KernelError again = WellKnown.ROOT.revoke(domain.syscalls(), frame.address()).error();
                domain.syscalls().print(first + ", " + last + ", " + again);
            });

            run.requireUnharmed();
            assertThat(run.booted().console()).contains("hostile: REVOKE_IN_PROGRESS, NONE, NONE");
        }
    }

    @Nested
    class A_program_with_thousands_of_capabilities {
        @Test
        void leaves_nothing_when_it_exits() {
            HostileRun run = HostileRun.of(domain -> copied(domain));

            run.requireUnharmed();
            assertThat(run.status()).isZero();
        }

        @Test
        void leaves_nothing_when_it_is_killed_while_a_revoke_runs() {
            HostileRun run = HostileRun.of(new LinesProgram("hostile", Manifest.PLAIN,
                    domain -> {
                        FrameReference frame = copied(domain);
                        WellKnown.ROOT.revoke(domain.syscalls(), frame.address());
                        while (true) {
                            domain.syscalls().compute(1_000);
                        }
                    }));

            run.requireUnharmed();
            assertThat(run.status()).isEqualTo(HostileRun.KILLED);
        }
    }
}
