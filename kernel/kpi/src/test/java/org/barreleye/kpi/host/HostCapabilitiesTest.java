package org.barreleye.kpi.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Holding;
import org.barreleye.kpi.types.Rights;
import org.junit.jupiter.api.Test;

class HostCapabilitiesTest {
    private final HostCapabilities table = new HostCapabilities();
    private final CapabilityReference made = CapabilityReference.at(table.make(3, new Rights(0b110)));

    @Test
    void what_was_made_is_there_until_it_is_released() {
        assertThat(table.holding(made)).contains(new Holding(3, new Rights(0b110)));

        table.release(made);

        assertThat(table.holding(made)).isEmpty();
        assertThat(table.diminished(made, Rights.ALL)).isEmpty();
        assertThat(table.size()).isZero();
    }

    @Test
    void nothing_lies_nowhere() {
        assertThat(table.holding(CapabilityReference.at(CapabilityAddress.NOWHERE))).isEmpty();
    }

    @Test
    void a_diminished_copy_has_the_rights_of_both_sets_in_a_slot_of_its_own() {
        CapabilityReference copy = table.diminished(made, new Rights(0b011)).orElseThrow();

        assertThat(copy.address()).isNotEqualTo(made.address());
        assertThat(table.holding(copy)).contains(new Holding(3, new Rights(0b010)));
        assertThat(table.holding(made)).contains(new Holding(3, new Rights(0b110)));
    }

    @Test
    void a_twin_goes_its_own_way() {
        HostCapabilities twin = new Copier().of(table);
        twin.release(made);

        assertThat(table.size()).isOne();
        assertThat(twin.make(1, Rights.NONE)).isEqualTo(table.make(2, Rights.NONE));
    }
}
