package org.barreleye.cpudriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.cpudriver.FirstProgram.inTheFirstDomain;

import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.RamCapability;
import org.barreleye.generated.kernel.WireForm;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.PhysicalMemoryHandOverResult;
import org.barreleye.generated.user.PhysicalMemoryReference;
import org.barreleye.generated.user.PhysicalMemoryTakeSettledResult;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.WellKnownSlots;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a core knows of its capabilities on other cores, and of theirs. */
class FrontierTest {
    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final RamReference MEMORY = new RamReference(WellKnownSlots.MEMORY);
    private static final PhysicalMemoryReference AUTHORITY = new PhysicalMemoryReference(WellKnownSlots.PHYSICAL_MEMORY);
    private static final CapabilityAddress A = new CapabilityAddress(32);
    private static final CapabilityAddress B = new CapabilityAddress(33);
    private static final CapabilityAddress C = new CapabilityAddress(34);
    private static final CapabilityAddress COPY = new CapabilityAddress(35);
    private static final int OTHER = 1;
    private static final int THIRD = 2;

    private static KernelError frameAt(Trap trap, long offset, long bytes, CapabilityAddress slot) {
        return ROOT.retype(trap, MEMORY, offset, Retype.FRAME, bytes, 1, slot).error();
    }

    @Nested
    class A_capability_that_other_cores_have {
        /** Hands a copy over to another core. */
        private static PhysicalMemoryHandOverResult lend(Trap trap, CapabilityAddress slot, int to) {
            assertThat(ROOT.copy(trap, slot, COPY).error()).isEqualTo(KernelError.NONE);
            return AUTHORITY.handOver(trap, COPY, to).value();
        }

        private static KernelError comeBack(
                Trap trap, PhysicalMemoryHandOverResult words, int from, int settled, CapabilityAddress slot) {
            return AUTHORITY
                    .adopt(trap, words.word0(), words.word1(), words.word2(), words.word3(), from, true, settled, slot)
                    .error();
        }

        @Test
        void is_not_forgotten_by_its_owner() {
            inTheFirstDomain(trap -> {
                frameAt(trap, 0, 4096, A);
                PhysicalMemoryHandOverResult words = lend(trap, A, OTHER);
                ROOT.copy(trap, A, B);

                assertThat(ROOT.delete(trap, A).error()).as("one of two copies").isEqualTo(KernelError.NONE);
                assertThat(ROOT.delete(trap, B).error()).as("the last").isEqualTo(KernelError.REMOTE_RELATIONS);
                assertThat(comeBack(trap, words, OTHER, 1, C)).isEqualTo(KernelError.NONE);
                assertThat(ROOT.delete(trap, C).error()).isEqualTo(KernelError.NONE);
                assertThat(ROOT.delete(trap, B).error()).isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void is_not_revoked_by_halves() {
            inTheFirstDomain(trap -> {
                ROOT.retype(trap, MEMORY, 0, Retype.RAM, 8192, 1, A);
                ROOT.retype(trap, new RamReference(A), 0, Retype.FRAME, 4096, 1, B);
                ROOT.retype(trap, new RamReference(A), 4096, Retype.FRAME, 4096, 1, C);
                lend(trap, B, OTHER);

                assertThat(ROOT.revoke(trap, B).error()).isEqualTo(KernelError.REMOTE_RELATIONS);
                assertThat(ROOT.revoke(trap, A).error()).isEqualTo(KernelError.REMOTE_RELATIONS);

                assertThat(new FrameReference(C).identify(trap).error()).as("all or nothing").isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void is_revoked_on_one_core_only_by_whoever_answers_for_all_of_them() {
            inTheFirstDomain(trap -> {
                frameAt(trap, 0, 4096, A);
                lend(trap, A, OTHER);
                ROOT.copy(trap, A, B);

                assertThat(AUTHORITY.revokeHere(trap, A).error()).isEqualTo(KernelError.NONE);

                assertThat(new FrameReference(B).identify(trap).error()).isEqualTo(KernelError.CAPABILITY_NOT_FOUND);
            });
        }

        @Test
        void keeps_its_memory_in_use_even_when_the_node_that_held_it_dies() {
            inTheFirstDomain(trap -> {
                ROOT.retype(trap, MEMORY, 16_384, Retype.L2CNODE, 16_384, 1, A);
                ROOT.install(trap, A, 3);
                frameAt(trap, 0, 4096, CapabilityAddress.of(3, 0));
                lend(trap, CapabilityAddress.of(3, 0), OTHER);

                ROOT.revoke(trap, A);
                ROOT.delete(trap, A);

                assertThat(frameAt(trap, 0, 4096, B)).isEqualTo(KernelError.REVOKE_FIRST);
            });
        }

        @Test
        void keeps_its_memory_in_use_when_it_was_given_away_until_all_of_it_has_come_back() {
            inTheFirstDomain(trap -> {
                frameAt(trap, 0, 4096, A);
                PhysicalMemoryHandOverResult first = lend(trap, A, OTHER);
                AUTHORITY.handOver(trap, A, OTHER);

                assertThat(frameAt(trap, 0, 4096, B)).as("given away").isEqualTo(KernelError.REVOKE_FIRST);
                comeBack(trap, first, OTHER, 0, A);
                assertThat(ROOT.delete(trap, A).error()).as("something is left there").isEqualTo(KernelError.NONE);
                assertThat(frameAt(trap, 0, 4096, B)).as("something is left there").isEqualTo(KernelError.REVOKE_FIRST);
                comeBack(trap, first, OTHER, 2, A);
                assertThat(ROOT.delete(trap, A).error()).as("all is back").isEqualTo(KernelError.NONE);
                assertThat(frameAt(trap, 0, 4096, B)).as("all is back").isEqualTo(KernelError.NONE);
            });
        }
    }

    @Nested
    class A_capability_that_came_from_another_core {
        private static final long FAR = new CanonicalAddress(1, 0x10_0000).packed();
        /** A page of RAM of another core arrives. */
        private static void arrive(Trap trap, int from, CapabilityAddress slot) {
            Capability far = new RamCapability(Rights.ALL.bits(), FAR, 4096);
            assertThat(AUTHORITY
                            .adopt(trap, WireForm.word(far, 0), WireForm.word(far, 1), WireForm.word(far, 2),
                                    WireForm.word(far, 3), from, false, 0, slot)
                            .error())
                    .isEqualTo(KernelError.NONE);
        }

        @Test
        void settles_everything_when_all_of_it_goes_back() {
            inTheFirstDomain(trap -> {
                arrive(trap, OTHER, A);
                arrive(trap, OTHER, B);

                PhysicalMemoryHandOverResult first = AUTHORITY.handOver(trap, A, OTHER).value();
                PhysicalMemoryHandOverResult second = AUTHORITY.handOver(trap, B, OTHER).value();

                assertThat(first.home()).isTrue();
                assertThat(first.settled()).as("a copy is left").isZero();
                assertThat(second.settled()).as("of two times").isEqualTo(2);
            });
        }

        @Test
        void settles_nothing_as_long_as_something_made_of_it_is_left() {
            inTheFirstDomain(trap -> {
                arrive(trap, OTHER, A);
                ROOT.retype(trap, new RamReference(A), 0, Retype.RAM, 2048, 1, B);

                assertThat(AUTHORITY.handOver(trap, A, OTHER).value().settled()).isZero();
            });
        }

        @Test
        void settles_nothing_before_it_has_come_back_from_those_to_whom_it_was_passed_on() {
            inTheFirstDomain(trap -> {
                arrive(trap, OTHER, A);
                ROOT.copy(trap, A, B);
                PhysicalMemoryHandOverResult passedOn = AUTHORITY.handOver(trap, B, THIRD).value();
                ROOT.copy(trap, A, B);

                assertThat(passedOn.home()).isFalse();
                assertThat(AUTHORITY.handOver(trap, B, OTHER).value().settled()).isZero();
                AUTHORITY.adopt(trap, passedOn.word0(), passedOn.word1(), passedOn.word2(), passedOn.word3(), THIRD, true, 1, C);
                ROOT.delete(trap, C);
                assertThat(AUTHORITY.handOver(trap, A, OTHER).value().settled()).isEqualTo(1);
            });
        }

        @Test
        void settles_nothing_if_it_came_from_several() {
            inTheFirstDomain(trap -> {
                arrive(trap, OTHER, A);
                arrive(trap, THIRD, B);
                ROOT.delete(trap, B);

                assertThat(AUTHORITY.handOver(trap, A, OTHER).value().settled()).isZero();
            });
        }

        @Test
        void is_settled_when_it_has_gone_with_all_that_was_made_of_it() {
            inTheFirstDomain(trap -> {
                arrive(trap, OTHER, A);
                ROOT.retype(trap, new RamReference(A), 0, Retype.RAM, 2048, 1, B);

                ROOT.delete(trap, A);
                assertThat(AUTHORITY.takeSettled(trap).error()).as("a half is left").isEqualTo(KernelError.NOTHING_SETTLED);
                ROOT.delete(trap, B);

                PhysicalMemoryTakeSettledResult told = AUTHORITY.takeSettled(trap).value();
                assertThat(told.sender()).isEqualTo(OTHER);
                assertThat(told.settled()).isEqualTo(1);
                assertThat(AUTHORITY.takeSettled(trap).error()).as("told once").isEqualTo(KernelError.NOTHING_SETTLED);
            });
        }

        @Test
        void is_settled_when_it_has_gone_after_it_came_again() {
            inTheFirstDomain(trap -> {
                arrive(trap, OTHER, A);
                ROOT.retype(trap, new RamReference(A), 0, Retype.RAM, 2048, 1, B);
                ROOT.delete(trap, A);
                arrive(trap, OTHER, A);

                ROOT.delete(trap, B);
                assertThat(AUTHORITY.takeSettled(trap).error()).isEqualTo(KernelError.NOTHING_SETTLED);
                ROOT.delete(trap, A);

                assertThat(AUTHORITY.takeSettled(trap).value().settled()).isEqualTo(2);
            });
        }

        @Test
        void is_settled_only_after_those_to_whom_it_was_passed_on_have_settled() {
            inTheFirstDomain(trap -> {
                arrive(trap, OTHER, A);
                PhysicalMemoryHandOverResult passedOn = AUTHORITY.handOver(trap, A, THIRD).value();

                assertThat(AUTHORITY.takeSettled(trap).error()).isEqualTo(KernelError.NOTHING_SETTLED);
                AUTHORITY.adopt(trap, passedOn.word0(), passedOn.word1(), passedOn.word2(), passedOn.word3(), THIRD, true, 1, A);
                ROOT.delete(trap, A);

                assertThat(AUTHORITY.takeSettled(trap).value().settled()).isEqualTo(1);
            });
        }

        @Test
        void is_deleted_here_but_not_revoked() {
            inTheFirstDomain(trap -> {
                arrive(trap, OTHER, A);
                ROOT.copy(trap, A, B);

                assertThat(ROOT.revoke(trap, A).error()).isEqualTo(KernelError.REMOTE_RELATIONS);
                assertThat(ROOT.delete(trap, B).error()).isEqualTo(KernelError.NONE);
                assertThat(ROOT.delete(trap, A).error()).isEqualTo(KernelError.NONE);
            });
        }
    }
}
