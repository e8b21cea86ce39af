package org.barreleye.hamlet.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatMojoTest {
    private static final String UGLY = "cap Frame{address genpaddr base ;size gensize bytes;} ;";
    private static final String RIGHT = "cap Frame { address genpaddr base; size gensize bytes; };\n";

    @TempDir
    private Path folder;

    private void run(Mojo goal) throws Exception {
        new Module(folder).configured(goal, Map.of("formatDirectories", List.of(folder.toFile()))).execute();
    }

    @Test
    void format_rewrites_what_format_check_complains_about() throws Exception {
        Path caps = new Module(folder).file("caps.hl", UGLY);

        assertThatThrownBy(() -> run(new FormatCheckMojo())).isInstanceOf(MojoFailureException.class);
        assertThat(caps).hasContent(UGLY);

        run(new FormatMojo());
        assertThat(caps).hasContent(RIGHT);
        run(new FormatCheckMojo());
    }

    @Test
    void nothing_is_rewritten_if_one_file_cannot_be_read() throws Exception {
        Path caps = new Module(folder).file("a/caps.hl", UGLY);
        new Module(folder).file("b/broken.hl", "cap Frame {");

        assertThatThrownBy(() -> run(new FormatMojo())).isInstanceOf(MojoFailureException.class);

        assertThat(caps).hasContent(UGLY);
    }
}
