package org.barreleye.cpudriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.cpudriver.FirstProgram.inTheFirstDomain;

import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.FrameIdentifyResult;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.L1CNodeDescribeResult;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.PhysicalMemoryReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the invocations of capabilities do and refuse, asked through the generated stubs. */
class CapabilitySpaceTest {
    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final RamReference MEMORY = new RamReference(WellKnownSlots.MEMORY);
    private static final PhysicalMemoryReference AUTHORITY = new PhysicalMemoryReference(WellKnownSlots.PHYSICAL_MEMORY);
    private static final CapabilityAddress A = new CapabilityAddress(32);
    private static final CapabilityAddress B = new CapabilityAddress(33);
    private static final CapabilityAddress OUTSIDE = CapabilityAddress.of(256, 0);

    private static KernelError frameAt(Trap trap, long offset, long bytes, CapabilityAddress slot) {
        return ROOT.retype(trap, MEMORY, offset, Retype.FRAME, bytes, 1, slot).error();
    }

    @Nested
    class Retyping_memory_into_frames {
        @Test
        void yields_a_frame_where_it_was_asked_for() {
            inTheFirstDomain(trap -> {
                long base = MEMORY.identify(trap).value().base();

                assertThat(frameAt(trap, 8192, 4096, A)).isEqualTo(KernelError.NONE);

                FrameIdentifyResult frame = new FrameReference(A).identify(trap).value();
                assertThat(frame.base()).isEqualTo(base + 8192);
                assertThat(frame.bytes()).isEqualTo(4096);
            });
        }

        @Test
        void several_at_once_lie_side_by_side() {
            inTheFirstDomain(trap -> {
                Outcome<Outcome.Done> both = ROOT.retype(trap, MEMORY, 0, Retype.FRAME, 4096, 2, A);

                assertThat(both.succeeded()).isTrue();
                assertThat(new FrameReference(B).identify(trap).value().base())
                        .isEqualTo(new FrameReference(A).identify(trap).value().base() + 4096);
            });
        }

        @Test
        void is_refused_where_memory_is_in_use_until_that_is_deleted() {
            inTheFirstDomain(trap -> {
                frameAt(trap, 0, 8192, A);

                assertThat(frameAt(trap, 4096, 4096, B)).isEqualTo(KernelError.REVOKE_FIRST);
                ROOT.delete(trap, A);
                assertThat(frameAt(trap, 4096, 4096, B)).isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void is_refused_outside_the_source_even_where_the_sum_would_wrap() {
            inTheFirstDomain(trap -> {
                long bytes = MEMORY.identify(trap).value().bytes();

                assertThat(frameAt(trap, bytes, 4096, A)).isEqualTo(KernelError.OUTSIDE_SOURCE);
                assertThat(frameAt(trap, -4096, 4096, A)).isEqualTo(KernelError.OUTSIDE_SOURCE);
                assertThat(frameAt(trap, 0, -4096, A)).isEqualTo(KernelError.OUTSIDE_SOURCE);
            });
        }

        @Test
        void is_refused_with_a_reason_for_each_mistake() {
            inTheFirstDomain(trap -> {
                frameAt(trap, 0, 4096, A);

                assertThat(frameAt(trap, 100, 4096, B)).isEqualTo(KernelError.MISALIGNED);
                assertThat(frameAt(trap, 4096, 0, B)).isEqualTo(KernelError.BAD_SIZE);
                assertThat(frameAt(trap, 4096, 4096, A)).isEqualTo(KernelError.SLOT_IN_USE);
                assertThat(frameAt(trap, 4096, 4096, OUTSIDE)).isEqualTo(KernelError.NO_SUCH_SLOT);
                assertThat(ROOT.retype(trap, new RamReference(B), 0, Retype.FRAME, 4096, 1, B).error())
                        .isEqualTo(KernelError.CAPABILITY_NOT_FOUND);
            });
        }
    }

    @Nested
    class A_claim_that_is_not_true {
        @Test
        void about_the_type_is_refused() {
            inTheFirstDomain(trap -> assertThat(new FrameReference(WellKnownSlots.MEMORY).identify(trap).error())
                    .isEqualTo(KernelError.WRONG_TYPE));
        }

        @Test
        void about_an_empty_slot_is_refused() {
            inTheFirstDomain(trap -> assertThat(new FrameReference(A).identify(trap).error())
                    .isEqualTo(KernelError.CAPABILITY_NOT_FOUND));
        }

        @Test
        void about_rights_that_were_minted_away_is_refused() {
            inTheFirstDomain(trap -> {
                frameAt(trap, 0, 4096, A);
                ROOT.mint(trap, A, new Rights(ObjectRights.IDENTIFY), B);

                assertThat(new FrameReference(B).identify(trap).succeeded()).isTrue();
                assertThat(new FrameReference(B).map(trap).error()).isEqualTo(KernelError.MISSING_RIGHTS);
            });
        }

        @Test
        void about_a_slot_that_is_not_there_is_refused() {
            inTheFirstDomain(trap -> assertThat(new FrameReference(OUTSIDE).identify(trap).error())
                    .isEqualTo(KernelError.NO_SUCH_SLOT));
        }
    }

    @Nested
    class Mapped_memory {
        @Test
        void can_be_touched_and_memory_that_is_not_mapped_cannot() {
            inTheFirstDomain(trap -> {
                frameAt(trap, 0, 4096, A);
                long base = new FrameReference(A).identify(trap).value().base();
                Window window = new Window(trap.memory(), base, 4096);

                assertThat(fault(() -> window.getByte(0))).isTrue();
                new FrameReference(A).map(trap);
                window.putByte(5, (byte) 42);
                assertThat(window.getByte(5)).isEqualTo((byte) 42);
            });
        }

        @Test
        void cannot_be_written_without_the_right_to() {
            inTheFirstDomain(trap -> {
                frameAt(trap, 0, 4096, A);
                ROOT.mint(trap, A, new Rights(ObjectRights.READ), B);
                Window window = new Window(trap.memory(), new FrameReference(B).map(trap).value().base(), 4096);

                window.getByte(0);
                assertThat(fault(() -> window.putByte(0, (byte) 1))).isTrue();
            });
        }

        @Test
        void is_gone_with_the_capability_that_allowed_it() {
            inTheFirstDomain(trap -> {
                frameAt(trap, 0, 4096, A);
                Window window = new Window(trap.memory(), new FrameReference(A).map(trap).value().base(), 4096);

                ROOT.delete(trap, A);

                assertThat(fault(() -> window.getByte(0))).isTrue();
            });
        }

        private static boolean fault(Runnable touch) {
            try {
                touch.run();
                return false;
            } catch (MemoryFault fault) {
                return true;
            }
        }
    }

    @Nested
    class A_second_node {
        private static final CapabilityAddress THERE = CapabilityAddress.of(3, 0);

        @Test
        void makes_room_for_256_more() {
            inTheFirstDomain(trap -> {
                assertThat(frameAt(trap, 0, 4096, THERE)).isEqualTo(KernelError.NODE_NOT_FOUND);
                ROOT.retype(trap, MEMORY, 16_384, Retype.L2CNODE, 16_384, 1, A);

                assertThat(ROOT.install(trap, A, THERE.node()).error()).isEqualTo(KernelError.NONE);

                assertThat(frameAt(trap, 0, 4096, THERE)).isEqualTo(KernelError.NONE);
                assertThat(new FrameReference(THERE).identify(trap).value().bytes()).isEqualTo(4096);
                assertThat(ROOT.retype(trap, MEMORY, 32_768, Retype.FRAME, 4096, 255, CapabilityAddress.of(3, 1)).error())
                        .isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void takes_what_it_holds_with_it() {
            inTheFirstDomain(trap -> {
                ROOT.retype(trap, MEMORY, 16_384, Retype.L2CNODE, 16_384, 1, A);
                ROOT.install(trap, A, THERE.node());
                frameAt(trap, 0, 4096, THERE);

                ROOT.revoke(trap, A);

                assertThat(new FrameReference(THERE).identify(trap).error()).isEqualTo(KernelError.NODE_NOT_FOUND);
                ROOT.delete(trap, A);
                assertThat(frameAt(trap, 0, 4096, B)).as("the frame died with the node").isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void must_be_one_and_go_where_none_is() {
            inTheFirstDomain(trap -> {
                frameAt(trap, 0, 4096, A);
                ROOT.retype(trap, MEMORY, 16_384, Retype.L2CNODE, 16_384, 1, B);

                assertThat(ROOT.install(trap, A, 1).error()).isEqualTo(KernelError.WRONG_TYPE);
                assertThat(ROOT.install(trap, B, 0).error()).isEqualTo(KernelError.SLOT_IN_USE);
                assertThat(ROOT.install(trap, THERE, 0).error()).isEqualTo(KernelError.NODE_NOT_FOUND);
            });
        }

        @Test
        void is_not_run_over_by_a_row_of_new_objects() {
            inTheFirstDomain(trap -> assertThat(
                            ROOT.retype(trap, MEMORY, 0, Retype.FRAME, 4096, 2, CapabilityAddress.of(0, 255)).error())
                    .isEqualTo(KernelError.NO_SUCH_SLOT));
        }
    }

    @Nested
    class Revoking_a_capability {
        private static final CapabilityAddress C = new CapabilityAddress(34);
        private static final CapabilityAddress D = new CapabilityAddress(35);

        private static KernelError touch(Trap trap, CapabilityAddress frame) {
            return new FrameReference(frame).identify(trap).error();
        }

        @Test
        void takes_every_copy_and_everything_made_of_it_and_keeps_itself() {
            inTheFirstDomain(trap -> {
                frameAt(trap, 0, 8192, A);
                ROOT.copy(trap, A, B);
                ROOT.retype(trap, new FrameReference(A), 4096, Retype.FRAME, 4096, 1, C);
                frameAt(trap, 8192, 4096, D);

                assertThat(ROOT.revoke(trap, A).error()).isEqualTo(KernelError.NONE);

                assertThat(touch(trap, A)).isEqualTo(KernelError.NONE);
                assertThat(touch(trap, B)).isEqualTo(KernelError.CAPABILITY_NOT_FOUND);
                assertThat(touch(trap, C)).isEqualTo(KernelError.CAPABILITY_NOT_FOUND);
                assertThat(touch(trap, D)).as("lies beside").isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void reaches_through_several_retypes() {
            inTheFirstDomain(trap -> {
                ROOT.retype(trap, MEMORY, 0, Retype.RAM, 16384, 1, A);
                ROOT.retype(trap, new RamReference(A), 0, Retype.DISPATCHER, 4096, 1, B);
                ROOT.retype(trap, new DispatcherReference(B), 0, Retype.END_POINT, 64, 1, C);
                ROOT.retype(trap, new RamReference(A), 8192, Retype.FRAME, 4096, 1, D);

                assertThat(ROOT.revoke(trap, A).error()).isEqualTo(KernelError.NONE);

                assertThat(ROOT.copy(trap, B, D).error()).isEqualTo(KernelError.CAPABILITY_NOT_FOUND);
                assertThat(ROOT.copy(trap, C, D).error()).isEqualTo(KernelError.CAPABILITY_NOT_FOUND);
                assertThat(ROOT.retype(trap, new RamReference(A), 0, Retype.FRAME, 16384, 1, D).error())
                        .as("the memory is free again")
                        .isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void needs_the_right_to() {
            inTheFirstDomain(trap -> {
                frameAt(trap, 0, 4096, A);
                ROOT.mint(trap, A, new Rights(ObjectRights.READ), B);

                assertThat(ROOT.revoke(trap, B).error()).isEqualTo(KernelError.MISSING_RIGHTS);
                assertThat(touch(trap, A)).isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void is_refused_as_a_whole_where_something_can_do_more_than_itself() {
            inTheFirstDomain(trap -> {
                frameAt(trap, 0, 4096, A);
                ROOT.mint(trap, A, new Rights(ObjectRights.READ | ObjectRights.REVOKE), B);
                ROOT.mint(trap, A, new Rights(ObjectRights.READ), C);

                assertThat(ROOT.revoke(trap, B).error()).isEqualTo(KernelError.OUTRANKED);
                assertThat(touch(trap, A)).isEqualTo(KernelError.NONE);
                assertThat(ROOT.copy(trap, C, D).error()).isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void of_an_empty_slot_is_refused() {
            inTheFirstDomain(
                    trap -> assertThat(ROOT.revoke(trap, A).error()).isEqualTo(KernelError.CAPABILITY_NOT_FOUND));
        }

        @Test
        void may_end_whoever_does_it_and_nothing_else() {
            inTheFirstDomain(trap -> {
                assertThat(ROOT.revoke(trap, WellKnownSlots.PHYSICAL_MEMORY).error()).isEqualTo(KernelError.NONE);

                assertThat(frameAt(trap, 0, 4096, A)).as("the capability space is gone, and its memory free")
                        .isEqualTo(KernelError.NODE_NOT_FOUND);
            });
        }
    }

    @Nested
    class Describing_a_capability_for_another_core {
        @Test
        void and_adopting_the_words_gives_the_same_capability() {
            inTheFirstDomain(trap -> {
                frameAt(trap, 0, 4096, A);
                L1CNodeDescribeResult words = ROOT.describe(trap, A).value();

                Outcome<Outcome.Done> adopted = AUTHORITY.adopt(
                        trap, words.word0(), words.word1(), words.word2(), words.word3(), 1, false, 0, B);

                assertThat(adopted.succeeded()).isTrue();
                assertThat(new FrameReference(B).identify(trap)).isEqualTo(new FrameReference(A).identify(trap));
            });
        }

        @Test
        void is_refused_for_a_type_that_stays_on_its_core() {
            inTheFirstDomain(trap -> assertThat(ROOT.describe(trap, WellKnownSlots.DISPATCHER).error())
                    .isEqualTo(KernelError.NOT_TRANSFERABLE));
        }

        @Test
        void is_the_only_way_to_words_that_can_be_adopted() {
            inTheFirstDomain(trap -> assertThat(AUTHORITY.adopt(trap, 1, 2, 3, 4, 1, false, 0, A).error())
                    .isEqualTo(KernelError.BAD_WIRE_FORM));
        }

    }

    @Nested
    class Memory_that_changes_hands {
        private static final CapabilityAddress C = new CapabilityAddress(34);

        @Test
        void brings_no_byte_of_its_former_owner_along() {
            inTheFirstDomain(trap -> {
                frameAt(trap, 0, 4096, A);
                Window window = new Window(trap.memory(), new FrameReference(A).map(trap).value().base(), 4096);
                for (int offset = 0; offset < 4096; offset += 8) {
                    window.putLong(offset, -1);
                }
                ROOT.delete(trap, A);

                frameAt(trap, 0, 4096, B);

                new FrameReference(B).map(trap);
                for (int offset = 0; offset < 4096; offset += 8) {
                    assertThat(window.getLong(offset)).isZero();
                }
            });
        }

        @Test
        void costs_what_it_takes_to_clear_it() {
            inTheFirstDomain(trap -> {
                long one = elapsed(trap, () -> frameAt(trap, 0, 4096, A));
                long eight = elapsed(trap, () -> frameAt(trap, 4096, 32_768, B));

                assertThat(eight).isBetween(7 * one, 9 * one);
            });
        }

        @Test
        void keeps_its_bytes_for_who_makes_a_part_of_its_own_frame() {
            inTheFirstDomain(trap -> {
                frameAt(trap, 0, 8192, A);
                Window window = new Window(trap.memory(), new FrameReference(A).map(trap).value().base(), 8192);
                window.putByte(4096, (byte) 7);

                ROOT.retype(trap, new FrameReference(A), 4096, Retype.FRAME, 4096, 1, B);

                assertThat(window.getByte(4096)).isEqualTo((byte) 7);
            });
        }

        @Test
        void is_not_cleared_in_one_call_where_that_would_keep_the_core_for_too_long() {
            inTheFirstDomain(Presets.named("smp-2"), trap -> {
                assertThat(frameAt(trap, 0, 32 << 20, A)).isEqualTo(KernelError.TOO_MUCH_AT_ONCE);
                assertThat(ROOT.retype(trap, MEMORY, 0, Retype.RAM, 32 << 20, 1, A).error()).isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void is_not_handed_out_as_reclaimed_while_a_capability_covers_it() {
            inTheFirstDomain(trap -> {
                frameAt(trap, 0, 4096, A);
                ROOT.delete(trap, A);

                assertThat(new PhysicalMemoryReference(WellKnownSlots.PHYSICAL_MEMORY).reclaim(trap, B).error())
                        .isEqualTo(KernelError.NOTHING_RECLAIMED);
            });
        }

        private static long elapsed(Trap trap, Runnable work) {
            long begin = trap.now();
            work.run();
            return trap.now() - begin;
        }
    }

    @Nested
    class Reserving_time_for_a_dispatcher {
        private static final DispatcherReference SELF = new DispatcherReference(WellKnownSlots.DISPATCHER);

        @Test
        void is_refused_when_the_core_has_promised_too_much_already() {
            inTheFirstDomain(trap -> {
                ROOT.retype(trap, MEMORY, 0, Retype.DISPATCHER, 4096, 1, A);

                assertThat(SELF.reserve(trap, 500, 1_000, 1_000).error()).isEqualTo(KernelError.NONE);
                assertThat(new DispatcherReference(A).reserve(trap, 500, 1_000, 1_000).error())
                        .isEqualTo(KernelError.OVER_COMMITTED);
                assertThat(new DispatcherReference(A).reserve(trap, 400, 1_000, 1_000).error())
                        .isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void is_refused_when_nobody_could_keep_the_promise() {
            inTheFirstDomain(trap -> assertThat(SELF.reserve(trap, 1_001, 1_000, 1_000).error())
                    .isEqualTo(KernelError.BAD_ARGUMENT));
        }
    }

    @Nested
    class Starting_a_core {
        @Test
        void that_does_not_exist_is_refused() {
            inTheFirstDomain(trap -> {
                frameAt(trap, 0, 4096, A);

                assertThat(new PhysicalMemoryReference(WellKnownSlots.PHYSICAL_MEMORY).startCore(trap, 99, A).error())
                        .isEqualTo(KernelError.NO_SUCH_CORE);
            });
        }

        @Test
        void that_is_this_one_is_refused() {
            inTheFirstDomain(trap -> {
                frameAt(trap, 0, 4096, A);

                assertThat(new PhysicalMemoryReference(WellKnownSlots.PHYSICAL_MEMORY).startCore(trap, 0, A).error())
                        .isEqualTo(KernelError.CORE_RUNNING);
            });
        }
    }
}
