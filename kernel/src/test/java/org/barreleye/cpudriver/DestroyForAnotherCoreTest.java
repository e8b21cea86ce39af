package org.barreleye.cpudriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.cpudriver.FirstProgram.inInitialDomain;
import static org.barreleye.cpudriver.OtherCores.A;
import static org.barreleye.cpudriver.OtherCores.B;
import static org.barreleye.cpudriver.OtherCores.C;
import static org.barreleye.cpudriver.OtherCores.D;
import static org.barreleye.cpudriver.OtherCores.NO_NUMBER;
import static org.barreleye.cpudriver.OtherCores.ONE;
import static org.barreleye.cpudriver.OtherCores.PAGE;
import static org.barreleye.cpudriver.OtherCores.REMOTE_PAGE;
import static org.barreleye.cpudriver.OtherCores.ROOT;
import static org.barreleye.cpudriver.OtherCores.TWO;

import java.util.function.Consumer;
import org.barreleye.cpudriver.OtherCores.Drop;
import org.barreleye.cpudriver.OtherCores.Words;
import org.barreleye.generated.kernel.RamCapability;
import org.barreleye.generated.user.KernelNextRevokeResult;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.TransferMode;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The capabilities that a core deletes when the home of an object, or the lender of its memory, revokes it. */
class DestroyForAnotherCoreTest {
    private static final Words PAGE_OF_ONE = Words.of(REMOTE_PAGE);

    private static void onACore(Consumer<OtherCores> lines) {
        inInitialDomain(syscalls -> lines.accept(new OtherCores(syscalls)));
    }

    private static long begin(OtherCores cores, CapabilityAddress slot) {
        return cores.beginRevoke(slot).value().number();
    }

    @Nested
    class ForTheHome {
        @Test
        void deletesEverythingAndDropsNothingSinceTheHomeForgetsIt() {
            onACore(cores -> {
                cores.receive(TransferMode.COPY, A);
                cores.copy(A, B);
                cores.retypeReserved(PAGE_OF_ONE, ObjectType.RAM, 2, C);

                long revoke = cores.destroy(PAGE_OF_ONE);

                assertThat(cores.isHeld(A) || cores.isHeld(B) || cores.isHeld(C) || cores.isHeld(D)).isFalse();
                assertThat(cores.isDone(revoke)).isTrue();
                assertThat(cores.takeDrops()).isEmpty();
            });
        }

        @Test
        void dropsWhatAnotherCoreIsTheHomeOf() {
            onACore(cores -> {
                cores.receive(TransferMode.COPY, A);

                cores.destroy(PAGE_OF_ONE, TWO);

                assertThat(cores.isHeld(A)).isFalse();
                assertThat(cores.takeDrops()).containsExactly(new Drop(PAGE_OF_ONE, ONE, 1));
            });
        }

        @Test
        void keepsTheCapabilityThatIsRevoked() {
            onACore(cores -> {
                cores.receive(TransferMode.COPY, A);
                cores.copy(A, B);

                cores.destroyAllBut(B, PAGE_OF_ONE);

                KernelNextRevokeResult ready = cores.ready();
                assertThat(ready.done() && ready.kept()).isTrue();
                assertThat(cores.isHeld(A)).isFalse();
                assertThat(cores.isHeld(B)).isTrue();
                assertThat(cores.takeDrops()).isEmpty();
            });
        }

        @Test
        void keepsNothingIfTheSlotHoldsAnotherObject() {
            onACore(cores -> {
                cores.receive(TransferMode.COPY, A);
                cores.frame(0, B);

                cores.destroyAllBut(B, PAGE_OF_ONE);

                assertThat(cores.ready().kept()).isFalse();
                assertThat(cores.isHeld(A)).isFalse();
                assertThat(cores.isHeld(B)).as("another object").isTrue();
            });
        }

        @Test
        void isDoneAtOnceIfNothingIsHere() {
            onACore(cores -> assertThat(cores.isDone(cores.destroy(PAGE_OF_ONE))).isTrue());
        }

        @Test
        void ofBorrowedMemoryAsksTheCoresToWhichItWasDelivered() {
            onACore(cores -> {
                cores.receive(TransferMode.LEND, A);
                cores.half(A, B);
                cores.send(B, TWO);

                long revoke = cores.destroy(PAGE_OF_ONE);

                assertThat(cores.isDone(revoke)).isFalse();
                assertThat(cores.holders(revoke)).containsExactly(TWO);
                assertThat(cores.takeDrops()).as("the memory is not free yet").isEmpty();
                cores.goOn(revoke);
                assertThat(cores.isDone(revoke)).isTrue();
                assertThat(cores.takeDrops()).as("the lender forgets it").isEmpty();
            });
        }

        @Test
        void ofAPartOfBorrowedMemoryLeavesTheRest() {
            onACore(cores -> {
                RamCapability page = (RamCapability) REMOTE_PAGE;
                Words part = Words.of(new RamCapability(page.rights(), page.base(), PAGE / 2));
                cores.receive(TransferMode.LEND, A);

                cores.destroy(part);

                assertThat(cores.isHeld(A)).isTrue();
                assertThat(cores.takeDrops()).isEmpty();
            });
        }

        @Test
        void doesNotCountAgainstTheLimit() {
            onACore(cores -> {
                for (int page = 0; page < 16; page++) {
                    var slot = new CapabilityAddress(50 + page);
                    cores.frame(page, slot);
                    cores.send(slot, ONE);
                    begin(cores, slot);
                    cores.ready();
                }
                cores.receive(TransferMode.COPY, A);

                assertThat(cores.isDone(cores.destroy(PAGE_OF_ONE))).isTrue();
                assertThat(cores.isHeld(A)).isFalse();
            });
        }
    }

    @Nested
    class OfAForeignCapability {
        @Test
        void isTheDecisionOfItsHome() {
            onACore(cores -> {
                cores.receive(TransferMode.COPY, A);
                cores.copy(A, B);

                var begun = cores.beginRevoke(A).value();

                assertThat(begun.home()).isEqualTo(ONE);
                assertThat(begun.number()).isEqualTo(NO_NUMBER);
                assertThat(Words.of(begun)).isEqualTo(PAGE_OF_ONE);
                assertThat(cores.isHeld(B)).as("nothing is deleted yet").isTrue();
            });
        }

        @Test
        void isRefusedHereIfThisCoreHasAStrongerCopy() {
            onACore(cores -> {
                cores.receive(TransferMode.COPY, A);
                ROOT.mint(cores.syscalls(), A, new Rights(ObjectRights.REVOKE), B);

                assertThat(cores.beginRevoke(B).error()).isEqualTo(KernelError.RIGHTS_EXCEEDED);
            });
        }
    }

    /** Memory that this core has lent, and of which it has a copy: its home is the borrower. */
    @Nested
    class OfLentMemory {
        @Test
        void forTheBorrowerAsksItNothing() {
            onACore(cores -> {
                cores.ram(0, A);
                Words lent = Words.of(cores.deliver(A, ONE, true).value());
                cores.accept(lent, ONE, TransferMode.COPY, B);

                long revoke = cores.destroy(lent);

                assertThat(cores.isHeld(B)).isFalse();
                assertThat(cores.isDone(revoke)).as("the borrower waits for this core").isTrue();
                assertThat(cores.ram(0, C)).as("still lent").isEqualTo(KernelError.REVOKE_FIRST);
            });
        }

        @Test
        void forTheBorrowerIsDoneWhileThisCoreWaitsForIt() {
            onACore(cores -> {
                cores.pages(2, A);
                cores.retype(A, 0, Retype.RAM, B);
                Words lent = Words.of(cores.deliver(B, ONE, true).value());
                cores.accept(lent, ONE, TransferMode.COPY, B);
                var begun = cores.beginRevoke(A).value();
                cores.ready();

                long revoke = cores.destroyAllBut(A, Words.of(begun));

                assertThat(cores.isDone(revoke)).as("otherwise each waits for the other").isTrue();
                cores.goOn(begun.number());
                assertThat(cores.isDone(begun.number())).isTrue();
                assertThat(cores.retype(A, 0, Retype.RAM, B)).isEqualTo(KernelError.NONE);
            });
        }
    }
}
