package org.barreleye.cpudriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.cpudriver.FirstProgram.inInitialDomain;
import static org.barreleye.cpudriver.OtherCores.A;
import static org.barreleye.cpudriver.OtherCores.B;
import static org.barreleye.cpudriver.OtherCores.C;
import static org.barreleye.cpudriver.OtherCores.D;
import static org.barreleye.cpudriver.OtherCores.ONE;
import static org.barreleye.cpudriver.OtherCores.PAGE;
import static org.barreleye.cpudriver.OtherCores.REMOTE_PAGE;
import static org.barreleye.cpudriver.OtherCores.ROOT;
import static org.barreleye.cpudriver.OtherCores.TWO;

import java.util.function.Consumer;
import org.barreleye.cpudriver.OtherCores.Words;
import org.barreleye.generated.user.KernelNextRevokeResult;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.TransferMode;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The revoke on all cores, as the CPU driver of one core sees it. */
class RemoteRevokeTest {
    private static void onACore(Consumer<OtherCores> lines) {
        inInitialDomain(syscalls -> lines.accept(new OtherCores(syscalls)));
    }

    private static long begin(OtherCores cores, CapabilityAddress slot) {
        return cores.beginRevoke(slot).value().number();
    }

    @Nested
    class OfACapabilityOfTheHome {
        @Test
        void isDoneAtOnceIfNothingIsElsewhere() {
            onACore(cores -> {
                cores.frame(0, A);
                cores.copy(A, B);

                long revoke = begin(cores, A);

                assertThat(cores.isDone(revoke)).isTrue();
                assertThat(cores.isHeld(A)).isTrue();
                assertThat(cores.isHeld(B)).isFalse();
                assertThat(cores.nothingIsReady()).isTrue();
            });
        }

        @Test
        void asksTheCoresThatHaveCopiesOrDescendants() {
            onACore(cores -> {
                cores.pages(3, A);
                cores.retype(A, 0, Retype.RAM, B);
                cores.retype(A, PAGE, Retype.FRAME, C);
                cores.retype(A, 2 * PAGE, Retype.FRAME, D);
                cores.send(B, TWO);
                cores.send(C, ONE);
                cores.send(C, TWO);
                cores.frame(4, new CapabilityAddress(40));
                cores.send(new CapabilityAddress(40), 3);

                long revoke = begin(cores, A);

                assertThat(cores.isDone(revoke)).isFalse();
                assertThat(cores.holders(revoke)).containsExactly(ONE, TWO);
                assertThat(cores.isHeld(B) || cores.isHeld(C) || cores.isHeld(D)).as("deleted first").isFalse();
            });
        }

        @Test
        void freesTheMemoryWhenTheOthersHaveDeletedTheirs() {
            onACore(cores -> {
                cores.pages(1, A);
                cores.retype(A, 0, Retype.FRAME, B);
                cores.send(B, ONE);
                long revoke = begin(cores, A);

                assertThat(cores.isDone(revoke)).isFalse();
                assertThat(cores.retype(A, 0, Retype.FRAME, C)).isEqualTo(KernelError.REVOKE_IN_PROGRESS);
                cores.goOn(revoke);

                assertThat(cores.isDone(revoke)).isTrue();
                assertThat(cores.retype(A, 0, Retype.FRAME, C)).isEqualTo(KernelError.NONE);
                assertThat(cores.revoke(A)).as("nothing is elsewhere").isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void findsTheReservationsOfOthers() {
            onACore(cores -> {
                cores.pages(2, A);
                Words memory = cores.send(A, ONE);
                cores.reserve(memory, ONE, 0, ObjectType.FRAME, 1);
                cores.dropped(memory, ONE, 1);

                long revoke = begin(cores, A);

                assertThat(cores.holders(revoke)).containsExactly(ONE);
                cores.goOn(revoke);
                assertThat(cores.retype(A, 0, Retype.FRAME, B)).isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void isContinuedOnlyWhenItWaits() {
            onACore(cores -> {
                cores.frame(0, A);
                long revoke = begin(cores, A);
                assertThat(cores.isDone(revoke)).isTrue();

                cores.goOn(revoke);
                cores.goOn(revoke + 1);

                assertThat(cores.nothingIsReady()).isTrue();
            });
        }

        @Test
        void saysWhetherTheCapabilityIsStillThere() {
            onACore(cores -> {
                cores.frame(0, A);
                cores.send(A, ONE);
                long revoke = begin(cores, A);
                KernelNextRevokeResult waiting = cores.ready();

                cores.delete(A);
                cores.goOn(revoke);

                assertThat(waiting.kept()).isTrue();
                assertThat(cores.ready().kept()).isFalse();
                assertThat(cores.frame(0, B)).as("the memory is free").isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void isRefusedWithoutTheRight() {
            onACore(cores -> {
                cores.frame(0, A);
                ROOT.mint(cores.syscalls(), A, new Rights(ObjectRights.ALL & ~ObjectRights.REVOKE), B);

                assertThat(cores.beginRevoke(B).error()).isEqualTo(KernelError.MISSING_RIGHTS);
                assertThat(cores.isHeld(A)).isTrue();
            });
        }

        @Test
        void isRefusedIfAnotherCoreHasAStrongerCopy() {
            onACore(cores -> {
                cores.frame(0, A);
                cores.send(A, ONE);
                ROOT.mint(cores.syscalls(), A, new Rights(ObjectRights.REVOKE), B);
                cores.delete(A);

                assertThat(cores.beginRevoke(B).error()).isEqualTo(KernelError.RIGHTS_EXCEEDED);
            });
        }

        @Test
        void isRefusedForATypeThatStaysOnItsCore() {
            onACore(cores -> assertThat(cores.beginRevoke(WellKnownSlots.DISPATCHER).error())
                    .isEqualTo(KernelError.NOT_TRANSFERABLE));
        }

        @Test
        void isRefusedForAnEmptySlotOrSpace() {
            onACore(cores -> {
                assertThat(cores.beginRevoke(A).error()).isEqualTo(KernelError.CAPABILITY_NOT_FOUND);
                assertThat(OtherCores.KERNEL.beginRevoke(cores.syscalls(), A, A).error())
                        .isEqualTo(KernelError.CAPABILITY_NOT_FOUND);
            });
        }
    }

    @Nested
    class WhileItWaitsForOtherCores {
        private static void whileAFrameIsRevoked(Consumer<OtherCores> lines) {
            onACore(cores -> {
                cores.frame(0, A);
                cores.send(A, ONE);
                begin(cores, A);
                cores.ready();
                lines.accept(cores);
            });
        }

        @Test
        void theCapabilityIsNotDelivered() {
            whileAFrameIsRevoked(cores -> assertThat(cores.deliver(A, TWO, false).error())
                    .isEqualTo(KernelError.REVOKE_IN_PROGRESS));
        }

        @Test
        void theSameSlotIsNotRevokedTwice() {
            whileAFrameIsRevoked(cores -> assertThat(cores.beginRevoke(A).error())
                    .isEqualTo(KernelError.REVOKE_IN_PROGRESS));
        }

        @Test
        void theLibraryIsSentToTheMonitor() {
            whileAFrameIsRevoked(cores -> assertThat(cores.revoke(A)).isEqualTo(KernelError.HAS_REMOTE_RELATIVES));
        }

        @Test
        void whatOthersAskAboutItIsRevoked() {
            onACore(cores -> {
                cores.pages(2, A);
                Words memory = cores.send(A, ONE);
                begin(cores, A);
                cores.ready();

                assertThat(cores.grant(memory, ONE, TWO)).isEqualTo(KernelError.REVOKED);
                assertThat(cores.reserve(memory, ONE, 0, ObjectType.FRAME, 1)).isEqualTo(KernelError.REVOKED);
                assertThat(cores.accept(memory, ONE, TransferMode.TO_HOME, B)).isEqualTo(KernelError.REVOKED);
                assertThat(cores.revokeFor(memory, ONE).error()).isEqualTo(KernelError.REVOKED);
                assertThat(cores.takeDrops()).as("no delivery was received").isEmpty();
            });
        }

        @Test
        void lentMemoryThatReturnsIsRevoked() {
            onACore(cores -> {
                cores.pages(2, A);
                cores.retype(A, 0, Retype.RAM, B);
                Words lent = Words.of(cores.deliver(B, ONE, true).value());
                long revoke = begin(cores, A);

                assertThat(cores.holders(revoke)).containsExactly(ONE);
                assertThat(cores.accept(lent, ONE, TransferMode.RETURN, B)).isEqualTo(KernelError.REVOKED);
                cores.goOn(revoke);

                assertThat(cores.retype(A, 0, Retype.RAM, B)).isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void aDropIsCountedAsAlways() {
            onACore(cores -> {
                cores.frame(0, A);
                Words sent = cores.send(A, ONE);
                long revoke = begin(cores, A);
                cores.ready();

                cores.dropped(sent, ONE, 1);
                cores.goOn(revoke);

                assertThat(cores.isDone(revoke)).isTrue();
                assertThat(cores.revoke(A)).isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void aRevokeOfAnAncestorWaitsForIt() {
            onACore(cores -> {
                cores.pages(2, A);
                cores.retype(A, 0, Retype.FRAME, B);
                cores.send(B, ONE);
                long inner = begin(cores, B);
                cores.ready();
                long outer = begin(cores, A);
                assertThat(cores.isDone(outer)).as("core 1 is asked for it, too").isFalse();

                cores.goOn(outer);
                assertThat(cores.nothingIsReady()).isTrue();
                cores.goOn(inner);

                assertThat(cores.isDone(inner)).isTrue();
                cores.frame(2, C);
                cores.delete(C); // a delete does further steps of what was begun before
                assertThat(cores.isDone(outer)).isTrue();
            });
        }

        @Test
        void sixteenAreBegunAtMost() {
            onACore(cores -> {
                for (int page = 0; page < 17; page++) {
                    var slot = new CapabilityAddress(50 + page);
                    cores.frame(page, slot);
                    cores.send(slot, ONE);
                    assertThat(cores.beginRevoke(slot).error()).as("page %d", page)
                            .isEqualTo(page < 16 ? KernelError.NONE : KernelError.REVOKE_IN_PROGRESS);
                }
            });
        }
    }

    @Nested
    class ForAnotherCore {
        @Test
        void deletesWhatTheHomeHasAndKeepsTheRecordOfTheOther() {
            onACore(cores -> {
                cores.frame(0, A);
                cores.copy(A, B);
                Words sent = cores.send(A, ONE);
                cores.send(A, TWO);

                long revoke = cores.revokeFor(sent, ONE).value();
                assertThat(cores.isHeld(A) || cores.isHeld(B)).isFalse();
                assertThat(cores.isDone(revoke)).isFalse();
                assertThat(cores.holders(revoke)).containsExactly(ONE, TWO);
                cores.goOnKeeping(revoke, ONE);

                assertThat(cores.isDone(revoke)).isTrue();
                assertThat(cores.frame(0, A)).as("core 1 has it").isEqualTo(KernelError.REVOKE_FIRST);
                assertThat(cores.grant(sent, TWO, ONE)).as("core 2 has none").isEqualTo(KernelError.REVOKED);
                assertThat(cores.grant(sent, ONE, TWO)).isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void removesTheRecordsOfWhatWasMadeOfItOnTheOtherCore() {
            onACore(cores -> {
                cores.pages(2, A);
                Words memory = cores.send(A, ONE);
                cores.reserve(memory, ONE, 0, ObjectType.FRAME, 1);

                long revoke = cores.revokeFor(memory, ONE).value();
                cores.goOnKeeping(revoke, ONE);

                assertThat(cores.reserve(memory, ONE, 0, ObjectType.FRAME, 1)).isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void removesItsRecordIfItKeepsNothing() {
            onACore(cores -> {
                cores.frame(0, A);
                Words sent = cores.send(A, ONE);

                long revoke = cores.revokeFor(sent, ONE).value();
                cores.goOn(revoke);

                assertThat(cores.frame(0, A)).isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void isRefusedIfItHasNone() {
            onACore(cores -> {
                cores.frame(0, A);
                Words sent = cores.send(A, ONE);

                assertThat(cores.revokeFor(sent, TWO).error()).isEqualTo(KernelError.REVOKED);
                assertThat(cores.isHeld(A)).isTrue();
            });
        }

        @Test
        void isRefusedIfTheHomeOrAThirdCoreHasAStrongerCopy() {
            onACore(cores -> {
                cores.frame(0, A);
                ROOT.mint(cores.syscalls(), A, new Rights(ObjectRights.REVOKE), B);
                Words weak = cores.send(B, ONE);

                assertThat(cores.revokeFor(weak, ONE).error()).isEqualTo(KernelError.RIGHTS_EXCEEDED);
                cores.send(A, TWO);
                cores.delete(A);
                assertThat(cores.revokeFor(weak, ONE).error()).isEqualTo(KernelError.RIGHTS_EXCEEDED);
                assertThat(cores.isHeld(B)).isTrue();
            });
        }
    }
}
