package org.barreleye.machine.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The table of keys in the README of this module, and its worked example. */
class MachineFileTableTest {
    private static final String HEADING = "| section | key | spelling, unit, range | default | meaning |";
    private final String readme = read();

    private static String read() {
        try {
            return Files.readString(Path.of("README.md"));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        String table = readme.substring(readme.indexOf(HEADING));
        table.lines().skip(2).takeWhile(line -> line.startsWith("|")).forEach(line -> {
            String[] cells = line.substring(1, line.length() - 1).split(" \\| ?");
            assertThat(cells).as(line).hasSize(5);
            rows.add(new Row(cells[0].strip().replace("`", ""), cells[1].strip().replace("`", ""), cells[2].strip(),
                    cells[3].strip(), cells[4].strip()));
        });
        return rows;
    }

    private static String nameOf(YamlSection section) {
        return section.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Test
    void has_every_key_that_the_reader_accepts_and_no_other() {
        List<String> accepted = new ArrayList<>();
        for (YamlSection section : YamlSection.values()) {
            section.required().forEach(key -> accepted.add(nameOf(section) + "/" + key));
            section.optional().forEach(key -> accepted.add(nameOf(section) + "/" + key));
        }

        assertThat(rows().stream().map(row -> row.section() + "/" + row.key()).toList())
                .containsExactlyInAnyOrderElementsOf(accepted);
    }

    @Test
    void says_of_every_key_its_spelling_its_default_and_its_meaning() {
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row.spelling()).isNotBlank();
            assertThat(row.defaultValue()).isNotBlank();
            assertThat(row.meaning()).isNotBlank();
        });
    }

    @Test
    void says_which_keys_are_required() {
        List<String> required = new ArrayList<>();
        for (YamlSection section : YamlSection.values()) {
            section.required().forEach(key -> required.add(nameOf(section) + "/" + key));
        }

        assertThat(rows().stream().filter(row -> row.defaultValue().equals("required"))
                .map(row -> row.section() + "/" + row.key()).toList()).containsExactlyInAnyOrderElementsOf(required);
    }

    @Test
    void is_followed_by_a_machine_that_is_valid() {
        String example = readme.substring(readme.indexOf("### A machine of one's own"));
        String yaml = example.substring(example.indexOf("```yaml\n") + 8, example.indexOf("\n```\n"));

        assertThat(MachineFile.parse("pair-and-one.yaml", yaml).cores()).hasSize(3);
    }

    private record Row(String section, String key, String spelling, String defaultValue, String meaning) {}
}
