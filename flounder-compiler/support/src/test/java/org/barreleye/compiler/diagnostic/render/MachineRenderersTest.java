package org.barreleye.compiler.diagnostic.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.testing.ToyCode;
import org.junit.jupiter.api.Test;

class MachineRenderersTest {
    private static final Tool TOOL = new Tool("toy", "1.0", List.of(ToyCode.values()));

    private static Findings findings() {
        var source = SourceFile.of("a dir/a.if", "one\ntwo");
        var diagnostics = new Diagnostics(1);
        diagnostics.report(ToyCode.UNKNOWN_TYPE, source.span(4, 7), "no 'two'")
                .note(source.span(0, 3), "but this")
                .note("always")
                .suggest("one");
        diagnostics.report(ToyCode.UNUSED, source.span(0, 1), "unused");
        return diagnostics.findings();
    }

    @Test
    void short_is_one_line_each() {
        assertThat(new ShortRenderer().render(findings())).isEqualTo("""
                a dir/a.if:2:1: error[TY0007]: no 'two'
                1 more finding is not shown
                """);
    }

    @Test
    void json_is_one_document_with_a_line_for_each_finding() {
        assertThat(new JsonRenderer().render(findings())).isEqualTo("""
                {"findings":[
                {"code":"TY0007","name":"unknown-type","severity":"error","title":"unknown type","message":"no 'two'",\
                "place":{"file":"a dir/a.if","line":2,"column":1,"endLine":2,"endColumn":4},\
                "notes":[{"text":"but this",\
                "place":{"file":"a dir/a.if","line":1,"column":1,"endLine":1,"endColumn":4}},{"text":"always"}],\
                "suggestion":{"replacement":"one",\
                "place":{"file":"a dir/a.if","line":2,"column":1,"endLine":2,"endColumn":4}}}],"omitted":1}
                """);
    }

    @Test
    void sarif_has_rules_places_and_fixes() throws Exception {
        String text = new SarifRenderer(TOOL).render(findings());
        JsonNode run = new ObjectMapper().readTree(text).at("/runs/0");

        assertThat(text).doesNotContain("\r").endsWith("}\n");
        assertThat(run.at("/tool/driver/rules/0/id").asText()).isEqualTo("TY0007");
        assertThat(run.at("/tool/driver/rules/2/defaultConfiguration/level").asText()).isEqualTo("warning");
        JsonNode result = run.at("/results/0");
        assertThat(result.at("/ruleId").asText()).isEqualTo("TY0007");
        assertThat(result.at("/message/text").asText()).isEqualTo("no 'two'\nnote: always");
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asText()).isEqualTo("a%20dir/a.if");
        assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(2);
        assertThat(result.at("/relatedLocations/0/message/text").asText()).isEqualTo("but this");
        assertThat(result.at("/fixes/0/artifactChanges/0/replacements/0/insertedContent/text").asText())
                .isEqualTo("one");
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text").asText())
                .isEqualTo("1 more finding is not shown");
    }

    @Test
    void sarif_is_a_document_even_when_nothing_was_found() throws Exception {
        JsonNode document = new ObjectMapper().readTree(new SarifRenderer(TOOL).render(Findings.empty()));

        assertThat(document.at("/version").asText()).isEqualTo("2.1.0");
        assertThat(document.at("/runs/0/results").isEmpty()).isTrue();
    }

    @Test
    void sarif_takes_any_name_for_a_file() throws Exception {
        for (String name : List.of("<stdin>", "C:/a.if", "1:x", "/a/b.if", "\u9B5A.if", "a%b?.if")) {
            var diagnostics = new Diagnostics();
            diagnostics.report(ToyCode.SYNTAX, SourceFile.of(name, "x").whole(), "wrong");

            JsonNode document = new ObjectMapper().readTree(new SarifRenderer(TOOL).render(diagnostics.findings()));

            assertThat(document.at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri").asText())
                    .as(name).isNotEmpty().matches("[\\x21-\\x7E]+");
        }
    }

    @Test
    void without_findings_nothing_is_printed_but_an_empty_document() {
        assertThat(new ShortRenderer().render(Findings.empty())).isEmpty();
        assertThat(new JsonRenderer().render(Findings.empty())).isEqualTo("{\"findings\":[],\"omitted\":0}\n");
        assertThat(new HumanRenderer(true).render(Findings.empty())).isEmpty();
    }
}
