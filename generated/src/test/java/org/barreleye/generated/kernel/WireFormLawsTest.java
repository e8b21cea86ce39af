package org.barreleye.generated.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.junit.jupiter.api.Test;

/** A capability that leaves a core arrives unchanged, and no other words are accepted. */
class WireFormLawsTest {
    private static final List<Capability> ALL = Enumerated.all();

    private static Outcome<Capability> read(long[] words) {
        return WireForm.read(words[0], words[1], words[2], words[3]);
    }

    private static long[] words(Capability capability) {
        long[] words = new long[4];
        for (int i = 0; i < words.length; i++) {
            words[i] = WireForm.word(capability, i);
        }
        return words;
    }

    @Test
    void transferable_capabilities_arrive_as_they_were() {
        for (Capability each : ALL) {
            if (WireForm.isTransferable(each.type())) {
                assertThat(read(words(each)).value()).isEqualTo(each);
                assertThat(read(words(each.withRights(0))).value()).isEqualTo(each.withRights(0));
            }
        }
    }

    @Test
    void other_capabilities_stay() {
        for (Capability each : ALL) {
            if (!WireForm.isTransferable(each.type())) {
                assertThatThrownBy(() -> WireForm.word(each, 0)).isInstanceOf(KernelBug.class);
                assertThat(WireForm.read(each.type().number(), 0, 0, 0).error()).isEqualTo(KernelError.BAD_WIRE_FORM);
            }
        }
    }

    @Test
    void a_damaged_bit_is_refused_or_is_part_of_another_capability() {
        for (Capability each : ALL) {
            for (int bit = 0; WireForm.isTransferable(each.type()) && bit < 4 * Long.SIZE; bit++) {
                long[] damaged = words(each);
                damaged[bit / Long.SIZE] ^= 1L << bit;
                Outcome<Capability> arrived = read(damaged);
                if (arrived.succeeded()) {
                    assertThat(words(arrived.value())).isEqualTo(damaged);
                } else {
                    assertThat(arrived.error()).isEqualTo(KernelError.BAD_WIRE_FORM);
                }
            }
        }
    }
}
