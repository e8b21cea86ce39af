package org.barreleye.capops.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.capops.system.Holders.PAGE;
import static org.barreleye.capops.system.Holders.ok;

import java.util.EnumSet;
import java.util.Set;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.RamReference;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Endianness;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The revoke of a capability whose copies other cores have, on booted machines. */
class RevokeOnMachinesTest {
    private static final int REVOKE_ONLY = ObjectRights.REVOKE | ObjectRights.GRANT;

    @ParameterizedTest
    @ValueSource(strings = {"two-x86", "demo", "big-little", "scc-48", "semperos-noc", "amd-8x4"})
    void leavesNothingOfAFrameThatAllCoresHaveMapped(String machine) {
        Holders.on(machine, holders -> {
            for (int core : holders.otherCores()) {
                holders.start(core);
            }
            long before = holders.free();
            RamReference page = holders.allocate(PAGE);
            FrameReference frame = holders.frame(page);
            Window window = holders.domain().map(frame).value();
            holders.domain().syscalls().memory().store(window.base(), Long.BYTES, 77, Endianness.LITTLE);
            window.clean();
            for (int core : holders.otherCores()) {
                ok(holders.at(core).hold(frame));
                ok(holders.at(core).map(0));
                assertThat(holders.at(core).read().word()).as("core %d", core).isEqualTo(77);
            }

            assertThat(holders.revoke(page)).isEqualTo(KernelError.NONE);

            assertThat(holders.isHeld(frame)).isFalse();
            for (int core : holders.otherCores()) {
                assertThat(holders.at(core).count()).as("copies on core %d", core).isZero();
                assertThat(holders.at(core).read().err()).as("core %d", core).isEqualTo(Holder.NOT_MAPPED);
            }
            ok(holders.memory().free(page));
            assertThat(holders.free()).isEqualTo(before);
        });
    }

    @Nested
    class ByAHolderThatIsNotTheHome {
        @Test
        void leavesItsOwnCapabilityOnly() {
            Holders.on("smp-4", holders -> {
                holders.start(1, 2, 3);
                RamReference page = holders.allocate(PAGE);
                FrameReference frame = holders.frame(page);
                CapabilityReference given = holders.copy(frame);
                ok(holders.at(1).holdGiven(given));
                ok(holders.at(1).hold(frame));
                ok(holders.at(2).hold(frame));
                ok(holders.at(1).forward(0, 3));

                ok(holders.at(1).revoke(0));

                assertThat(holders.at(1).count()).as("its own").isEqualTo(1);
                assertThat(holders.at(2).count() + holders.at(3).count()).isZero();
                assertThat(holders.isHeld(frame)).isFalse();
                assertThat(holders.isHeld(page)).as("what it was made of").isTrue();
                ok(holders.at(1).forward(0, 2));
                assertThat(holders.revoke(page)).isEqualTo(KernelError.NONE);
                assertThat(holders.at(1).count() + holders.at(2).count()).isZero();
            });
        }

        @Test
        void isRefusedWithoutTheRight() {
            Holders.on("two-x86", holders -> {
                FrameReference frame = holders.frame(holders.allocate(PAGE));
                ok(holders.at(1).hold(frame));

                assertThat(holders.at(1).revoke(0)).isEqualTo(ErrorCode.of(KernelError.MISSING_RIGHTS));

                assertThat(holders.isHeld(frame)).isTrue();
            });
        }

        @Test
        void isRefusedIfAnotherCoreHasAStrongerCopy() {
            Holders.on("smp-4", holders -> {
                FrameReference frame = holders.frame(holders.allocate(PAGE));
                ok(holders.at(1).holdGiven(holders.mint(frame, REVOKE_ONLY)));
                ok(holders.at(2).hold(frame));
                assertThat(holders.at(1).revoke(0)).isEqualTo(ErrorCode.of(KernelError.RIGHTS_EXCEEDED));
                holders.domain().delete(frame);

                assertThat(holders.at(1).revoke(0)).as("that of core 2")
                        .isEqualTo(ErrorCode.of(KernelError.RIGHTS_EXCEEDED));

                assertThat(holders.at(2).count()).isEqualTo(1);
                ok(holders.at(2).delete(0));
                holders.settle();
                ok(holders.at(1).revoke(0));
            });
        }

        @Test
        void ofTheHomeIsRefusedIfAnotherCoreHasAStrongerCopy() {
            Holders.on("two-x86", holders -> {
                FrameReference frame = holders.frame(holders.allocate(PAGE));
                ok(holders.at(1).hold(frame));
                CapabilityReference weak = holders.mint(frame, REVOKE_ONLY);
                holders.domain().delete(frame);

                assertThat(holders.revoke(weak)).isEqualTo(KernelError.RIGHTS_EXCEEDED);

                assertThat(holders.at(1).count()).isEqualTo(1);
            });
        }

        @Test
        void atTheSameTimeAsAnotherEndsOneOfThemAndBothWithoutCopies() {
            Holders.on("smp-4", holders -> {
                RamReference page = holders.allocate(PAGE);
                FrameReference frame = holders.frame(page);
                ok(holders.at(1).holdGiven(holders.copy(frame)));
                ok(holders.at(2).holdGiven(holders.copy(frame)));
                PendingError first = new PendingError();
                PendingError second = new PendingError();

                holders.binding(1).sendRevoke(0, first);
                holders.binding(2).sendRevoke(0, second);

                Set<ErrorCode> errors = Set.of(
                        first.await(holders.domain().events()), second.await(holders.domain().events()));
                assertThat(errors).containsExactlyInAnyOrder(ErrorCode.NONE, ErrorCode.of(KernelError.REVOKED));
                assertThat(holders.isHeld(frame)).isFalse();
                assertThat(holders.at(1).count() + holders.at(2).count()).isEqualTo(1);
            });
        }
    }

    @Nested
    class WhileACopyIsOnItsWay {
        private static final int STEPS = 40;
        private static final long STEP = 500;

        /** The end of a copy that goes from core 1 to core 2 while core 0 revokes. */
        private enum End { ARRIVED_AND_DELETED, ARRIVED_REVOKED, NOT_SENT }

        @Test
        void theMessageArrivesWithACopyThatIsDeletedOrWithTheNoticeThatItIsRevoked() {
            Set<End> ends = EnumSet.noneOf(End.class);
            for (int step = 0; step < STEPS; step++) {
                long delay = step * STEP;
                Holders.on("smp-4", holders -> {
                    holders.start(1, 2);
                    ok(holders.at(1).hold(holders.frame(holders.allocate(PAGE))));
                    ok(holders.at(1).forward(0, 2));
                    ok(holders.at(1).delete(0));
                    ok(holders.at(2).delete(0));
                    ends.add(end(holders, delay));
                });
            }
            assertThat(ends).contains(End.ARRIVED_AND_DELETED, End.ARRIVED_REVOKED);
        }

        private static End end(Holders holders, long delay) throws CallFailed {
            RamReference page = holders.allocate(PAGE);
            FrameReference frame = holders.frame(page);
            ok(holders.at(1).hold(frame));
            PendingError forwarded = new PendingError();
            holders.binding(1).sendForward(1, 2, forwarded);
            holders.pause(delay);

            assertThat(holders.revoke(page)).isEqualTo(KernelError.NONE);

            ErrorCode error = forwarded.await(holders.domain().events());
            assertThat(holders.at(1).count() + holders.at(2).count()).as("after %d ns", delay).isZero();
            holders.settle();
            ok(holders.memory().free(page));
            return !error.failed() ? End.ARRIVED_AND_DELETED
                    : error.equals(ErrorCode.of(KernelError.REVOKED)) ? End.ARRIVED_REVOKED : End.NOT_SENT;
        }
    }
}
