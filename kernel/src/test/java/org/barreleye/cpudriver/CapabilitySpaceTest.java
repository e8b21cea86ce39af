package org.barreleye.cpudriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.cpudriver.FirstProgram.inInitialDomain;

import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.FrameIdentifyResult;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.L1CNodeToWireResult;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Invocations of capabilities through the generated stubs: their effects and their refusals. */
class CapabilitySpaceTest {
    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final RamReference MEMORY = new RamReference(WellKnownSlots.MEMORY);
    private static final KernelReference KERNEL =
            new KernelReference(WellKnownSlots.KERNEL);
    private static final CapabilityAddress A = new CapabilityAddress(32);
    private static final CapabilityAddress B = new CapabilityAddress(33);
    private static final CapabilityAddress OUTSIDE = CapabilityAddress.of(256, 0);

    private static KernelError frameAt(SystemCalls syscalls, long offset, long bytes, CapabilityAddress slot) {
        return ROOT.retype(syscalls, MEMORY, offset, Retype.FRAME, bytes, 1, slot).error();
    }

    @Nested
    class Retyping_memory_into_frames {
        @Test
        void yields_a_frame_where_it_was_asked_for() {
            inInitialDomain(syscalls -> {
                long base = MEMORY.identify(syscalls).value().base();

                assertThat(frameAt(syscalls, 8192, 4096, A)).isEqualTo(KernelError.NONE);

                FrameIdentifyResult frame = new FrameReference(A).identify(syscalls).value();
                assertThat(frame.base()).isEqualTo(base + 8192);
                assertThat(frame.bytes()).isEqualTo(4096);
            });
        }

        @Test
        void several_at_once_lie_side_by_side() {
            inInitialDomain(syscalls -> {
                Outcome<Outcome.Unit> both = ROOT.retype(syscalls, MEMORY, 0, Retype.FRAME, 4096, 2, A);

                assertThat(both.succeeded()).isTrue();
                assertThat(new FrameReference(B).identify(syscalls).value().base())
                        .isEqualTo(new FrameReference(A).identify(syscalls).value().base() + 4096);
            });
        }

        @Test
        void is_refused_where_memory_is_in_use_until_that_is_deleted() {
            inInitialDomain(syscalls -> {
                frameAt(syscalls, 0, 8192, A);

                assertThat(frameAt(syscalls, 4096, 4096, B)).isEqualTo(KernelError.REVOKE_FIRST);
                ROOT.delete(syscalls, A);
                assertThat(frameAt(syscalls, 4096, 4096, B)).isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void is_refused_outside_the_source_even_where_the_sum_would_wrap() {
            inInitialDomain(syscalls -> {
                long bytes = MEMORY.identify(syscalls).value().bytes();

                assertThat(frameAt(syscalls, bytes, 4096, A)).isEqualTo(KernelError.OUTSIDE_SOURCE);
                assertThat(frameAt(syscalls, -4096, 4096, A)).isEqualTo(KernelError.OUTSIDE_SOURCE);
                assertThat(frameAt(syscalls, 0, -4096, A)).isEqualTo(KernelError.OUTSIDE_SOURCE);
            });
        }

        @Test
        void is_refused_with_a_reason_for_each_mistake() {
            inInitialDomain(syscalls -> {
                frameAt(syscalls, 0, 4096, A);

                assertThat(frameAt(syscalls, 100, 4096, B)).isEqualTo(KernelError.MISALIGNED);
                assertThat(frameAt(syscalls, 4096, 0, B)).isEqualTo(KernelError.BAD_SIZE);
                assertThat(frameAt(syscalls, 4096, 4096, A)).isEqualTo(KernelError.SLOT_IN_USE);
                assertThat(frameAt(syscalls, 4096, 4096, OUTSIDE)).isEqualTo(KernelError.NO_SUCH_SLOT);
                assertThat(ROOT.retype(syscalls, new RamReference(B), 0, Retype.FRAME, 4096, 1, B).error())
                        .isEqualTo(KernelError.CAPABILITY_NOT_FOUND);
            });
        }
    }

    @Nested
    class A_claim_that_is_not_true {
        @Test
        void about_the_type_is_refused() {
            inInitialDomain(syscalls -> assertThat(new FrameReference(WellKnownSlots.MEMORY).identify(syscalls).error())
                    .isEqualTo(KernelError.WRONG_TYPE));
        }

        @Test
        void about_an_empty_slot_is_refused() {
            inInitialDomain(syscalls -> assertThat(new FrameReference(A).identify(syscalls).error())
                    .isEqualTo(KernelError.CAPABILITY_NOT_FOUND));
        }

        @Test
        void about_rights_that_were_minted_away_is_refused() {
            inInitialDomain(syscalls -> {
                frameAt(syscalls, 0, 4096, A);
                ROOT.mint(syscalls, A, new Rights(ObjectRights.IDENTIFY), B);

                assertThat(new FrameReference(B).identify(syscalls).succeeded()).isTrue();
                assertThat(new FrameReference(B).map(syscalls).error()).isEqualTo(KernelError.MISSING_RIGHTS);
            });
        }

        @Test
        void about_a_slot_that_is_not_there_is_refused() {
            inInitialDomain(syscalls -> assertThat(new FrameReference(OUTSIDE).identify(syscalls).error())
                    .isEqualTo(KernelError.NO_SUCH_SLOT));
        }
    }

    @Nested
    class A_second_cnode {
        private static final CapabilityAddress THERE = CapabilityAddress.of(3, 0);

        @Test
        void adds_256_slots() {
            inInitialDomain(syscalls -> {
                assertThat(frameAt(syscalls, 0, 4096, THERE)).isEqualTo(KernelError.CNODE_NOT_FOUND);
                ROOT.retype(syscalls, MEMORY, 16_384, Retype.L2CNODE, 16_384, 1, A);

                assertThat(ROOT.install(syscalls, A, THERE.node()).error()).isEqualTo(KernelError.NONE);

                assertThat(frameAt(syscalls, 0, 4096, THERE)).isEqualTo(KernelError.NONE);
                assertThat(new FrameReference(THERE).identify(syscalls).value().bytes()).isEqualTo(4096);
                assertThat(ROOT.retype(syscalls, MEMORY, 32_768, Retype.FRAME, 4096, 255, CapabilityAddress.of(3, 1))
                        .error())
                        .isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void is_deleted_with_its_contents() {
            inInitialDomain(syscalls -> {
                ROOT.retype(syscalls, MEMORY, 16_384, Retype.L2CNODE, 16_384, 1, A);
                ROOT.install(syscalls, A, THERE.node());
                frameAt(syscalls, 0, 4096, THERE);

                ROOT.revoke(syscalls, A);

                assertThat(new FrameReference(THERE).identify(syscalls).error()).isEqualTo(KernelError.CNODE_NOT_FOUND);
                ROOT.delete(syscalls, A);
                assertThat(frameAt(syscalls, 0, 4096, B)).as("the frame was deleted with the node")
                        .isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void must_be_a_cnode_and_go_into_an_empty_slot() {
            inInitialDomain(syscalls -> {
                frameAt(syscalls, 0, 4096, A);
                ROOT.retype(syscalls, MEMORY, 16_384, Retype.L2CNODE, 16_384, 1, B);

                assertThat(ROOT.install(syscalls, A, 1).error()).isEqualTo(KernelError.WRONG_TYPE);
                assertThat(ROOT.install(syscalls, B, 0).error()).isEqualTo(KernelError.SLOT_IN_USE);
                assertThat(ROOT.install(syscalls, THERE, 0).error()).isEqualTo(KernelError.CNODE_NOT_FOUND);
            });
        }

        @Test
        void is_not_overrun_by_a_retype_into_several_slots() {
            inInitialDomain(syscalls -> assertThat(
                            ROOT.retype(syscalls, MEMORY, 0, Retype.FRAME, 4096, 2, CapabilityAddress.of(0, 255))
                            .error())
                    .isEqualTo(KernelError.NO_SUCH_SLOT));
        }
    }

    @Nested
    class Revoking_a_capability {
        private static final CapabilityAddress C = new CapabilityAddress(34);
        private static final CapabilityAddress D = new CapabilityAddress(35);

        private static KernelError access(SystemCalls syscalls, CapabilityAddress frame) {
            return new FrameReference(frame).identify(syscalls).error();
        }

        @Test
        void deletes_every_copy_and_descendant_and_keeps_itself() {
            inInitialDomain(syscalls -> {
                frameAt(syscalls, 0, 8192, A);
                ROOT.copy(syscalls, A, B);
                ROOT.retype(syscalls, new FrameReference(A), 4096, Retype.FRAME, 4096, 1, C);
                frameAt(syscalls, 8192, 4096, D);

                assertThat(ROOT.revoke(syscalls, A).error()).isEqualTo(KernelError.NONE);

                assertThat(access(syscalls, A)).isEqualTo(KernelError.NONE);
                assertThat(access(syscalls, B)).isEqualTo(KernelError.CAPABILITY_NOT_FOUND);
                assertThat(access(syscalls, C)).isEqualTo(KernelError.CAPABILITY_NOT_FOUND);
                assertThat(access(syscalls, D)).as("lies beside").isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void reaches_through_several_retypes() {
            inInitialDomain(syscalls -> {
                ROOT.retype(syscalls, MEMORY, 0, Retype.RAM, 16384, 1, A);
                ROOT.retype(syscalls, new RamReference(A), 0, Retype.DISPATCHER, 4096, 1, B);
                ROOT.retype(syscalls, new DispatcherReference(B), 0, Retype.END_POINT, 64, 1, C);
                ROOT.retype(syscalls, new RamReference(A), 8192, Retype.FRAME, 4096, 1, D);

                assertThat(ROOT.revoke(syscalls, A).error()).isEqualTo(KernelError.NONE);

                assertThat(ROOT.copy(syscalls, B, D).error()).isEqualTo(KernelError.CAPABILITY_NOT_FOUND);
                assertThat(ROOT.copy(syscalls, C, D).error()).isEqualTo(KernelError.CAPABILITY_NOT_FOUND);
                assertThat(ROOT.retype(syscalls, new RamReference(A), 0, Retype.FRAME, 16384, 1, D).error())
                        .as("the memory is free again")
                        .isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void needs_the_revoke_right() {
            inInitialDomain(syscalls -> {
                frameAt(syscalls, 0, 4096, A);
                ROOT.mint(syscalls, A, new Rights(ObjectRights.READ), B);

                assertThat(ROOT.revoke(syscalls, B).error()).isEqualTo(KernelError.MISSING_RIGHTS);
                assertThat(access(syscalls, A)).isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void is_refused_as_a_whole_if_a_relative_has_more_rights() {
            inInitialDomain(syscalls -> {
                frameAt(syscalls, 0, 4096, A);
                ROOT.mint(syscalls, A, new Rights(ObjectRights.READ | ObjectRights.REVOKE), B);
                ROOT.mint(syscalls, A, new Rights(ObjectRights.READ), C);

                assertThat(ROOT.revoke(syscalls, B).error()).isEqualTo(KernelError.RIGHTS_EXCEEDED);
                assertThat(access(syscalls, A)).isEqualTo(KernelError.NONE);
                assertThat(ROOT.copy(syscalls, C, D).error()).isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void of_an_empty_slot_is_refused() {
            inInitialDomain(
                    syscalls -> assertThat(ROOT.revoke(syscalls, A).error())
                    .isEqualTo(KernelError.CAPABILITY_NOT_FOUND));
        }

        @Test
        void may_end_the_calling_dispatcher_and_nothing_else() {
            inInitialDomain(syscalls -> {
                assertThat(ROOT.revoke(syscalls, WellKnownSlots.PHYSICAL_MEMORY).error())
                        .isEqualTo(KernelError.REVOKE_IN_PROGRESS);

                assertThat(frameAt(syscalls, 0, 4096, A)).as("the capability space is gone")
                        .isEqualTo(KernelError.CNODE_NOT_FOUND);
            });
        }
    }

    @Nested
    class Converting_a_capability_to_wire_form {
        @Test
        void and_back_gives_the_same_capability() {
            inInitialDomain(syscalls -> {
                frameAt(syscalls, 0, 4096, A);
                L1CNodeToWireResult words = ROOT.toWire(syscalls, A).value();

                Outcome<Outcome.Unit> adopted = KERNEL.accept(
                        syscalls, words.word0(), words.word1(), words.word2(), words.word3(), 1, 0, B);

                assertThat(adopted.succeeded()).isTrue();
                assertThat(new FrameReference(B).identify(syscalls))
                        .isEqualTo(new FrameReference(A).identify(syscalls));
            });
        }

        @Test
        void is_refused_for_a_type_that_stays_on_its_core() {
            inInitialDomain(syscalls -> assertThat(ROOT.toWire(syscalls, WellKnownSlots.DISPATCHER).error())
                    .isEqualTo(KernelError.NOT_TRANSFERABLE));
        }

        @Test
        void is_the_only_source_of_words_that_are_accepted() {
            inInitialDomain(syscalls ->
                    assertThat(KERNEL.accept(syscalls, 1, 2, 3, 4, 1, 0, A).error())
                    .isEqualTo(KernelError.BAD_WIRE_FORM));
        }

    }

    @Nested
    class Reserving_time_for_a_dispatcher {
        private static final DispatcherReference SELF = new DispatcherReference(WellKnownSlots.DISPATCHER);

        @Test
        void is_refused_when_it_exceeds_the_capacity_of_the_core() {
            inInitialDomain(syscalls -> {
                ROOT.retype(syscalls, MEMORY, 0, Retype.DISPATCHER, 4096, 1, A);

                assertThat(SELF.reserve(syscalls, 500, 1_000, 1_000).error()).isEqualTo(KernelError.NONE);
                assertThat(new DispatcherReference(A).reserve(syscalls, 500, 1_000, 1_000).error())
                        .isEqualTo(KernelError.ADMISSION_REFUSED);
                assertThat(new DispatcherReference(A).reserve(syscalls, 400, 1_000, 1_000).error())
                        .isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void is_refused_when_it_is_infeasible() {
            inInitialDomain(syscalls -> assertThat(SELF.reserve(syscalls, 1_001, 1_000, 1_000).error())
                    .isEqualTo(KernelError.BAD_ARGUMENT));
        }
    }

    @Nested
    class Starting_a_core {
        @Test
        void that_does_not_exist_is_refused() {
            inInitialDomain(syscalls -> {
                frameAt(syscalls, 0, 4096, A);

                assertThat(new KernelReference(WellKnownSlots.KERNEL).startCore(syscalls, 99, A)
                        .error())
                        .isEqualTo(KernelError.NO_SUCH_CORE);
            });
        }

        @Test
        void that_is_this_one_is_refused() {
            inInitialDomain(syscalls -> {
                frameAt(syscalls, 0, 4096, A);

                assertThat(new KernelReference(WellKnownSlots.KERNEL).startCore(syscalls, 0, A)
                        .error())
                        .isEqualTo(KernelError.CORE_RUNNING);
            });
        }
    }
}
