package org.barreleye.hamlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.compiler.testing.JavaCompilation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HamletCompilerTest {
    private static final CompilerOptions OPTIONS = CompilerOptions.withPackagePrefix("org.barreleye.generated");

    @ParameterizedTest
    @ValueSource(strings = {"caps.hl", "conformance/semantics.hl", "conformance/mapping-database.hl"})
    void generated_java_compiles_without_a_warning(String path) {
        var compilation = HamletCompiler.compile(Sources.resource(path), OPTIONS);

        assertThat(compilation.findings().errorsOnly().diagnostics()).isEmpty();
        assertThat(JavaCompilation.of(compilation.output()).diagnostics()).isEmpty();
    }

    @Test
    void a_specification_without_types_and_constants_is_legal_and_generates_nothing() {
        var compilation = HamletCompiler.compile(Sources.text(""), OPTIONS);

        assertThat(compilation.findings().isEmpty()).isTrue();
        assertThat(compilation.output().files()).isEmpty();
    }

    @Test
    void an_error_generates_nothing() {
        var compilation = HamletCompiler.compile(Sources.text("cap A {}; cpa B {};"), OPTIONS);

        assertThat(Sources.codes(compilation.findings())).containsExactly("HL0001");
        assertThat(compilation.output().files()).isEmpty();
    }
}
