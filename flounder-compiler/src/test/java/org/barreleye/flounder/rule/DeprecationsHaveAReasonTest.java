package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.flounder.CheckOption;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class DeprecationsHaveAReasonTest {
    private static List<String> findings(String text) {
        return Texts.findings(FlounderCompiler.check(Texts.sources(text), CheckOption.LINT).findings());
    }

    @Test
    void a_reason_is_enough() {
        assertThat(findings("/** @deprecated use b */ " + Texts.parcelText("/** @deprecated use n */ message m();")))
                .isEmpty();
    }

    @Test
    void each_without_one_is_warned_of() {
        assertThat(findings("/** @deprecated */ " + Texts.parcelText("/** @deprecated */ message m();",
                "/** @deprecated */ rpc r(); // after")))
                .containsExactly("FL0071 1:30 parcel", "FL0071 2:28 m", "FL0071 3:24 r");
    }

    @Test
    void members_are_asked_too() {
        assertThat(findings(Texts.parcelText("typedef enum { /** @deprecated */ a, b } e; message m(e a);")))
                .containsExactly("FL0071 2:42 e");
    }
}
