package org.barreleye.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetiredNamesTest {
    private static final String RIGHT = "/** A frame. */\n@number(1) cap Frame from_self {};\n";

    @TempDir
    private Path folder;

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("caps.hl"), text).toString();
    }

    @Test
    void table_is_dump_with_tsv() throws IOException {
        String caps = file(RIGHT);

        assertThat(Ended.run("table", "-q", caps).out()).isEqualTo(Ended.run("dump", "--tsv", "-q", caps).out());
        assertThat(Ended.run("table", "-q", caps).err()).contains("the command 'table' is called 'dump --tsv' now");
    }

    @Test
    void why_not_is_explain_retype() throws IOException {
        String caps = file(RIGHT);

        assertThat(Ended.run("why-not", caps, "Frame", "Frame").out())
                .isEqualTo(Ended.run("explain-retype", caps, "Frame", "Frame").out());
        assertThat(Ended.run("why-not", caps, "Frame", "Frame").err()).contains("is called 'explain-retype' now");
    }

    @Test
    void comments_suppress_warnings_here_too() throws IOException {
        String bare = "@number(1) cap Frame from_self {};";

        assertThat(Ended.run("lint", file(bare)).err()).contains("HL00");
        assertThat(Ended.run("lint", file(bare + " // lint:ignore no-effect")).err()).isEmpty();
    }

    @Test
    void a_syntax_error_does_not_hide_the_errors_of_other_declarations() throws IOException {
        String found = Ended.run("check", file("cap A { uint8 };\ncap B { nonsense x; };\ncap C from A {};\n")).err();

        assertThat(found).contains(":1:15: error", ":2:9: error").doesNotContain(":3:");
    }

    @Test
    void line_ends_of_a_file_stay() throws IOException {
        Path caps = Path.of(file("/** A frame. */\r\ncap  Frame {\r\n};\r\n"));

        assertThat(Ended.run("fmt", caps.toString()).code()).isZero();

        assertThat(caps).content().isEqualTo("/** A frame. */\r\ncap Frame {};\r\n");
        assertThat(Ended.run("fmt", "--check", caps.toString()).code()).isZero();
    }
}
