package org.barreleye.flounder.dump;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ModelDumpTest {
    private static JsonNode dumped(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(ModelDump.of(List.of(Texts.resolved(Texts.sources(text)))))
                .at("/interfaces/0");
    }

    @Nested
    class Comments {
        @Test
        void of_members_stand_with_the_definition() throws JsonProcessingException {
            JsonNode dump = dumped(Texts.parcelText("typedef struct { /** Field. */ uint8 a; } s;",
                    "typedef enum { /** Name. */ x } e;", "/** @param b tag */ message m(/** Own. */ s a, e b);"));

            assertThat(dump.at("/types/0/field_documentation")).hasToString("[{\"name\":\"a\",\"text\":\"Field.\"}]");
            assertThat(dump.at("/types/1/enumerator_documentation"))
                    .hasToString("[{\"name\":\"x\",\"text\":\"Name.\"}]");
            assertThat(dump.at("/operations/0/parameter_documentation"))
                    .hasToString("[{\"name\":\"a\",\"text\":\"Own.\"},{\"name\":\"b\",\"text\":\"tag\"}]");
        }

        @Test
        void of_deprecated_elements_have_the_reason_as_an_entry() throws JsonProcessingException {
            JsonNode dump = dumped("/** Old. @deprecatedly\n * @deprecated use b */" + Texts.parcelText(
                    "/** @deprecated use t */ typedef struct { /** @deprecated */ uint8 a; } s;",
                    "/** @deprecated use n */ message m(s a);"));

            assertThat(dump.get("documentation").asText()).isEqualTo("Old. @deprecatedly");
            assertThat(dump.get("deprecated").asText()).isEqualTo("use b");
            assertThat(dump.at("/types/0/deprecated").asText()).isEqualTo("use t");
            assertThat(dump.at("/types/0/field_documentation/0/deprecated").isTextual()).isTrue();
            assertThat(dump.at("/operations/0/deprecated").asText()).isEqualTo("use n");
        }

        @Test
        void that_are_not_there_have_no_entries() throws JsonProcessingException {
            JsonNode message = dumped(Texts.parcelText("message m(uint8 a);")).at("/operations/0");

            assertThat(message.has("documentation")).isFalse();
            assertThat(message.has("deprecated")).isFalse();
        }
    }
}
