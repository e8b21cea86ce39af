package org.barreleye.hamlet.emit;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.testing.TwoJvms;
import org.barreleye.hamlet.CompilerOptions;
import org.barreleye.hamlet.HamletCompiler;
import org.barreleye.hamlet.Sources;
import org.junit.jupiter.api.Test;

/** The same specification gives the same bytes, in another JVM too. */
class SameBytesTest {
    private static OutputTree everything() {
        OutputTree.Builder tree = OutputTree.builder();
        tree.addAll(HamletCompiler.compile(Sources.resource("caps.hl"), CompilerOptions
                        .withPackagePrefix("a").withAllParts())
                .output());
        tree.addAll(HamletCompiler
                .compile(Sources.resource("conformance/semantics.hl"), CompilerOptions
                        .withPackagePrefix("b").withAllParts())
                .output());
        tree.addAll(HamletCompiler.compile(Sources.text(LargeSpecificationsTest.specification(40)),
                CompilerOptions.withPackagePrefix("c").withAllParts()).output());
        return tree.build();
    }

    @Test
    void two_jvms_generate_the_same() {
        TwoJvms generated = TwoJvms.run(Generating.class);

        assertThat(generated.first()).contains("class RetypeRules").isEqualTo(generated.second());
    }

    /** Prints all that is generated. */
    static final class Generating {
        private Generating() {}

        public static void main(String[] arguments) {
            everything().files().forEach((path, text) -> System.out.print(path + "\n" + text));
        }
    }
}
