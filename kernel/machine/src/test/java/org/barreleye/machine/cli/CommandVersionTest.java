package org.barreleye.machine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CommandVersionTest {
    @Test
    void is_the_name_of_the_command_line_and_the_version_of_the_build() throws IOException {
        Matcher version = Pattern.compile("<version>(.*?)</version>").matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        StringWriter out = new StringWriter();

        assertThat(MachineCommand.run(new PrintWriter(out), new PrintWriter(new StringWriter()), "--version")).isZero();

        assertThat(out.toString().strip()).isEqualTo("machine " + version.group(1));
    }
}
