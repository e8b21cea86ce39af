package org.barreleye.kpi.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SharedStateSearchTest {
    private static final class Holder implements Copyable {
        private final List<Object> elements = new ArrayList<>();
        @Shared // a cache
        private final int[] cache = {1};
    }

    private static final class Constant {
        private final int number = 1;
    }

    private static Holder holding(Object... elements) {
        Holder holder = new Holder();
        holder.elements.addAll(List.of(elements));
        return holder;
    }

    @Test
    void finds_nothing_in_a_copy_and_its_original() {
        Holder original = holding("a", 1, new long[3], Optional.of(holding()), new Constant(), List.of("b"));
        Holder copy = new StateCloner().copy(original);
        assertThat(SharedStateSearch.find(original, copy)).isEmpty();
        assertThat(copy.cache).isSameAs(original.cache);
    }

    @Test
    void finds_what_was_shared_by_mistake() {
        Holder inner = holding(new long[] {1});
        Holder original = holding(inner);
        StateCloner cloner = new StateCloner();
        cloner.share(inner.elements);

        assertThat(SharedStateSearch.find(original, cloner.copy(original)))
                .containsExactly("Holder.elements[].elements (java.util.ArrayList)",
                        "Holder.elements[].elements[] ([J)");
    }
}
