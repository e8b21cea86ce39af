package org.barreleye.flounder.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.barreleye.compiler.maven.testing.Lines;
import org.barreleye.compiler.maven.testing.Module;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckMojoTest {
    @TempDir
    private Path folder;

    private final Lines log = new Lines();

    @BeforeEach
    void against_the_convention() throws Exception {
        new Module(folder).file("src/parcel.if", "interface parcel { typedef uint8 shade; message Put(uint8 a); };");
    }

    private void check(Map<String, Object> wanted) throws Exception {
        Module module = new Module(folder);
        Map<String, Object> parameters = module.parameters("check",
                Map.of("sourceDirectory", folder.resolve("src").toFile(), "failOnWarning", true));
        parameters.putAll(wanted);
        CheckMojo goal = module.configured(new CheckMojo(), parameters);
        goal.setLog(log);
        goal.execute();
    }

    @Test
    void all_lint_rules_apply_unless_some_are_chosen() throws Exception {
        assertThatThrownBy(() -> check(Map.of())).isInstanceOf(MojoFailureException.class);
        assertThat(log.lines()).anyMatch(line -> line.contains("FL0033")).anyMatch(line -> line.contains("FL0052"));

        check(Map.of("lintRules", List.of("FL0034", "underfilled-line")));
    }

    @Test
    void one_that_does_not_exist_is_an_error() {
        assertThatThrownBy(() -> check(Map.of("lintRules", List.of("FL0007")))).isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("lintRules: 'FL0007' is not a lint rule");
    }

    @Test
    void a_warning_is_an_error_only_on_demand() throws Exception {
        check(Map.of("failOnWarning", false, "messageFormat", "short"));

        assertThat(log.lines()).hasSize(2)
                .allMatch(line -> line.startsWith("WARNING " + folder.resolve("src/parcel.if") + ":[1,"));
    }
}
