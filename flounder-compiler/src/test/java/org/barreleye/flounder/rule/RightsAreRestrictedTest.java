package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.barreleye.flounder.CheckOption;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class RightsAreRestrictedTest {
    private static List<String> findings(String declaration) {
        return Texts.findings(FlounderCompiler.check(
                Texts.sources(Texts.parcelText(declaration)).with(Optional.of(Texts.index())), CheckOption.LINT)
                .findings());
    }

    @Test
    void a_type_without_rights_is_warned_of() {
        assertThat(findings("rpc swap(in cap<Frame> page, out give_away_cap<Service> service);"))
                .containsExactly("FL0070 2:24 page", "FL0070 2:57 service");
    }

    @Test
    void named_rights_and_plain_capabilities_are_accepted() {
        assertThat(findings("rpc swap(in cap<Frame, read> page, out cap plain);")).isEmpty();
    }
}
