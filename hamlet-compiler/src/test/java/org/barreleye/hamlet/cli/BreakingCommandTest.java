package org.barreleye.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that compares a specification with an earlier version of it. */
class BreakingCommandTest {
    private static final String WRONG = "cap Frame from Nonsense {};\n";
    private static final String RIGHT = "cap Frame { address genpaddr base; size gensize bytes; };\n";

    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Ended compare(String level, String old, String current) throws IOException {
        return Ended.run("breaking", "--level", level, "--message-format", "short", file("old.hl", old),
                file("new.hl", current));
    }

    @Test
    void what_is_the_same_breaks_nothing() throws IOException {
        assertThat(compare("strict", RIGHT, RIGHT)).isEqualTo(new Ended(0, "", ""));
    }

    @Test
    void something_new_matters_to_the_strict_only() throws IOException {
        assertThat(compare("strict", RIGHT, RIGHT + "cap Id {};\n").err()).contains("HL0062", "'Id' is new");
        assertThat(compare("source", RIGHT, RIGHT + "cap Id {};\n").code()).isZero();
    }

    @Test
    void changed_attributes_are_named_with_their_effect() throws IOException {
        String memory = "cap Ram { address genpaddr base; size gensize bytes; uint16 badge; };\n";

        String changed = "@backed @local @align(64) @mint(badge) " + memory;

        assertThat(compare("strict", "@backed @zeroed " + memory, changed).err()).contains(
                "'@zeroed' is gone, so it no longer holds that the memory of its objects is cleared",
                "'@local' is new: each of its objects is owned by one core",
                "'@align' was 1 and is 64: a retype accepts other addresses",
                "'@mint' was none and is badge: mint can change other fields")
                .doesNotContain("backed");
        assertThat(compare("source", "@backed " + memory, memory).code()).isZero();
    }

    @Test
    void a_field_of_another_name_matters_to_sources() throws IOException {
        String renamed = RIGHT.replace("bytes", "length");

        assertThat(compare("source", RIGHT, renamed).err()).contains("HL0061", "'Frame' has other fields");
        assertThat(compare("wire", RIGHT, renamed).code()).isZero();
    }

    @Test
    void a_number_a_form_on_the_wire_a_relation_or_a_loss_matters_to_the_wire() throws IOException {
        String travels = "@transferable " + RIGHT;

        assertThat(compare("wire", RIGHT, "@number(4) " + RIGHT).err()).contains("had the number 0 and now has 4");
        assertThat(compare("wire", travels, travels.replace("gensize", "uint32")).err())
                .contains("travel otherwise");
        assertThat(compare("wire", RIGHT, RIGHT.replace("Frame", "Frame from_self")).err()).contains("descendants");
        assertThat(compare("wire", RIGHT, "").err()).contains("'Frame' is no longer there");
    }

    @Test
    void an_invocation_breaks_what_its_change_does() throws IOException {
        String old = "rights read, write;\ncap A { invocation go[1] needs read (uint8 x); };\n";

        assertThat(compare("wire", old, old.replace("[1]", "[2]")).err())
                .contains("had the number 1 and now has 2");
        assertThat(compare("wire", old, old.replace("uint8", "uint16")).err()).contains("carries something else");
        assertThat(compare("source", old, old.replace("x)", "y)")).err()).contains("HL0061");
        assertThat(compare("strict", old, old.replace("needs read", "needs write")).err()).contains("HL0062");
    }

    @Test
    void what_cannot_be_read_is_reported_first() throws IOException {
        assertThat(compare("strict", WRONG, RIGHT).err()).contains("HL0005");
        assertThat(Ended.run("breaking", "missing.hl", "missing.hl").code()).isEqualTo(3);
    }
}
