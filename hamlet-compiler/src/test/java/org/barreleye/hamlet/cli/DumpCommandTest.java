package org.barreleye.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The capability index. */
class DumpCommandTest {
    private static final String SOURCE = """
            define page 4096;
            rights read, write;
            operation copy needs read;
            cap Ram from_self { address genpaddr base; size_bits uint8 bits; };
            /** The memory of programs. */
            @transferable @align(page)
            cap Frame from Ram {
                address genpaddr base;
                size gensize bytes;
                eq uint16 colour;
                /** Its address. */
                invocation identify[7] needs read (caddr to) -> (genpaddr base);
            };
            cap Template abstract { eq "struct dcb" d; };
            """;

    private static JsonNode index;

    @BeforeAll
    static void dump() throws IOException {
        Ended ended = Ended.runWithInput(SOURCE, "dump", "-q", "--package-prefix", "org.example", "-");
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        index = new ObjectMapper().readTree(ended.out());
    }

    @Test
    void names_its_format() {
        assertThat(index.get("format").asText()).isEqualTo("capability-index");
        assertThat(index.get("version").asInt()).isEqualTo(1);
        assertThat(index.get("package").asText()).isEqualTo("org.example");
    }

    @Test
    void holds_constants_rights_and_operations() {
        assertThat(index.get("constants").get(0).toString()).isEqualTo("{\"name\":\"page\",\"value\":4096}");
        assertThat(index.get("rights").get(1).toString()).isEqualTo("{\"name\":\"write\",\"bit\":1}");
        assertThat(index.get("operations").get(0).toString()).isEqualTo("{\"name\":\"copy\",\"needs\":[\"read\"]}");
    }

    @Nested
    class Of_a_type_it_holds {
        private final JsonNode frame = index.get("types").get(1);

        @Test
        void its_name_and_number() {
            assertThat(frame.get("name").asText()).isEqualTo("Frame");
            assertThat(frame.get("documentation").asText()).isEqualTo("The memory of programs.");
            assertThat(frame.get("number").asInt()).isEqualTo(1);
            assertThat(frame.get("constant").asText()).isEqualTo("FRAME");
            assertThat(frame.get("reference").asText()).isEqualTo("org.example.user.FrameReference");
        }

        @Test
        void its_wire_form() {
            assertThat(frame.get("transferable").asBoolean()).isTrue();
            assertThat(frame.get("attributes").toString()).isEqualTo("[\"transferable\"]");
            assertThat(frame.get("wire").get(2).toString())
                    .isEqualTo("{\"field\":\"colour\",\"word\":0,\"shift\":16,\"bits\":16}");
            assertThat(index.get("types").get(0).get("transferable").asBoolean()).isFalse();
        }

        @Test
        void its_fields_and_range() {
            assertThat(frame.get("fields").get(2).toString())
                    .isEqualTo("{\"name\":\"colour\",\"type\":\"uint16\",\"offset\":16,\"bytes\":2,\"equality\":true}");
            assertThat(frame.get("address").toString())
                    .isEqualTo("{\"function\":\"plain\",\"sum\":[{\"field\":\"base\"}]}");
            assertThat(index.get("types").get(0).get("size").toString())
                    .isEqualTo("{\"bits\":true,\"sum\":[{\"field\":\"bits\"}]}");
            assertThat(frame.get("alignment").asLong()).isEqualTo(4096);
        }

        @Test
        void its_place_among_the_types() {
            assertThat(frame.get("from").asText()).isEqualTo("Ram");
            assertThat(frame.get("root").asText()).isEqualTo("Ram");
            assertThat(frame.get("retyped_from").toString()).isEqualTo("[\"Ram\"]");
        }

        @Test
        void its_invocations() {
            JsonNode identify = frame.get("invocations").get(0);

            assertThat(identify.get("number").asInt()).isEqualTo(7);
            assertThat(identify.get("needs").toString()).isEqualTo("[\"read\"]");
            assertThat(identify.get("parameters").toString()).isEqualTo("[{\"name\":\"to\",\"type\":\"caddr\"}]");
        }
    }

    @Test
    void of_a_template_it_holds_no_number() {
        JsonNode template = index.get("types").get(2);

        assertThat(template.get("abstract").asBoolean()).isTrue();
        assertThat(template.has("number")).isFalse();
        assertThat(template.get("fields").get(0).get("type").asText()).isEqualTo("\"struct dcb\"");
    }

    @Test
    void is_the_same_text_every_time() {
        assertThat(Ended.runWithInput(SOURCE, "dump", "-")).isEqualTo(Ended.runWithInput(SOURCE, "dump", "-"));
    }

    @Test
    void is_not_made_of_what_is_wrong() {
        Ended ended = Ended.runWithInput("cap A from B;", "dump", "-");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("HL0005");
    }
}
