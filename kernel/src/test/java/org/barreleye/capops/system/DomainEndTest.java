package org.barreleye.capops.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.capops.system.Holders.PAGE;
import static org.barreleye.capops.system.Holders.ok;

import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.kpi.outcome.KernelError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A domain that ends while it has capabilities of other cores, on booted machines. */
class DomainEndTest {
    @Test
    void dropsTheCapabilitiesOfOtherCores() {
        Holders.on("demo", holders -> {
            RamReference page = holders.allocate(PAGE);
            FrameReference frame = holders.frame(page);
            for (int core : new int[] {1, 16, 32}) {
                ok(holders.at(core).hold(frame));
                ok(holders.at(core).hold(frame));
                ok(holders.at(core).map(0));
                assertThat(holders.revokeHere(frame)).isEqualTo(KernelError.HAS_REMOTE_RELATIVES);

                holders.kill(core);
                holders.settle();

                assertThat(holders.revokeHere(frame)).as("core %d", core).isEqualTo(KernelError.NONE);
            }
        });
    }

    @Test
    void dropsWhatItHasMadeOfMemoryOfAnotherCore() {
        Holders.on("two-x86", holders -> {
            RamReference page = holders.allocate(PAGE);
            ok(holders.at(1).hold(page));
            ok(holders.at(1).retype(0));

            holders.kill(1);
            holders.settle();

            assertThat(holders.domain().createFrame(page, PAGE).succeeded()).isTrue();
        });
    }

    @Test
    void returnsLentMemory() {
        Holders.on("two-x86", holders -> {
            RamReference pages = holders.allocate(4 * PAGE);
            ok(holders.at(1).holdGiven(holders.part(pages)));
            ok(holders.at(1).retype(0));
            assertThat(holders.revokeHere(pages)).isEqualTo(KernelError.HAS_REMOTE_RELATIVES);

            holders.kill(1);
            holders.settle();

            assertThat(holders.revokeHere(pages)).isEqualTo(KernelError.NONE);
            assertThat(holders.isHeld(holders.part(pages))).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000})
    void doesNotStopTheRevokeThatItHasRequested(long delay) {
        Holders.on("smp-4", holders -> {
            holders.start(1, 2, 3);
            long before = holders.free();
            RamReference page = holders.allocate(PAGE);
            FrameReference frame = holders.frame(page);
            ok(holders.at(1).holdGiven(holders.copy(frame)));
            ok(holders.at(2).hold(frame));
            ok(holders.at(3).hold(frame));
            holders.binding(1).sendRevoke(0, new PendingError());
            holders.pause(delay);

            holders.kill(1);
            holders.settle();

            assertThat(holders.at(3).count()).as("all or nothing").isEqualTo(holders.at(2).count());
            assertThat(holders.isHeld(frame)).isEqualTo(holders.at(2).count() == 1);
            assertThat(holders.revoke(page)).isEqualTo(KernelError.NONE);
            assertThat(holders.at(2).count() + holders.at(3).count()).isZero();
            ok(holders.memory().free(page));
            assertThat(holders.free()).isGreaterThanOrEqualTo(before);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000, 4_000, 16_000, 64_000})
    void doesNotKeepObjectsThatItHasRequested(long delay) {
        Holders.on("two-x86", holders -> {
            RamReference page = holders.allocate(PAGE);
            ok(holders.at(1).hold(page));
            holders.binding(1).sendRetype(0, new PendingError());
            holders.pause(delay);

            holders.kill(1);
            holders.settle();

            assertThat(holders.revokeHere(page)).as("nothing is elsewhere").isEqualTo(KernelError.NONE);
            assertThat(holders.domain().createFrame(page, PAGE).succeeded()).isTrue();
        });
    }
}
