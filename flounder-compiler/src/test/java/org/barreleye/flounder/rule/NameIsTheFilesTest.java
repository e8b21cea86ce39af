package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.compiler.diagnostic.Suggestion;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class NameIsTheFilesTest {
    @Test
    void the_name_of_the_file_without_suffix_is_right() {
        String text = "// file: some/folder/parcel.if\ninterface parcel { message m(); };";

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text)).findings()))
                .isEmpty();
    }

    @Test
    void another_name_is_refused() {
        String text = "// file: some/folder/parcel.if\ninterface Parcel { message m(); };";

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text)).findings()))
                .containsExactly("FL0004 1:11 Parcel");
    }

    @Test
    void the_files_name_is_suggested_if_it_is_one() {
        assertThat(suggestions("Parcel.if")).containsExactly("Parcel");
        assertThat(suggestions("my-parcel.if")).isEmpty();
        assertThat(suggestions("Rpc.if")).isEmpty();
    }

    private static List<String> suggestions(String file) {
        return FlounderCompiler.check(Texts.sources("// file: " + file + "\ninterface parcel { message m(); };"))
                .findings()
                .diagnostics().stream().flatMap(found -> found.suggestion().stream()).map(Suggestion::replacement)
                .toList();
    }

    @Test
    void the_standard_input_may_be_called_anything() {
        String text = "// file: <stdin>\ninterface parcel { message m(); };";

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text)).findings()))
                .isEmpty();
    }

    @Test
    void a_file_may_have_any_suffix_or_none() {
        String text = "// file: parcel\ninterface parcel { message m(); };";

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text)).findings()))
                .isEmpty();
    }
}
