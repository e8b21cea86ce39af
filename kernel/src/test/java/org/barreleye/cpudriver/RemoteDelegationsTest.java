package org.barreleye.cpudriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.cpudriver.FirstProgram.inInitialDomain;

import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.RamCapability;
import org.barreleye.generated.kernel.WireForm;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.KernelDelegateResult;
import org.barreleye.generated.user.KernelNextReleaseResult;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The delegation of capabilities between cores, by indirect reference counting. */
class RemoteDelegationsTest {
    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final RamReference MEMORY = new RamReference(WellKnownSlots.MEMORY);
    private static final KernelReference KERNEL =
            new KernelReference(WellKnownSlots.KERNEL);
    private static final CapabilityAddress A = new CapabilityAddress(32);
    private static final CapabilityAddress B = new CapabilityAddress(33);
    private static final CapabilityAddress C = new CapabilityAddress(34);
    private static final CapabilityAddress COPY = new CapabilityAddress(35);
    private static final int OTHER = 1;
    private static final int THIRD = 2;

    private static KernelError frameAt(SystemCalls syscalls, long offset, long bytes, CapabilityAddress slot) {
        return ROOT.retype(syscalls, MEMORY, offset, Retype.FRAME, bytes, 1, slot).error();
    }

    @Nested
    class A_delegated_capability {
        /** Delegates a copy to another core. */
        private static KernelDelegateResult delegateCopy(SystemCalls syscalls, CapabilityAddress slot, int to) {
            assertThat(ROOT.copy(syscalls, slot, COPY).error()).isEqualTo(KernelError.NONE);
            return KERNEL.delegate(syscalls, COPY, to).value();
        }

        private static KernelError returnCopy(
                SystemCalls syscalls, KernelDelegateResult words, int from, int releases,
                CapabilityAddress slot) {
            return KERNEL
                    .createFromWire(syscalls, words.word0(), words.word1(), words.word2(), words.word3(), from, true,
                    releases, slot)
                    .error();
        }

        @Test
        void is_not_deleted_as_the_last_copy_of_its_owner() {
            inInitialDomain(syscalls -> {
                frameAt(syscalls, 0, 4096, A);
                KernelDelegateResult words = delegateCopy(syscalls, A, OTHER);
                ROOT.copy(syscalls, A, B);

                assertThat(ROOT.delete(syscalls, A).error()).as("one of two copies").isEqualTo(KernelError.NONE);
                assertThat(ROOT.delete(syscalls, B).error()).as("the last").isEqualTo(KernelError.HAS_REMOTE_RELATIVES);
                assertThat(returnCopy(syscalls, words, OTHER, 1, C)).isEqualTo(KernelError.NONE);
                assertThat(ROOT.delete(syscalls, C).error()).isEqualTo(KernelError.NONE);
                assertThat(ROOT.delete(syscalls, B).error()).isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void is_not_revoked_partially() {
            inInitialDomain(syscalls -> {
                ROOT.retype(syscalls, MEMORY, 0, Retype.RAM, 8192, 1, A);
                ROOT.retype(syscalls, new RamReference(A), 0, Retype.FRAME, 4096, 1, B);
                ROOT.retype(syscalls, new RamReference(A), 4096, Retype.FRAME, 4096, 1, C);
                delegateCopy(syscalls, B, OTHER);

                assertThat(ROOT.revoke(syscalls, B).error()).isEqualTo(KernelError.HAS_REMOTE_RELATIVES);
                assertThat(ROOT.revoke(syscalls, A).error()).isEqualTo(KernelError.HAS_REMOTE_RELATIVES);

                assertThat(new FrameReference(C).identify(syscalls).error()).as("all or nothing")
                        .isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void is_revoked_locally_with_the_kernel_capability() {
            inInitialDomain(syscalls -> {
                frameAt(syscalls, 0, 4096, A);
                delegateCopy(syscalls, A, OTHER);
                ROOT.copy(syscalls, A, B);

                assertThat(KERNEL.revokeLocal(syscalls, A).error()).isEqualTo(KernelError.NONE);

                assertThat(new FrameReference(B).identify(syscalls).error())
                        .isEqualTo(KernelError.CAPABILITY_NOT_FOUND);
            });
        }

        @Test
        void keeps_its_memory_in_use_when_its_cnode_is_destroyed() {
            inInitialDomain(syscalls -> {
                ROOT.retype(syscalls, MEMORY, 16_384, Retype.L2CNODE, 16_384, 1, A);
                ROOT.install(syscalls, A, 3);
                frameAt(syscalls, 0, 4096, CapabilityAddress.of(3, 0));
                delegateCopy(syscalls, CapabilityAddress.of(3, 0), OTHER);

                ROOT.revoke(syscalls, A);
                ROOT.delete(syscalls, A);

                assertThat(frameAt(syscalls, 0, 4096, B)).isEqualTo(KernelError.REVOKE_FIRST);
            });
        }

        @Test
        void keeps_its_memory_in_use_until_every_delegation_is_released() {
            inInitialDomain(syscalls -> {
                frameAt(syscalls, 0, 4096, A);
                KernelDelegateResult first = delegateCopy(syscalls, A, OTHER);
                KERNEL.delegate(syscalls, A, OTHER);

                assertThat(frameAt(syscalls, 0, 4096, B)).as("delegated").isEqualTo(KernelError.REVOKE_FIRST);
                returnCopy(syscalls, first, OTHER, 0, A);
                assertThat(ROOT.delete(syscalls, A).error()).as("not all delegations are released")
                        .isEqualTo(KernelError.NONE);
                assertThat(frameAt(syscalls, 0, 4096, B)).as("not all delegations are released")
                        .isEqualTo(KernelError.REVOKE_FIRST);
                returnCopy(syscalls, first, OTHER, 2, A);
                assertThat(ROOT.delete(syscalls, A).error()).as("all delegations are released")
                        .isEqualTo(KernelError.NONE);
                assertThat(frameAt(syscalls, 0, 4096, B)).as("all delegations are released")
                        .isEqualTo(KernelError.NONE);
            });
        }
    }

    @Nested
    class A_capability_of_its_owner {
        @Test
        void is_released_at_once_to_a_core_that_sends_it_on_behalf_of_another() {
            inInitialDomain(syscalls -> {
                frameAt(syscalls, 0, 4096, A);
                ROOT.copy(syscalls, A, B);
                KernelDelegateResult words = KERNEL.delegate(syscalls, B, OTHER).value();

                KERNEL.createFromWire(syscalls, words.word0(), words.word1(), words.word2(), words.word3(), THIRD,
                        false, 0, C);

                assertThat(KERNEL.nextRelease(syscalls).value().fromCore()).isEqualTo(THIRD);
                assertThat(ROOT.revoke(syscalls, A).error()).as("it is still delegated to the other")
                        .isEqualTo(KernelError.HAS_REMOTE_RELATIVES);
            });
        }
    }

    @Nested
    class A_foreign_capability {
        private static final long REMOTE_PAGE = new CanonicalAddress(1, 0x10_0000).packed();
        /** Receives a page of RAM from another core. */
        private static void receivePage(SystemCalls syscalls, int from, CapabilityAddress slot) {
            Capability remote = new RamCapability(Rights.ALL.bits(), REMOTE_PAGE, 4096);
            assertThat(KERNEL
                            .createFromWire(syscalls, WireForm.word(remote, 0), WireForm.word(remote, 1),
                            WireForm.word(remote, 2),
                                    WireForm.word(remote, 3), from, false, 0, slot)
                            .error())
                    .isEqualTo(KernelError.NONE);
        }

        @Test
        void releases_every_delegation_when_the_last_copy_is_returned() {
            inInitialDomain(syscalls -> {
                receivePage(syscalls, OTHER, A);
                receivePage(syscalls, OTHER, B);

                KernelDelegateResult first = KERNEL.delegate(syscalls, A, OTHER).value();
                KernelDelegateResult second = KERNEL.delegate(syscalls, B, OTHER).value();

                assertThat(first.returning()).isTrue();
                assertThat(first.releases()).as("a copy is left").isZero();
                assertThat(second.releases()).as("of two times").isEqualTo(2);
            });
        }

        @Test
        void releases_nothing_while_it_has_a_descendant() {
            inInitialDomain(syscalls -> {
                receivePage(syscalls, OTHER, A);
                ROOT.retype(syscalls, new RamReference(A), 0, Retype.RAM, 2048, 1, B);

                assertThat(KERNEL.delegate(syscalls, A, OTHER).value().releases()).isZero();
            });
        }

        @Test
        void releases_nothing_while_it_is_delegated_further() {
            inInitialDomain(syscalls -> {
                receivePage(syscalls, OTHER, A);
                ROOT.copy(syscalls, A, B);
                KernelDelegateResult delegated = KERNEL.delegate(syscalls, B, THIRD).value();
                ROOT.copy(syscalls, A, B);

                assertThat(delegated.returning()).isFalse();
                assertThat(KERNEL.delegate(syscalls, B, OTHER).value().releases()).isZero();
                KERNEL.createFromWire(syscalls, delegated.word0(), delegated.word1(), delegated.word2(),
                        delegated.word3(), THIRD, true, 1, C);
                ROOT.delete(syscalls, C);
                assertThat(KERNEL.delegate(syscalls, A, OTHER).value().releases()).isEqualTo(1);
            });
        }

        @Test
        void is_released_at_once_to_a_second_core_that_sends_it_and_later_to_the_first() {
            inInitialDomain(syscalls -> {
                receivePage(syscalls, OTHER, A);
                receivePage(syscalls, THIRD, B);

                KernelNextReleaseResult release = KERNEL.nextRelease(syscalls).value();
                assertThat(release.fromCore()).isEqualTo(THIRD);
                assertThat(release.releases()).isEqualTo(1);
                ROOT.delete(syscalls, B);
                assertThat(KERNEL.delegate(syscalls, A, OTHER).value().releases()).isEqualTo(1);
            });
        }

        @Test
        void is_released_when_its_last_copy_and_descendant_are_deleted() {
            inInitialDomain(syscalls -> {
                receivePage(syscalls, OTHER, A);
                ROOT.retype(syscalls, new RamReference(A), 0, Retype.RAM, 2048, 1, B);

                ROOT.delete(syscalls, A);
                assertThat(KERNEL.nextRelease(syscalls).error()).as("a half is left")
                        .isEqualTo(KernelError.NO_PENDING_RELEASE);
                ROOT.delete(syscalls, B);

                KernelNextReleaseResult release = KERNEL.nextRelease(syscalls).value();
                assertThat(release.fromCore()).isEqualTo(OTHER);
                assertThat(release.releases()).isEqualTo(1);
                assertThat(KERNEL.nextRelease(syscalls).error()).as("released once")
                        .isEqualTo(KernelError.NO_PENDING_RELEASE);
            });
        }

        @Test
        void is_released_when_it_is_deleted_after_being_received_again() {
            inInitialDomain(syscalls -> {
                receivePage(syscalls, OTHER, A);
                ROOT.retype(syscalls, new RamReference(A), 0, Retype.RAM, 2048, 1, B);
                ROOT.delete(syscalls, A);
                receivePage(syscalls, OTHER, A);

                ROOT.delete(syscalls, B);
                assertThat(KERNEL.nextRelease(syscalls).error()).isEqualTo(KernelError.NO_PENDING_RELEASE);
                ROOT.delete(syscalls, A);

                assertThat(KERNEL.nextRelease(syscalls).value().releases()).isEqualTo(2);
            });
        }

        @Test
        void is_released_only_after_its_own_delegations_are_released() {
            inInitialDomain(syscalls -> {
                receivePage(syscalls, OTHER, A);
                KernelDelegateResult delegated = KERNEL.delegate(syscalls, A, THIRD).value();

                assertThat(KERNEL.nextRelease(syscalls).error()).isEqualTo(KernelError.NO_PENDING_RELEASE);
                KERNEL.createFromWire(syscalls, delegated.word0(), delegated.word1(), delegated.word2(),
                        delegated.word3(), THIRD, true, 1, A);
                ROOT.delete(syscalls, A);

                assertThat(KERNEL.nextRelease(syscalls).value().releases()).isEqualTo(1);
            });
        }

        @Test
        void can_be_deleted_but_not_revoked() {
            inInitialDomain(syscalls -> {
                receivePage(syscalls, OTHER, A);
                ROOT.copy(syscalls, A, B);

                assertThat(ROOT.revoke(syscalls, A).error()).isEqualTo(KernelError.HAS_REMOTE_RELATIVES);
                assertThat(ROOT.delete(syscalls, B).error()).isEqualTo(KernelError.NONE);
                assertThat(ROOT.delete(syscalls, A).error()).isEqualTo(KernelError.NONE);
            });
        }
    }
}
