package org.barreleye.flounder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BreakingCommandTest {
    private static final String WRONG = "interface parcel { message m(nonsense a); };\n";
    private static final String RIGHT = "interface parcel {\n    message m(uint8 a);\n};\n";

    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    private Ended breaking(String level, String old, String current) throws IOException {
        return Ended.run("breaking", "--level", level, file("old/parcel.if", old), file("new/parcel.if", current));
    }

    @Test
    void finds_nothing_where_nothing_has_changed() throws IOException {
        assertThat(breaking("strict", RIGHT, "// a comment\n" + RIGHT)).isEqualTo(new Ended(0, "", ""));
    }

    @Test
    void finds_what_the_level_asks_for() throws IOException {
        String renamed = RIGHT.replace(" a)", " b)");

        assertThat(breaking("wire", RIGHT, renamed).code()).isZero();
        assertThat(breaking("source", RIGHT, renamed).err()).contains("error[FL0061]");
        assertThat(breaking("strict", RIGHT, renamed).code()).isEqualTo(1);
    }

    @Test
    void compares_folders() throws IOException {
        file("a/types.if", "alias colour uint8;");
        file("a/parcel.if", "interface parcel { message m(colour a); };");
        file("b/types.if", "alias colour uint16;");
        file("b/parcel.if", "interface parcel { message m(colour a); };");

        Ended ended = Ended.run("breaking", folder.resolve("a").toString(), folder.resolve("b").toString());

        assertThat(ended.err()).contains("b/parcel.if:1:28: error[FL0060]: 'm' carries something else");
    }

    @Test
    void needs_two_right_versions() throws IOException {
        assertThat(breaking("wire", RIGHT, WRONG).err()).contains("error[FL0007]");
        assertThat(Ended.run("breaking", folder.resolve("x").toString(), folder.resolve("y").toString()).code())
                .isEqualTo(3);
    }
}
