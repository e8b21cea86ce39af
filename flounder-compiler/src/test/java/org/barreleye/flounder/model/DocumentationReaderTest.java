package org.barreleye.flounder.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.barreleye.flounder.Texts;
import org.barreleye.flounder.model.Documentation.MemberNote;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DocumentationReaderTest {
    private static Documentation type(String declaration) {
        return Texts.parcel(declaration, "message m();").types().get(0).documentation();
    }

    private static Documentation message(String declaration) {
        return Texts.parcel(declaration).operations().get(0).documentation();
    }

    private static MemberNote note(String name, String text) {
        return new MemberNote(name, new Documentation(text, Optional.empty(), List.of()));
    }

    @Nested
    class ACommentBeforeAMember {
        @Test
        void describes_the_field_behind_it() {
            assertThat(type("typedef struct { /** First. */ uint8 a; uint8 b; /** Third. */ uint8 c[2]; } s;")
                    .members())
                    .containsExactly(note("a", "First."), note("c", "Third."));
        }

        @Test
        void describes_the_enumerator_behind_it() {
            assertThat(type("typedef enum { a, /** Second. */ b } e;").members()).containsExactly(note("b", "Second."));
        }

        @Test
        void describes_the_parameter_behind_it() {
            assertThat(message("message m(/** One. */ uint8 a, uint8 b);").members())
                    .containsExactly(note("a", "One."));
            assertThat(message("rpc r(in uint8 a, /** Two. */ out uint8 b);").members())
                    .containsExactly(note("b", "Two."));
        }

        @Test
        void comes_before_a_tag_about_the_same() {
            assertThat(message("/** @param a tag */ message m(/** Own. */ uint8 a);").member("a").text())
                    .isEqualTo("Own.");
        }

        @Test
        void does_not_make_another_type_of_the_same_fields() {
            String plain = "typedef struct { uint8 a; } s;";

            assertThat(Texts.parcel(plain.replace("uint8", "/** A. */ uint8"), "message m();").types().get(0).type())
                    .isEqualTo(Texts.parcel(plain, "message m();").types().get(0).type());
        }
    }

    @Nested
    class ADeprecatedTag {
        @Test
        void ends_the_text_and_begins_the_reason() {
            Documentation read = message("/**\n * Puts.\n * @deprecated use\n * move\n * @param a what\n */\n"
                    + "message m(uint8 a);");

            assertThat(read)
                    .isEqualTo(new Documentation("Puts.", Optional.of("use\nmove"), List.of(note("a", "what"))));
        }

        @Test
        void needs_no_reason() {
            assertThat(message("/** @deprecated */ message m();").deprecation()).contains("");
        }

        @Test
        void may_stand_before_a_member() {
            assertThat(type("typedef enum { a, /** @deprecated use a */ b } e;").member("b").deprecation())
                    .contains("use a");
        }

        @Test
        void is_another_word_if_it_goes_on() {
            assertThat(message("/** @deprecatedly */ message m();").deprecation()).isEmpty();
        }
    }
}
