package org.barreleye.capops.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.capops.system.Holders.PAGE;
import static org.barreleye.capops.system.Holders.ok;

import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.memory.AllocateResult;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory of which several cores have capabilities, on booted machines: retype, lending and return. */
class SharedMemoryTest {
    private static final ErrorCode IN_USE = ErrorCode.of(KernelError.REVOKE_FIRST);

    @Nested
    class TheSameMemory {
        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
        void isMadeAFrameByOneOfTwoCoresThatAskAtTheSameTime(long seed) {
            Holders.on(BootResult.on("smp-4").withSeed(seed), holders -> {
                RamReference page = holders.allocate(PAGE);
                ok(holders.at(1).hold(page));
                ok(holders.at(2).hold(page));
                PendingError first = new PendingError();
                PendingError second = new PendingError();

                holders.binding(1).sendRetype(0, first);
                holders.binding(2).sendRetype(0, second);

                assertThat(List.of(first.await(holders.domain().events()), second.await(holders.domain().events())))
                        .containsExactlyInAnyOrder(ErrorCode.NONE, IN_USE);
                assertThat(holders.at(1).count() + holders.at(2).count()).as("two of memory, one frame").isEqualTo(3);
            });
        }

        @Test
        void isMadeAFrameByItsHomeOrByAnotherCore() {
            Holders.on("two-x86", holders -> {
                RamReference page = holders.allocate(PAGE);
                ok(holders.at(1).hold(page));
                PendingError there = new PendingError();

                holders.binding(1).sendRetype(0, there);
                KernelError here = holders.domain().createFrame(page, PAGE).error();

                assertThat(List.of(there.await(holders.domain().events()), ErrorCode.of(here)))
                        .containsExactlyInAnyOrder(ErrorCode.NONE, IN_USE);
            });
        }

        @Test
        void isMadeAFrameAgainWhenTheFrameIsDeleted() {
            Holders.on("smp-4", holders -> {
                RamReference page = holders.allocate(PAGE);
                ok(holders.at(1).hold(page));
                ok(holders.at(2).hold(page));
                ok(holders.at(1).retype(0));
                assertThat(holders.at(2).retype(0)).isEqualTo(IN_USE);

                ok(holders.at(1).delete(1));
                holders.settle();

                ok(holders.at(2).retype(0));
            });
        }

        @Test
        void isFreeWhenTheFrameThatAnotherCoreMadeIsRevoked() {
            Holders.on("demo", holders -> {
                for (int core : new int[] {1, 16, 32}) {
                    RamReference page = holders.allocate(PAGE);
                    ok(holders.at(core).hold(page));
                    ok(holders.at(core).retype(0));
                    ok(holders.at(core).map(1));
                    ok(holders.at(core).read().err());

                    assertThat(holders.revoke(page)).isEqualTo(KernelError.NONE);

                    assertThat(holders.at(core).count()).as("core %d", core).isZero();
                    assertThat(holders.at(core).read().err()).isEqualTo(Holder.NOT_MAPPED);
                    assertThat(holders.domain().createFrame(page, PAGE).succeeded()).isTrue();
                }
            });
        }
    }

    @Nested
    class MemoryOfTheMemoryService {
        private static final CanonicalAddress BEGIN = new CanonicalAddress(0, 0xc0_0000);

        /** Allocates a certain page, uses it, and frees it. */
        private static void use(Domain domain) throws CallFailed {
            var memory = Holders.memory(domain);
            long from = BEGIN.packed();
            AllocateResult got = memory.allocate(PAGE, PAGE, 0, from, from + PAGE);
            ok(got.err());
            var frame = domain.createFrame(new RamReference(got.memory().address()), PAGE).value();
            Window window = domain.map(frame).value();
            assertThat(window.getLong(0)).as("cleared").isZero();
            window.putLong(0, ~0L);
            domain.delete(frame);
            ok(memory.free(got.memory()));
        }

        @Test
        void isLentToOneCoreFreedAndLentToAnother() {
            Holders.on(BootResult.on("smp-4").with("user", MemoryOfTheMemoryService::use), holders -> {
                long before = holders.free();
                for (int core : new int[] {1, 2, 0, 3}) {
                    long process = holders.domain().spawn(core, "user", "");
                    assertThat(holders.domain().processes().waitFor(process, 1_000_000_000L).status())
                            .as("core %d", core).isZero();
                }
                assertThat(holders.free()).isEqualTo(before);
            });
        }

        @Test
        void returnsWhenItsBorrowerAndThoseThatItGaveItToHaveDeletedIt() {
            Holders.on("smp-4", holders -> {
                holders.start(1, 2);
                RamReference pages = holders.allocate(4 * PAGE);
                ok(holders.at(1).holdGiven(holders.part(pages)));
                ok(holders.at(1).retype(0));
                ok(holders.at(1).forward(1, 2));

                ok(holders.at(1).delete(0));
                ok(holders.at(1).delete(1));
                holders.settle();
                assertThat(holders.revokeHere(pages)).as("core 2 has a frame")
                        .isEqualTo(KernelError.HAS_REMOTE_RELATIVES);
                ok(holders.at(2).delete(0));
                holders.settle();

                assertThat(holders.revokeHere(pages)).isEqualTo(KernelError.NONE);
                assertThat(holders.isHeld(holders.part(pages))).isTrue();
            });
        }

        @Test
        void isRevokedByItsBorrowerThoughItsLenderHasACopy() {
            Holders.on("smp-4", holders -> {
                holders.start(0, 1, 2);
                ok(holders.at(1).holdGiven(holders.allocate(PAGE)));
                ok(holders.at(1).forward(0, 0));
                ok(holders.at(1).forward(0, 2));

                ok(holders.at(1).revoke(0));

                assertThat(holders.at(1).count()).isEqualTo(1);
                assertThat(holders.at(0).count() + holders.at(2).count()).isZero();
                ok(holders.at(1).retype(0));
            });
        }

        @Test
        void isRevokedWithWhatItWasPartOf() {
            Holders.on("smp-4", holders -> {
                holders.start(0, 1, 2, 3);
                long before = holders.free();
                RamReference pages = holders.allocate(4 * PAGE);
                ok(holders.at(1).holdGiven(holders.part(pages)));
                ok(holders.at(1).forward(0, 2));
                ok(holders.at(1).forward(0, 0));
                ok(holders.at(2).forward(0, 3));
                ok(holders.at(3).retype(0));

                assertThat(holders.revoke(pages)).isEqualTo(KernelError.NONE);

                for (int core = 0; core < 4; core++) {
                    assertThat(holders.at(core).count()).as("core %d", core).isZero();
                }
                ok(holders.memory().free(pages));
                assertThat(holders.free()).isEqualTo(before);
            });
        }

        @Test
        void isRevokedByAHolderThatIsNeitherLenderNorBorrower() {
            Holders.on("smp-4", holders -> {
                holders.start(0, 1, 2);
                ok(holders.at(1).holdGiven(holders.allocate(PAGE)));
                ok(holders.at(1).forward(0, 0));
                CapabilityReference strong = holders.at(1).giveCopy(0);
                ok(holders.at(2).holdGiven(strong));

                ok(holders.at(2).revoke(0));

                assertThat(holders.at(0).count() + holders.at(1).count()).isZero();
                assertThat(holders.at(2).count()).isEqualTo(1);
            });
        }
    }
}
