package org.barreleye.kpi.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.kpi.state.StateCloner;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityIdentity;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Rights;
import org.junit.jupiter.api.Test;

class HostCapabilitiesTest {
    private final HostCapabilities table = new HostCapabilities();
    private final CapabilityReference made = CapabilityReference.at(table.create(3, new Rights(0b110)));

    @Test
    void a_created_capability_exists_until_it_is_released() {
        assertThat(table.identify(made)).contains(new CapabilityIdentity(3, new Rights(0b110)));

        table.release(made);

        assertThat(table.identify(made)).isEmpty();
        assertThat(table.mintReduced(made, Rights.ALL)).isEmpty();
        assertThat(table.size()).isZero();
    }

    @Test
    void the_null_address_holds_nothing() {
        assertThat(table.identify(CapabilityReference.at(CapabilityAddress.NULL))).isEmpty();
    }

    @Test
    void a_reduced_copy_has_the_rights_of_both_sets_in_a_slot_of_its_own() {
        CapabilityReference copy = table.mintReduced(made, new Rights(0b011)).orElseThrow();

        assertThat(copy.address()).isNotEqualTo(made.address());
        assertThat(table.identify(copy)).contains(new CapabilityIdentity(3, new Rights(0b010)));
        assertThat(table.identify(made)).contains(new CapabilityIdentity(3, new Rights(0b110)));
    }

    @Test
    void a_copy_is_independent() {
        HostCapabilities copy = new StateCloner().copy(table);
        copy.release(made);

        assertThat(table.size()).isOne();
        assertThat(copy.create(1, Rights.NONE)).isEqualTo(table.create(2, Rights.NONE));
    }
}
