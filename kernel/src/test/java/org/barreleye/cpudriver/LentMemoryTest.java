package org.barreleye.cpudriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.cpudriver.FirstProgram.inInitialDomain;
import static org.barreleye.cpudriver.OtherCores.A;
import static org.barreleye.cpudriver.OtherCores.B;
import static org.barreleye.cpudriver.OtherCores.ONE;
import static org.barreleye.cpudriver.OtherCores.PAGE;
import static org.barreleye.cpudriver.OtherCores.REMOTE_PAGE;
import static org.barreleye.cpudriver.OtherCores.ROOT;
import static org.barreleye.cpudriver.OtherCores.TWO;

import java.util.function.Consumer;
import org.barreleye.cpudriver.OtherCores.Drop;
import org.barreleye.cpudriver.OtherCores.Words;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.TransferMode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Memory that one core lends to another one, which becomes its home. */
class LentMemoryTest {
    private static final Words PAGE_OF_ONE = Words.of(REMOTE_PAGE);

    private static void onACore(Consumer<OtherCores> lines) {
        inInitialDomain(syscalls -> lines.accept(new OtherCores(syscalls)));
    }

    @Nested
    class SoleMemoryThatIsMoved {
        @Test
        void isLent() {
            onACore(cores -> {
                cores.ram(0, A);

                assertThat(cores.modeOf(A, ONE, true)).isEqualTo(TransferMode.LEND);

                assertThat(cores.ram(0, A)).as("in use").isEqualTo(KernelError.REVOKE_FIRST);
            });
        }

        @Test
        void isCopiedWhileACopyIsLeftHereOrElsewhere() {
            onACore(cores -> {
                cores.ram(0, A);
                cores.copy(A, B);
                assertThat(cores.modeOf(A, ONE, true)).isEqualTo(TransferMode.COPY);
                assertThat(cores.modeOf(B, TWO, true)).isEqualTo(TransferMode.COPY);
            });
        }

        @Test
        void isCopiedWhileSomethingIsMadeOfIt() {
            onACore(cores -> {
                cores.pages(2, A);
                cores.retype(A, 0, Retype.FRAME, B);

                assertThat(cores.modeOf(A, ONE, true)).isEqualTo(TransferMode.COPY);
            });
        }

        @Test
        void isCopiedIfItIsAFrame() {
            onACore(cores -> {
                cores.frame(0, A);

                assertThat(cores.modeOf(A, ONE, true)).isEqualTo(TransferMode.COPY);
            });
        }

        @Test
        void isCopiedIfItIsBorrowed() {
            onACore(cores -> {
                cores.receive(TransferMode.LEND, A);

                assertThat(cores.modeOf(A, TWO, true)).isEqualTo(TransferMode.COPY);
            });
        }

        @Test
        void isThisCoresAgainWhenItReturns() {
            onACore(cores -> {
                cores.ram(0, A);
                Words lent = Words.of(cores.deliver(A, ONE, true).value());

                assertThat(cores.accept(lent, ONE, TransferMode.RETURN, A)).isEqualTo(KernelError.NONE);

                assertThat(cores.revoke(A)).as("nothing is elsewhere").isEqualTo(KernelError.NONE);
                assertThat(cores.modeOf(A, TWO, true)).isEqualTo(TransferMode.LEND);
            });
        }

        @Test
        void isThisCoresAgainWhenItIsDropped() {
            onACore(cores -> {
                cores.ram(0, A);
                Words lent = Words.of(cores.deliver(A, ONE, true).value());

                cores.dropped(lent, ONE, 1);

                assertThat(cores.ram(0, A)).isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void isNotTakenBackFromACoreThatHasNone() {
            onACore(cores -> {
                cores.ram(0, A);
                Words lent = Words.of(cores.deliver(A, ONE, true).value());

                assertThat(cores.accept(lent, TWO, TransferMode.RETURN, A)).isEqualTo(KernelError.REVOKED);

                assertThat(cores.ram(0, A)).as("still lent").isEqualTo(KernelError.REVOKE_FIRST);
            });
        }
    }

    @Nested
    class BorrowedMemory {
        @Test
        void isRetypedWithoutAnyQuestion() {
            onACore(cores -> {
                cores.receive(TransferMode.LEND, A);

                assertThat(ROOT.retype(cores.syscalls(), new RamReference(A), 0,
                        Retype.RAM, PAGE / 2, 2, B).error()).isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void returnsToItsLenderIfAllOfItIsMoved() {
            onACore(cores -> {
                cores.receive(TransferMode.LEND, A);

                assertThat(cores.modeOf(A, ONE, true)).isEqualTo(TransferMode.RETURN);

                assertThat(cores.takeDrops()).as("it has returned").isEmpty();
            });
        }

        @Test
        void isCopiedToItsLenderWhileSomethingOfItIsLeft() {
            onACore(cores -> {
                cores.receive(TransferMode.LEND, A);
                cores.copy(A, B);

                assertThat(cores.modeOf(A, ONE, true)).isEqualTo(TransferMode.COPY);

                assertThat(cores.revoke(B)).as("this core is still the home")
                        .isEqualTo(KernelError.HAS_REMOTE_RELATIVES);
            });
        }

        @Test
        void isDroppedWhenNothingInItIsLeft() {
            onACore(cores -> {
                cores.receive(TransferMode.LEND, A);
                cores.half(A, B);

                cores.delete(A);
                assertThat(cores.takeDrops()).as("a half is left").isEmpty();
                cores.delete(B);

                assertThat(cores.takeDrops()).containsExactly(new Drop(PAGE_OF_ONE, ONE, 1));
            });
        }

        @Test
        void isNotDroppedBeforeItsCopiesOnOtherCoresAre() {
            onACore(cores -> {
                cores.receive(TransferMode.LEND, A);
                Words sent = Words.of(cores.deliver(A, TWO, true).value());

                assertThat(cores.takeDrops()).as("core 2 has a copy").isEmpty();
                cores.dropped(sent, TWO, 1);

                assertThat(cores.takeDrops()).containsExactly(new Drop(PAGE_OF_ONE, ONE, 1));
            });
        }

        @Test
        void isDroppedOnce() {
            onACore(cores -> {
                cores.receive(TransferMode.LEND, A);
                cores.delete(A);
                cores.receive(TransferMode.COPY, A);
                cores.delete(A);

                assertThat(cores.takeDrops())
                        .containsExactly(new Drop(PAGE_OF_ONE, ONE, 1), new Drop(PAGE_OF_ONE, ONE, 1));
            });
        }
    }
}
