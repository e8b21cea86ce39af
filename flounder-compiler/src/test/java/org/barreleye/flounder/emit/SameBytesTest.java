package org.barreleye.flounder.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.testing.TwoJvms;
import org.barreleye.flounder.CompilerOptions;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Sources;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

/** The same definition gives the same bytes, in another JVM too. */
class SameBytesTest {
    private static OutputTree everything() {
        List<Sources> all = new ArrayList<>();
        Texts.SUITE.forEach(name -> all.add(Texts.suite(name)));
        all.add(Texts.folder("roundtrip", "superset.if"));
        OutputTree.Builder tree = OutputTree.builder();
        all.forEach(sources -> tree.addAll(
                FlounderCompiler.compile(sources, CompilerOptions.withPackagePrefix("interfaces")).output()));
        return tree.build();
    }

    @Test
    void two_jvms_generate_the_same() {
        TwoJvms generated = TwoJvms.run(Generating.class);

        assertThat(generated.first()).contains("class SupersetLmp").isEqualTo(generated.second());
    }

    @Test
    void nothing_depends_on_the_time_of_generation() {
        assertThat(everything().files().values()).allSatisfy(text -> assertThat(text)
                .contains("@Generated(\"org.barreleye.flounder: ").doesNotContain("date"));
    }

    /** Prints all that is generated. */
    static final class Generating {
        private Generating() {}

        public static void main(String[] arguments) {
            everything().files().forEach((path, text) -> System.out.print(path + "\n" + text));
        }
    }
}
