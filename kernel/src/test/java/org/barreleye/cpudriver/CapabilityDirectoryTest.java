package org.barreleye.cpudriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.cpudriver.FirstProgram.inInitialDomain;
import static org.barreleye.cpudriver.OtherCores.A;
import static org.barreleye.cpudriver.OtherCores.B;
import static org.barreleye.cpudriver.OtherCores.C;
import static org.barreleye.cpudriver.OtherCores.D;
import static org.barreleye.cpudriver.OtherCores.KERNEL;
import static org.barreleye.cpudriver.OtherCores.ONE;
import static org.barreleye.cpudriver.OtherCores.PAGE;
import static org.barreleye.cpudriver.OtherCores.REMOTE_PAGE;
import static org.barreleye.cpudriver.OtherCores.ROOT;
import static org.barreleye.cpudriver.OtherCores.TWO;

import java.util.function.Consumer;
import org.barreleye.cpudriver.OtherCores.Drop;
import org.barreleye.cpudriver.OtherCores.Words;
import org.barreleye.generated.kernel.FrameCapability;
import org.barreleye.generated.kernel.RamCapability;
import org.barreleye.generated.user.KernelDeliverResult;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.TransferMode;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The home of an object: what the CPU driver of a core records about capabilities that cross cores. */
class CapabilityDirectoryTest {
    private static final Words PAGE_OF_ONE = Words.of(REMOTE_PAGE);
    private static final int NO_REVOKE = ObjectRights.ALL & ~ObjectRights.REVOKE;

    private static void onACore(Consumer<OtherCores> lines) {
        inInitialDomain(syscalls -> lines.accept(new OtherCores(syscalls)));
    }

    @Nested
    class ACopyThatTheHomeDelivers {
        @Test
        void isDescribedWithItsHome() {
            onACore(cores -> {
                cores.frame(0, A);

                KernelDeliverResult delivered = cores.deliver(A, ONE, false).value();

                assertThat(TransferMode.of(delivered.mode())).contains(TransferMode.COPY);
                assertThat(delivered.home()).as("this core").isZero();
                assertThat(cores.isHeld(A)).isTrue();
            });
        }

        @Test
        void leavesAnEmptySlotIfItIsMoved() {
            onACore(cores -> {
                cores.frame(0, A);
                cores.copy(A, B);

                assertThat(cores.modeOf(B, ONE, true)).isEqualTo(TransferMode.COPY);

                assertThat(cores.isHeld(B)).isFalse();
                assertThat(cores.copy(A, B)).as("the slot is free").isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void keepsTheMemoryInUseWhenNoneIsLeftHere() {
            onACore(cores -> {
                cores.frame(0, A);
                Words sent = cores.send(A, ONE);

                assertThat(cores.delete(A)).isEqualTo(KernelError.NONE);
                assertThat(cores.frame(0, B)).isEqualTo(KernelError.REVOKE_FIRST);
                cores.dropped(sent, ONE, 1);

                assertThat(cores.frame(0, B)).isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void keepsTheMemoryInUseWhenItsCnodeIsDestroyed() {
            onACore(cores -> {
                ROOT.retype(cores.syscalls(), OtherCores.MEMORY, 16_384, Retype.L2CNODE, 16_384, 1, A);
                ROOT.install(cores.syscalls(), A, 3);
                cores.frame(0, CapabilityAddress.of(3, 0));
                cores.send(CapabilityAddress.of(3, 0), ONE);

                cores.revoke(A);
                cores.delete(A);

                assertThat(cores.frame(0, B)).isEqualTo(KernelError.REVOKE_FIRST);
            });
        }

        @Test
        void keepsTheMemoryInUseUntilEveryDeliveryIsDropped() {
            onACore(cores -> {
                cores.frame(0, A);
                Words sent = cores.send(A, ONE);
                cores.send(A, ONE);
                cores.send(A, TWO);
                cores.delete(A);

                cores.dropped(sent, ONE, 1);
                cores.dropped(sent, TWO, 1);
                assertThat(cores.frame(0, B)).as("one is under way").isEqualTo(KernelError.REVOKE_FIRST);
                cores.dropped(sent, ONE, 1);

                assertThat(cores.frame(0, B)).isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void isARemoteRelativeOfItsCopiesAndAncestorsOnly() {
            onACore(cores -> {
                cores.pages(2, A);
                cores.retype(A, 0, Retype.FRAME, B);
                cores.retype(A, PAGE, Retype.FRAME, C);
                cores.send(B, ONE);

                assertThat(cores.revoke(A)).isEqualTo(KernelError.HAS_REMOTE_RELATIVES);
                assertThat(cores.revoke(B)).isEqualTo(KernelError.HAS_REMOTE_RELATIVES);
                assertThat(cores.isHeld(C)).as("nothing was deleted").isTrue();
                assertThat(cores.revoke(C)).isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void staysWhenTheKernelRevokesOnThisCoreOnly() {
            onACore(cores -> {
                cores.frame(0, A);
                cores.send(A, ONE);
                cores.copy(A, B);

                assertThat(KERNEL.revokeLocal(cores.syscalls(), A).error()).isEqualTo(KernelError.NONE);

                assertThat(cores.isHeld(B)).isFalse();
            });
        }

        @Test
        void ofATypeThatStaysOnItsCoreIsRefused() {
            onACore(cores -> {
                assertThat(cores.deliver(WellKnownSlots.DISPATCHER, ONE, true).error())
                        .isEqualTo(KernelError.NOT_TRANSFERABLE);
                assertThat(cores.isHeld(WellKnownSlots.DISPATCHER)).isTrue();
            });
        }

        @Test
        void ofAnEmptySlotIsRefused() {
            onACore(cores -> assertThat(cores.deliver(A, ONE, true).error())
                    .isEqualTo(KernelError.CAPABILITY_NOT_FOUND));
        }

        @Test
        void ofAServiceIsNotRecorded() {
            onACore(cores -> {
                KERNEL.makeService(cores.syscalls(), 7, A);

                Words sent = cores.send(A, ONE);

                assertThat(cores.accept(sent, TWO, TransferMode.TO_HOME, B))
                        .as("of a core without a record").isEqualTo(KernelError.NONE);
                cores.delete(A);
                cores.delete(B);
                assertThat(cores.takeDrops()).isEmpty();
            });
        }
    }

    @Nested
    class AForeignCapability {
        @Test
        void isDescribedWithItsHomeWhenItIsSentThere() {
            onACore(cores -> {
                cores.receive(TransferMode.COPY, A);

                KernelDeliverResult delivered = cores.deliver(A, ONE, false).value();

                assertThat(TransferMode.of(delivered.mode())).contains(TransferMode.TO_HOME);
                assertThat(delivered.home()).isEqualTo(ONE);
            });
        }

        @Test
        void goesToAThirdCoreByItsHome() {
            onACore(cores -> {
                cores.receive(TransferMode.COPY, A);

                KernelDeliverResult delivered = cores.deliver(A, TWO, true).value();

                assertThat(TransferMode.of(delivered.mode())).contains(TransferMode.BY_HOME);
                assertThat(delivered.home()).isEqualTo(ONE);
                assertThat(cores.isHeld(A)).isFalse();
            });
        }

        @Test
        void isDeletedButNotRevokedByThisCoreAlone() {
            onACore(cores -> {
                cores.receive(TransferMode.COPY, A);
                cores.copy(A, B);

                assertThat(cores.revoke(A)).isEqualTo(KernelError.HAS_REMOTE_RELATIVES);
                assertThat(cores.delete(B)).isEqualTo(KernelError.NONE);
                assertThat(cores.delete(A)).isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void isDroppedWithAllDeliveriesWhenItsLastCopyIsDeleted() {
            onACore(cores -> {
                cores.receive(TransferMode.COPY, A);
                cores.receive(TransferMode.COPY, B);
                cores.copy(A, C);

                cores.delete(A);
                cores.delete(B);
                assertThat(cores.takeDrops()).as("a copy is left").isEmpty();
                cores.delete(C);

                assertThat(cores.takeDrops()).containsExactly(new Drop(PAGE_OF_ONE, ONE, 2));
                assertThat(cores.takeDrops()).as("once").isEmpty();
            });
        }

        @Test
        void isDroppedAgainIfItIsReceivedAgain() {
            onACore(cores -> {
                cores.receive(TransferMode.COPY, A);
                cores.receive(TransferMode.COPY, B);
                cores.delete(A);
                cores.delete(B);
                cores.receive(TransferMode.COPY, A);
                cores.delete(A);

                assertThat(cores.takeDrops())
                        .containsExactly(new Drop(PAGE_OF_ONE, ONE, 2), new Drop(PAGE_OF_ONE, ONE, 1));
            });
        }

        @Test
        void isDroppedWhenItIsMovedAway() {
            onACore(cores -> {
                cores.receive(TransferMode.COPY, A);

                cores.deliver(A, ONE, true);

                assertThat(cores.takeDrops()).containsExactly(new Drop(PAGE_OF_ONE, ONE, 1));
            });
        }

        @Test
        void isDroppedForItsOwnHomeOnly() {
            onACore(cores -> {
                Words other = Words.of(new FrameCapability(
                        ObjectRights.ALL, new CanonicalAddress(2, 0x10_0000).packed(), PAGE));
                cores.receive(TransferMode.COPY, A);
                cores.accept(other, TWO, TransferMode.COPY, B);

                cores.delete(A);
                cores.delete(B);

                assertThat(KERNEL.nextDropped(cores.syscalls(), TWO).value().home()).isEqualTo(TWO);
                assertThat(KERNEL.nextDropped(cores.syscalls(), TWO + 1).error())
                        .isEqualTo(KernelError.NOTHING_PENDING);
                assertThat(cores.takeDrops())
                        .containsExactly(new Drop(PAGE_OF_ONE, ONE, 1), new Drop(other, TWO, 1));
            });
        }
    }

    @Nested
    class Accepting {
        @Test
        void isRefusedInAnOccupiedSlot() {
            onACore(cores -> {
                cores.frame(0, A);

                assertThat(cores.accept(PAGE_OF_ONE, ONE, TransferMode.COPY, A)).isEqualTo(KernelError.SLOT_IN_USE);
            });
        }

        @Test
        void isRefusedInAnUnknownModeOrForm() {
            onACore(cores -> {
                Words words = PAGE_OF_ONE;

                assertThat(KERNEL.accept(cores.syscalls(), words.word0(), words.word1(), words.word2(), words.word3(),
                        ONE, TransferMode.values().length, A).error()).isEqualTo(KernelError.BAD_WIRE_FORM);
                assertThat(cores.accept(new Words(~0L, 0, 0, 0), ONE, TransferMode.COPY, A))
                        .isEqualTo(KernelError.BAD_WIRE_FORM);
                assertThat(cores.isHeld(A)).isFalse();
            });
        }

        @Test
        void atTheHomeNeedsARecordOfTheSender() {
            onACore(cores -> {
                cores.frame(0, A);
                Words sent = cores.send(A, ONE);

                assertThat(cores.accept(sent, TWO, TransferMode.TO_HOME, B)).isEqualTo(KernelError.REVOKED);
                assertThat(cores.accept(sent, ONE, TransferMode.TO_HOME, B)).isEqualTo(KernelError.NONE);
                assertThat(cores.takeDrops()).as("the home drops nothing").isEmpty();
            });
        }

        @Test
        void atTheHomeIsRefusedWithRightsThatTheSenderWasNotGiven() {
            onACore(cores -> {
                cores.frame(0, A);
                ROOT.mint(cores.syscalls(), A, new Rights(NO_REVOKE), B);
                Words sent = cores.send(B, ONE);
                int all = (int) ROOT.identify(cores.syscalls(), A).value().rights();

                assertThat(cores.accept(sent.withRights(all), ONE, TransferMode.TO_HOME, C))
                        .isEqualTo(KernelError.REVOKED);
                cores.send(A, ONE);
                assertThat(cores.accept(sent.withRights(all), ONE, TransferMode.TO_HOME, C))
                        .isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void recordsNothingOfWhatMonitorsShare() {
            onACore(cores -> {
                cores.receive(TransferMode.UNRECORDED, A);

                cores.delete(A);

                assertThat(cores.takeDrops()).isEmpty();
            });
        }
    }

    @Nested
    class ACopyForAThirdCore {
        @Test
        void isRecordedLikeADeliveryOfTheHome() {
            onACore(cores -> {
                cores.frame(0, A);
                Words sent = cores.send(A, ONE);

                assertThat(cores.grant(sent, ONE, TWO)).isEqualTo(KernelError.NONE);
                cores.delete(A);
                cores.dropped(sent, ONE, 1);
                assertThat(cores.frame(0, A)).isEqualTo(KernelError.REVOKE_FIRST);
                cores.dropped(sent, TWO, 1);

                assertThat(cores.frame(0, A)).isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void needsARecordOfTheCoreThatGivesIt() {
            onACore(cores -> {
                cores.frame(0, A);
                Words sent = cores.send(A, ONE);

                assertThat(cores.grant(sent, TWO, ONE)).isEqualTo(KernelError.REVOKED);
                cores.dropped(sent, ONE, 1);
                assertThat(cores.grant(sent, ONE, TWO)).isEqualTo(KernelError.REVOKED);
                assertThat(cores.revoke(A)).as("no trace is left").isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void hasNoRightsThatTheCoreWasNotGiven() {
            onACore(cores -> {
                cores.frame(0, A);
                ROOT.mint(cores.syscalls(), A, new Rights(NO_REVOKE), B);
                Words sent = cores.send(B, ONE);

                assertThat(cores.grant(sent.withRights(sent.capability().rights() | ObjectRights.REVOKE), ONE, TWO))
                        .isEqualTo(KernelError.REVOKED);
            });
        }

        @Test
        void isRefusedForAnObjectThatWasNeverDelivered() {
            onACore(cores -> {
                Words never = Words.of(new RamCapability(ObjectRights.ALL, 0x40_0000, PAGE));

                assertThat(cores.grant(never, ONE, TWO)).isEqualTo(KernelError.REVOKED);
                cores.dropped(never, ONE, 1);
                assertThat(cores.ram(0, D)).isEqualTo(KernelError.NONE);
            });
        }
    }
}
