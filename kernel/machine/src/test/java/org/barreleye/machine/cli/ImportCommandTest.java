package org.barreleye.machine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code import}. */
class ImportCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;
    private Path topology;
    private Path machine;

    @BeforeEach
    void writeTopology() throws IOException {
        topology = Files.writeString(folder.resolve("lab 3.xml"), "<topology><object type='Machine'>"
                + "<object type='PU' os_index='0'/><object type='PU' os_index='1'/></object></topology>");
        machine = folder.resolve("lab.yaml");
    }

    private int run(String... arguments) {
        return MachineCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private int runImport(String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "import";
        arguments[1] = "--lstopo";
        arguments[2] = topology.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return run(arguments);
    }

    @Test
    void prints_a_machine_file_that_check_accepts() throws IOException {
        assertThat(runImport()).as(err.toString()).isZero();
        Files.writeString(machine, out.toString());

        assertThat(run("check", machine.toString())).as(err.toString()).isZero();
        assertThat(out.toString()).contains("name: lab-3\n").contains("lab-3, 2 cores, valid");
    }

    @Test
    void gives_a_machine_another_name_if_that_of_the_file_is_no_text_in_yaml() throws IOException {
        topology = Files.move(topology, folder.resolve("null.xml"));

        assertThat(runImport()).as(err.toString()).isZero();
        assertThat(out.toString()).contains("name: imported\n");
    }

    @Test
    void refuses_to_replace_a_folder() {
        assertThat(runImport("-o", folder.toString(), "--force")).isEqualTo(3);
        assertThat(err.toString()).contains("is a folder; name a file");
    }

    @Test
    void writes_a_file_and_replaces_none_without_force() throws IOException {
        assertThat(runImport("-o", machine.toString())).as(err.toString()).isZero();
        assertThat(out.toString()).contains("lab.yaml: written");
        Files.writeString(machine, "mine");

        assertThat(runImport("-o", machine.toString())).isEqualTo(3);
        assertThat(err.toString()).contains("lab.yaml: exists; add --force to replace it, or name another file");
        assertThat(machine).hasContent("mine");

        assertThat(runImport("-o", machine.toString(), "--force")).isZero();
        assertThat(Files.readString(machine)).contains("name: lab-3");
    }

    @Test
    void writes_nothing_if_the_topology_is_refused() throws IOException {
        Files.writeString(topology, "<machine/>");

        assertThat(runImport("-o", machine.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("lab 3.xml:1:").contains("not 'topology'");
        assertThat(machine).doesNotExist();
    }

    @Test
    void reports_files_that_cannot_be_read() throws IOException {
        assertThat(run("import", "--lstopo", folder.resolve("none.xml").toString())).isEqualTo(3);
        assertThat(run("import", "--lstopo", folder.toString())).isEqualTo(3);
        Files.write(topology, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(runImport()).isEqualTo(3);
        assertThat(err.toString()).contains("none.xml: there is no such file or folder", "is a folder; name a file",
                "is not UTF-8 text");
    }

    @Test
    void needs_a_topology_and_an_output_for_force() {
        assertThat(run("import")).isEqualTo(2);
        assertThat(runImport("--force")).isEqualTo(2);
        assertThat(err.toString()).contains("--lstopo", "--force is for an output file: add -o FILE");
    }
}
