package org.barreleye.cpudriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.cpudriver.FirstProgram.inInitialDomain;
import static org.barreleye.cpudriver.OtherCores.A;
import static org.barreleye.cpudriver.OtherCores.B;
import static org.barreleye.cpudriver.OtherCores.C;
import static org.barreleye.cpudriver.OtherCores.KERNEL;
import static org.barreleye.cpudriver.OtherCores.ONE;
import static org.barreleye.cpudriver.OtherCores.PAGE;
import static org.barreleye.cpudriver.OtherCores.REMOTE_PAGE;
import static org.barreleye.cpudriver.OtherCores.ROOT;
import static org.barreleye.cpudriver.OtherCores.TWO;

import java.util.List;
import java.util.function.Consumer;
import org.barreleye.cpudriver.OtherCores.Words;
import org.barreleye.generated.kernel.RamCapability;
import org.barreleye.generated.user.KernelPrepareRetypeResult;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.TransferMode;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.Rights;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The retype of memory whose home is another core: the reservation at the home, and the objects at the holder. */
class RemoteRetypeTest {
    private static final Words PAGE_OF_ONE = Words.of(REMOTE_PAGE);
    private static final long QUARTER = PAGE / 4;

    private static void onACore(Consumer<OtherCores> lines) {
        inInitialDomain(syscalls -> lines.accept(new OtherCores(syscalls)));
    }

    @Nested
    class AtTheHomeAReservation {
        @Test
        void keepsItsPartOfTheMemoryInUse() {
            onACore(cores -> {
                cores.pages(2, A);
                Words memory = cores.send(A, ONE);

                assertThat(cores.reserve(memory, ONE, 0, ObjectType.FRAME, 1)).isEqualTo(KernelError.NONE);

                assertThat(cores.retype(A, 0, Retype.FRAME, B)).isEqualTo(KernelError.REVOKE_FIRST);
                assertThat(cores.retype(A, PAGE, Retype.FRAME, B)).as("the other part").isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void isRefusedIfThePartIsInUseHere() {
            onACore(cores -> {
                cores.pages(2, A);
                Words memory = cores.send(A, ONE);
                cores.retype(A, 0, Retype.FRAME, B);

                assertThat(cores.reserve(memory, ONE, 0, ObjectType.RAM, 2)).isEqualTo(KernelError.REVOKE_FIRST);

                assertThat(cores.retype(A, PAGE, Retype.FRAME, C)).as("no trace is left").isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void isRefusedIfThePartIsReservedForAnotherCoreOrTheSame() {
            onACore(cores -> {
                cores.pages(2, A);
                Words memory = cores.send(A, ONE);
                cores.send(A, TWO);

                assertThat(cores.reserve(memory, ONE, 0, ObjectType.FRAME, 1)).isEqualTo(KernelError.NONE);
                assertThat(cores.reserve(memory, TWO, 0, ObjectType.RAM, 2)).isEqualTo(KernelError.REVOKE_FIRST);
                assertThat(cores.reserve(memory, ONE, 0, ObjectType.RAM, 1)).isEqualTo(KernelError.REVOKE_FIRST);
                assertThat(cores.reserve(memory, TWO, PAGE, ObjectType.FRAME, 1)).isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void endsWhenTheObjectIsDropped() {
            onACore(cores -> {
                cores.pages(2, A);
                Words memory = cores.send(A, ONE);
                cores.reserve(memory, ONE, 0, ObjectType.RAM, 2);
                RamCapability whole = (RamCapability) memory.capability();

                cores.dropped(Words.of(new RamCapability(whole.rights(), whole.base(), PAGE)), ONE, 1);

                assertThat(cores.retype(A, 0, Retype.FRAME, B)).isEqualTo(KernelError.NONE);
                assertThat(cores.retype(A, PAGE, Retype.FRAME, C)).isEqualTo(KernelError.REVOKE_FIRST);
            });
        }

        @Test
        void outlivesTheMemoryCapabilityOfItsHolder() {
            onACore(cores -> {
                cores.pages(2, A);
                Words memory = cores.send(A, ONE);
                cores.reserve(memory, ONE, 0, ObjectType.FRAME, 1);

                cores.dropped(memory, ONE, 1);

                assertThat(cores.retype(A, 0, Retype.FRAME, B)).isEqualTo(KernelError.REVOKE_FIRST);
            });
        }

        @Test
        void isRefusedForACoreThatHasNoCapability() {
            onACore(cores -> {
                cores.pages(2, A);
                Words memory = cores.send(A, ONE);

                assertThat(cores.reserve(memory, TWO, 0, ObjectType.FRAME, 1)).isEqualTo(KernelError.REVOKED);
                assertThat(cores.retype(A, 0, Retype.FRAME, B)).as("no trace is left").isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void isRefusedWithRightsThatTheCoreWasNotGiven() {
            onACore(cores -> {
                cores.pages(2, A);
                ROOT.mint(cores.syscalls(), A, new Rights(ObjectRights.READ), B);
                Words memory = cores.send(B, ONE);

                assertThat(cores.reserve(memory.withRights(ObjectRights.READ | ObjectRights.WRITE), ONE, 0,
                        ObjectType.FRAME, 1)).isEqualTo(KernelError.REVOKED);
            });
        }

        @Test
        void isRefusedForKernelObjectsAndUnknownTypes() {
            onACore(cores -> {
                cores.pages(2, A);
                Words memory = cores.send(A, ONE);

                assertThat(cores.reserve(memory, ONE, 0, ObjectType.DISPATCHER, 1))
                        .isEqualTo(KernelError.FOREIGN_MEMORY);
                assertThat(KERNEL.reserve(cores.syscalls(), memory.word0(), memory.word1(), memory.word2(),
                        memory.word3(), ONE, 0, 9999, PAGE, 1).error()).isEqualTo(KernelError.NO_SUCH_RETYPE);
            });
        }

        @Test
        void isRefusedOutsideTheMemory() {
            onACore(cores -> {
                cores.pages(2, A);
                Words memory = cores.send(A, ONE);

                assertThat(cores.reserve(memory, ONE, PAGE, ObjectType.FRAME, 2)).isNotEqualTo(KernelError.NONE);
                assertThat(cores.reserve(memory, ONE, 0, ObjectType.FRAME, Long.MAX_VALUE / PAGE))
                        .isNotEqualTo(KernelError.NONE);
                assertThat(cores.retype(A, PAGE, Retype.FRAME, B)).as("no trace is left").isEqualTo(KernelError.NONE);
            });
        }
    }

    @Nested
    class AtTheHolder {
        private static Outcome<KernelPrepareRetypeResult> prepare(OtherCores cores, ObjectType type, long bytes,
                long count) {
            return KERNEL.prepareRetype(cores.syscalls(), WellKnownSlots.ROOT, A, 0, type.number(), bytes, count);
        }

        @Test
        void aRetypeIsTheDecisionOfAnotherCore() {
            onACore(cores -> {
                cores.receive(TransferMode.COPY, A);

                assertThat(cores.retype(A, 0, Retype.FRAME, B)).isEqualTo(KernelError.FOREIGN_MEMORY);
                assertThat(prepare(cores, ObjectType.FRAME, PAGE, 1).value().home()).isEqualTo(ONE);
            });
        }

        @Test
        void aRetypeOfItsOwnMemoryNeedsNoQuestion() {
            onACore(cores -> {
                cores.ram(0, A);

                assertThat(prepare(cores, ObjectType.FRAME, PAGE, 1).error()).isEqualTo(KernelError.NOTHING_PENDING);
            });
        }

        @Test
        void aRetypeThatIsNotPossibleIsRefusedAtOnce() {
            onACore(cores -> {
                cores.receive(TransferMode.COPY, A);

                assertThat(prepare(cores, ObjectType.L2CNODE, PAGE, 1).error()).isEqualTo(KernelError.FOREIGN_MEMORY);
                assertThat(prepare(cores, ObjectType.SERVICE, PAGE, 1).error()).isNotEqualTo(KernelError.NONE);
                assertThat(prepare(cores, ObjectType.FRAME, PAGE, 2).error()).isNotEqualTo(KernelError.NONE);
                assertThat(KERNEL.prepareRetype(cores.syscalls(), WellKnownSlots.ROOT, B, 0,
                        ObjectType.FRAME.number(), PAGE, 1).error()).isEqualTo(KernelError.CAPABILITY_NOT_FOUND);
            });
        }

        @Test
        void aRetypeThatClearsTooMuchIsRefusedAtOnce() {
            onACore(cores -> {
                long huge = 1L << 30;
                Words memory = Words.of(new RamCapability(
                        ObjectRights.ALL, new CanonicalAddress(1, 0).packed(), huge));
                assertThat(cores.accept(memory, ONE, TransferMode.COPY, A)).isEqualTo(KernelError.NONE);

                assertThat(prepare(cores, ObjectType.FRAME, huge, 1).error())
                        .isEqualTo(KernelError.OPERATION_TOO_LARGE);
            });
        }

        @Test
        void theObjectsAreForeign() {
            onACore(cores -> {
                cores.receive(TransferMode.COPY, A);

                assertThat(cores.retypeReserved(PAGE_OF_ONE, ObjectType.RAM, 2, B)).isEqualTo(KernelError.NONE);

                assertThat(cores.revoke(B)).isEqualTo(KernelError.HAS_REMOTE_RELATIVES);
                cores.delete(C);
                RamCapability second = (RamCapability) cores.takeDrops().get(0).words().capability();
                assertThat(second.base()).isEqualTo(((RamCapability) REMOTE_PAGE).base() + QUARTER);
            });
        }

        @Test
        void theObjectsAreDroppedOneByOne() {
            onACore(cores -> {
                cores.receive(TransferMode.COPY, A);
                cores.retypeReserved(PAGE_OF_ONE, ObjectType.RAM, 2, B);

                cores.delete(A);
                cores.delete(B);
                cores.delete(C);

                List<OtherCores.Drop> drops = cores.takeDrops();
                assertThat(drops).hasSize(3).allMatch(drop -> drop.home() == ONE && drop.count() == 1);
                assertThat(drops.get(0).words()).isEqualTo(PAGE_OF_ONE);
            });
        }

        @Test
        void objectsForWhichThereAreNoSlotsAreDropped() {
            onACore(cores -> {
                cores.receive(TransferMode.COPY, A);
                cores.ram(0, C);

                assertThat(cores.retypeReserved(PAGE_OF_ONE, ObjectType.RAM, 2, B)).isEqualTo(KernelError.SLOT_IN_USE);

                assertThat(cores.isHeld(B)).as("all or none").isFalse();
                assertThat(cores.takeDrops()).hasSize(2);
            });
        }

        @Test
        void objectsForASpaceThatHasEndedAreDropped() {
            onACore(cores -> {
                Words words = PAGE_OF_ONE;

                assertThat(KERNEL.retypeReserved(cores.syscalls(), words.word0(), words.word1(), words.word2(),
                        words.word3(), ONE, B, 0, ObjectType.FRAME.number(), PAGE, 1, C).error())
                        .isEqualTo(KernelError.CAPABILITY_NOT_FOUND);

                assertThat(cores.takeDrops()).hasSize(1);
            });
        }
    }
}
