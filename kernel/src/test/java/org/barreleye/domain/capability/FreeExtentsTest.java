package org.barreleye.domain.capability;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.kpi.state.StateCloner;
import org.junit.jupiter.api.Test;

class FreeExtentsTest {
    private final FreeExtents free = new FreeExtents(100, 900);

    @Test
    void the_lowest_address_that_fits_is_found() {
        free.allocate(100, 50);

        assertThat(free.find(10, 1, 0, 0)).hasValue(150);
        assertThat(free.find(10, 64, 0, 0)).hasValue(192);
        assertThat(free.find(10, 1, 500, 0)).hasValue(500);
        assertThat(free.find(850, 1, 0, 0)).hasValue(150);
        assertThat(free.find(851, 1, 0, 0)).isEmpty();
        assertThat(free.find(10, 1, 0, 159)).isEmpty();
        assertThat(free.find(10, 1, 995, 0)).isEmpty();
    }

    @Test
    void a_freed_extent_is_coalesced_with_both_neighbours() {
        free.allocate(200, 100);
        free.allocate(300, 100);
        free.allocate(400, 100);
        assertThat(free.find(500, 1, 0, 0)).hasValue(500);

        free.free(200, 100);
        free.free(400, 100);
        assertThat(free.find(600, 1, 0, 0)).hasValue(400);
        assertThat(free.find(700, 1, 0, 0)).isEmpty();
        free.free(300, 100);

        assertThat(free.find(900, 1, 0, 0)).hasValue(100);
        assertThat(free.bytes()).isEqualTo(900);
    }

    @Test
    void a_copy_changes_on_its_own() {
        FreeExtents copy = new StateCloner().copy(free);
        copy.allocate(100, 900);

        assertThat(copy.bytes()).isZero();
        assertThat(free.bytes()).isEqualTo(900);
    }
}
