package org.barreleye.capops.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.capops.system.Holders.PAGE;
import static org.barreleye.capops.system.Holders.ok;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.capops.interfaces.holder.CreateResult;
import org.barreleye.capops.interfaces.holder.HolderBinding;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.types.CapabilityReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of the capabilities of one connection, when the homes of their objects deliver them over several links. */
class CapabilityOrderTest {
    private static final int ROUNDS = 20;

    /** Memory of this core, and of cores 1 and 3; each has another size. */
    private static List<CapabilityReference> memories(Holders holders) throws CallFailed {
        List<CapabilityReference> memories = new ArrayList<>();
        memories.add(holders.allocate(PAGE));
        for (int core : new int[] {1, 3}) {
            CreateResult created = holders.at(core).create((memories.size() + 1) * PAGE);
            ok(created.err());
            memories.add(created.memory());
        }
        return memories;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void isThatOfTheMessages(long seed) {
        Holders.on(BootResult.on("smp-4").withSeed(seed), holders -> {
            List<CapabilityReference> memories = memories(holders);
            HolderBinding receiver = holders.binding(2);

            for (int message = 0; message < ROUNDS * memories.size(); message++) {
                int which = message * 2 % memories.size();
                receiver.sendPost(which + 1, memories.get(which));
            }

            assertThat(holders.at(2).posted().all()).isEqualTo(ROUNDS * memories.size());
            assertThat(holders.at(2).posted().mistaken()).isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void isThatOfTheMessagesWhileOneIsRevoked(long seed) {
        Holders.on(BootResult.on("smp-4").withSeed(seed), holders -> {
            List<CapabilityReference> memories = memories(holders);
            HolderBinding receiver = holders.binding(2);
            PendingError revoked = new PendingError();

            for (int message = 0; message < ROUNDS * memories.size(); message++) {
                int which = message % memories.size();
                receiver.sendPost(which + 1, memories.get(which));
                if (message == ROUNDS) {
                    holders.binding(1).sendRevoke(0, revoked);
                }
            }

            ok(revoked.await(holders.domain().events()));
            assertThat(holders.isHeld(memories.get(1))).isFalse();
            assertThat(holders.at(2).posted().all()).isEqualTo(ROUNDS * memories.size());
            // Those of core 1 are the only ones that may be missing.
            assertThat(holders.at(2).posted().mistaken()).isBetween(1L, (long) ROUNDS);
            long mistaken = holders.at(2).posted().mistaken();
            receiver.sendPost(1, memories.get(0));
            receiver.sendPost(3, memories.get(2));
            assertThat(holders.at(2).posted().mistaken()).as("the order is intact").isEqualTo(mistaken);
        });
    }
}
