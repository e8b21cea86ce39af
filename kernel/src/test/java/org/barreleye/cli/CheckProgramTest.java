package org.barreleye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.testing.JavaCompilation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckProgramTest {
    @TempDir
    private Path folder;

    private Path jarOf(String statement) throws IOException {
        Map<String, byte[]> files = JavaCompilation.of(OutputTree.builder().add("example/Sample.java", """
                package example;
                import org.barreleye.kpi.syscall.*;
                public final class Sample implements Program.ThreadedProgram {
                    @Override public String name() { return "sample"; }
                    @Override public int main(SystemCalls calls, long process, long unused) {
                        calls.print("before");
                """ + statement + "return 0; } }").build()).classFiles();
        files.put("META-INF/services/org.barreleye.kpi.syscall.Program",
                "example.Sample".getBytes(StandardCharsets.UTF_8));
        Path jar = folder.resolve("sample.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new JarEntry(file.getKey()));
                out.write(file.getValue());
            }
        }
        return jar;
    }

    @Test
    void prints_how_many_classes_it_has_checked_if_there_is_nothing_to_find() throws IOException {
        String jar = jarOf("").toString();

        assertThat(CommandLineRun.of("check-program", jar)).isEqualTo(new CommandLineRun(0,
                "no findings: 1 class checked" + System.lineSeparator(), ""));
        assertThat(CommandLineRun.of("boot", "--machine", "two-x86", "--programs", jar, "-c", "spawn 1 sample").lines())
                .contains("[core 1] sample: before");
    }

    @Test
    void prints_the_findings_with_which_the_jar_is_refused() throws IOException {
        String jar = jarOf("System.exit(42);").toString();
        String finding = "sample.jar(Sample.java:7): example.Sample.main: calls java.lang.System.exit; use"
                + " SystemCalls.exit";

        assertThat(CommandLineRun.of("check-program", jar))
                .isEqualTo(new CommandLineRun(1, finding + System.lineSeparator(), ""));
        assertThat(CommandLineRun.of("boot", "--machine", "two-x86", "--programs", jar, "-c", "ps"))
                .matches(run -> run.code() == 2 && run.out().isEmpty())
                .extracting(CommandLineRun::err).asString().contains("is refused", finding);
    }
}
