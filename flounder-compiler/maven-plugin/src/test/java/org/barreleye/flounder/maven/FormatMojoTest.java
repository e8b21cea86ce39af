package org.barreleye.flounder.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoFailureException;
import org.barreleye.compiler.maven.testing.Module;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatMojoTest {
    private static final String UGLY = "interface parcel{message m(uint8 a) ;} ;";
    private static final String RIGHT = "interface parcel {\n    message m(uint8 a);\n};\n";

    @TempDir
    private Path folder;

    private void run(Mojo goal) throws Exception {
        run(goal, Map.of());
    }

    private void run(Mojo goal, Map<String, Object> parameters) throws Exception {
        Module module = new Module(folder);
        Map<String, Object> all = module.parameters("format", Map.of("formatDirectories", List.of(folder.toFile())));
        all.putAll(parameters);
        module.configured(goal, all).execute();
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

    @Test
    void files_stay_in_their_encoding_and_what_is_excluded_stays_as_it_is() throws Exception {
        String text = "/* Stra\u00DFe */" + UGLY;
        Path parcel = new Module(folder).file("parcel.if", "");
        Files.writeString(parcel, text, StandardCharsets.ISO_8859_1);
        Path old = new Module(folder).file("old/letter.if", UGLY);

        run(new FormatMojo(), Map.of("encoding", "ISO-8859-1", "excludes", List.of("old/")));

        assertThat(Files.readString(parcel, StandardCharsets.ISO_8859_1)).startsWith("/* Stra\u00DFe */")
                .endsWith(RIGHT);
        assertThat(old).hasContent(UGLY);
    }
}
