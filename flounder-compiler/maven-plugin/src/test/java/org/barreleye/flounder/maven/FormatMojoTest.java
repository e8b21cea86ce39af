package org.barreleye.flounder.maven;

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
    private static final String UGLY = "interface parcel{message m(uint8 a) ;} ;";
    private static final String RIGHT = "interface parcel {\n    message m(uint8 a);\n};\n";

    @TempDir
    private Path folder;

    private void run(Mojo goal) throws Exception {
        new Module(folder).configured(goal, Map.of("formatDirectories", List.of(folder.toFile()))).execute();
    }

    @Test
    void format_rewrites_what_format_check_complains_about() throws Exception {
        Path parcel = new Module(folder).file("parcel.if", UGLY);

        assertThatThrownBy(() -> run(new FormatCheckMojo())).isInstanceOf(MojoFailureException.class);
        assertThat(parcel).hasContent(UGLY);

        run(new FormatMojo());
        assertThat(parcel).hasContent(RIGHT);
        run(new FormatCheckMojo());
    }

    @Test
    void nothing_is_rewritten_if_one_file_cannot_be_read() throws Exception {
        Path parcel = new Module(folder).file("a/parcel.if", UGLY);
        new Module(folder).file("b/broken.if", "interface broken { message };");

        assertThatThrownBy(() -> run(new FormatMojo())).isInstanceOf(MojoFailureException.class);

        assertThat(parcel).hasContent(UGLY);
    }
}
