package org.barreleye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarreleyeTest {
    @TempDir
    private Path folder;

    @Nested
    class A_run {
        @Test
        void ends_with_the_status_of_the_last_command() {
            assertThat(CommandLineRun.on("two-x86", "ps").code()).isZero();
            assertThat(CommandLineRun.on("two-x86", "ps; names web").code()).isEqualTo(1);
            assertThat(CommandLineRun.on("two-x86", "env STATUS=7; spawn 0 greeter; poweroff").code()).isEqualTo(7);
            assertThat(CommandLineRun.on("two-x86", "poweroff 42; ps").code()).isEqualTo(42);
        }

        @Test
        void takes_lines_and_arguments_as_long_as_messages_may_be() throws IOException {
            String word = "x".repeat(1023 - "spawn 0 greeter ".length());

            CommandLineRun run = CommandLineRun.on("two-x86", "spawn 0 greeter " + word);

            assertThat(run.code()).isZero();
            assertThat(run.lines()).contains("[core 0] greeter: hello " + word);
        }

        @Test
        void reads_a_script_and_shows_it_like_a_session() throws IOException {
            Path script = Files.writeString(folder.resolve("session"), "# what a core is\nnames core.0\n");

            CommandLineRun run = CommandLineRun.of("boot", "--machine", "two-x86", "--script", script.toString());

            assertThat(run.code()).isZero();
            assertThat(run.shown()).startsWith("> # what a core is", "> names core.0").hasSize(4);
        }

        @Test
        void is_the_same_run_for_the_same_seed_and_another_for_another() {
            String[] arguments = {"boot", "--machine", "demo", "-c", "spawn 1 greeter a; ps", "--trace-hash", "--seed",
                    "5"};
            CommandLineRun run = CommandLineRun.of(arguments);
            arguments[arguments.length - 1] = "6";

            assertThat(run.lines()).last().asString().matches("trace [0-9a-f]{16}");
            assertThat(CommandLineRun.of(arguments).lines().get(run.lines().size() - 1))
                    .isNotEqualTo(run.lines().get(run.lines().size() - 1));
            arguments[arguments.length - 1] = "5";
            assertThat(CommandLineRun.of(arguments)).isEqualTo(run);
        }

        @Test
        void leaves_its_trace_in_a_file_for_viewers() throws IOException {
            Path file = folder.resolve("trace.json");

            CommandLineRun.of("boot", "--machine", "two-x86", "-c", "", "--trace", file.toString());

            assertThat(Files.readString(file)).startsWith("{\"").contains("\"traceEvents\"").contains("boot names");
        }

        @Test
        void leaves_its_trace_in_a_file_for_people() throws IOException {
            Path file = folder.resolve("trace.txt");

            CommandLineRun.of("boot", "--machine", "two-x86", "-c", "", "--trace", file.toString());

            assertThat(Files.readAllLines(file)).anyMatch(line -> line.contains("boot names"))
                    .anyMatch(line -> line.endsWith("  step") || line.contains("  publish"));
        }

        @Test
        void leaves_the_messages_between_monitors_as_a_sequence_diagram() throws IOException {
            Path file = folder.resolve("trace.mmd");

            CommandLineRun.of("boot", "-c", "demo", "--trace", file.toString());

            assertThat(Files.readAllLines(file)).startsWith("sequenceDiagram").containsSubsequence(
                    "    core0->>core17: intermon.cap_send", "    core16->>core17: intermon.cap_destroy_all",
                    "    core17->>core16: intermon.cap_destroyed_all");
        }

        @Test
        void is_the_same_run_with_a_trace_which_has_the_messages_by_name() throws IOException {
            Path file = folder.resolve("trace.txt");
            String[] arguments = {"boot", "--machine", "demo", "-c", "demo", "--trace-hash"};

            CommandLineRun traced =
                    CommandLineRun.of("boot", "--machine", "demo", "-c", "demo", "--trace-hash", "--trace",
                            file.toString());

            assertThat(traced).isEqualTo(CommandLineRun.of(arguments));
            assertThat(Files.readAllLines(file)).anyMatch(line -> line.endsWith("send nameservice.wait_for_call shell"))
                    .anyMatch(line -> line.endsWith("receive nameservice.wait_for_call names"));
        }
    }

    @Nested
    class A_mistake_on_the_command_line {
        @Test
        void is_explained_and_has_the_code_2() {
            assertThat(CommandLineRun.of("boot", "--machine", "nix"))
                    .matches(run -> run.code() == 2 && run.out().isEmpty())
                    .extracting(CommandLineRun::err).asString()
                    .startsWith("barreleye: no machine is named 'nix'; there are ");
            assertThat(CommandLineRun.of("boot", "-c", "ps", "--script", "x"))
                    .matches(run -> run.code() == 2)
                    .extracting(CommandLineRun::err).asString().contains("exclude each other");
            assertThat(CommandLineRun.of("bot").code()).isEqualTo(2);
            assertThat(CommandLineRun.of("boot", "--seed", "x"))
                    .matches(run -> run.code() == 2 && run.err().lines().count() == 1)
                    .extracting(CommandLineRun::err).asString().startsWith("barreleye: ").contains("--seed", "--help");
            assertThat(CommandLineRun.of("boot", "--scheduler", "fifo").err())
                    .startsWith("barreleye: no scheduler is called 'fifo'; there are rbed and rr");
            assertThat(CommandLineRun.of("experiment", "nix", "--machine", "two-x86").code()).isEqualTo(2);
        }

        @Test
        void has_the_code_3_if_a_file_cannot_be_read() {
            assertThat(CommandLineRun.of("boot", "--machine", "nix.yaml"))
                    .isEqualTo(new CommandLineRun(3, "",
                            "barreleye: nix.yaml: no such file" + System.lineSeparator()));
            assertThat(CommandLineRun.of("boot", "--script", folder.resolve("none").toString()).code()).isEqualTo(3);
            assertThat(CommandLineRun.of("boot", "--programs", folder.resolve("none.jar").toString()).code())
                    .isEqualTo(3);
        }

        @Test
        void names_the_file() throws IOException {
            Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
            Path text = Files.writeString(folder.resolve("text"), "no archive");

            assertThat(CommandLineRun.of("boot", "--script", binary.toString()).err())
                    .contains(binary + ": not a text file in UTF-8");
            assertThat(CommandLineRun.of("boot", "--script", folder.toString()).err()).contains(folder + ": ");
            assertThat(CommandLineRun.of("boot", "--programs", text.toString()).err()).contains(text + ": not a jar");
            assertThat(CommandLineRun.of("boot", "--programs", folder.toString()).err())
                    .contains(folder + ": not a jar: it is a folder");
        }

        @Test
        void is_found_before_the_run_if_the_trace_cannot_be_written() {
            Path file = folder.resolve("none").resolve("trace.json");

            assertThat(CommandLineRun.of("boot", "--machine", "two-x86", "-c", "ps", "--trace", file.toString()))
                    .matches(run -> run.code() == 3 && run.out().isEmpty())
                    .extracting(CommandLineRun::err).asString()
                    .contains(file + ": cannot write the trace: no such folder");
        }
    }

    @Nested
    class A_jar_of_programs {
        @Test
        void must_name_programs() throws IOException {
            Path jar = jar("", "");

            assertThat(CommandLineRun.of("boot", "--programs", jar.toString()))
                    .matches(run -> run.code() == 2)
                    .extracting(CommandLineRun::err).asString().contains("contains no program");
        }

        @Test
        void must_have_the_programs_that_it_names() throws IOException {
            Path jar = jar("META-INF/services/org.barreleye.kpi.syscall.Program", "org.example.Missing\n");

            assertThat(CommandLineRun.of("boot", "--programs", jar.toString()))
                    .matches(run -> run.code() == 2)
                    .extracting(CommandLineRun::err).asString().contains("org.example.Missing");
        }

        @Test
        void adds_its_programs_to_the_boot_image() throws IOException {
            Path jar = jarOf(new ProgramSource("Parrot", "parrot"));

            CommandLineRun run = CommandLineRun.of(
                    "boot", "--machine", "two-x86", "--programs", jar.toString(), "-c", "parrot; spawn 1 parrot");

            assertThat(run.code()).isEqualTo(3);
            assertThat(run.lines()).contains("[core 1] parrot: says parrot",
                    "unknown command `parrot`; it is a program: `spawn CORE parrot` runs it");
        }

        @Test
        void must_not_have_a_program_whose_name_is_taken() throws IOException {
            assertThat(CommandLineRun.of("boot", "--programs", jarOf(new ProgramSource("Names", "names")).toString()))
                    .matches(run -> run.code() == 2)
                    .extracting(CommandLineRun::err).asString()
                    .contains("two programs are called `names`: one of the system itself and one of ");
        }

        /** A program in a class of its own. */
        private record ProgramSource(String type, String name) {
            private String source() {
                return "public final class " + type + " implements org.barreleye.kpi.syscall.Program.ThreadedProgram {"
                        + " @Override public String name() { return \"" + name + "\"; }"
                        + " @Override public int main(org.barreleye.kpi.syscall.SystemCalls syscalls, long process, "
                        + "long unused) {"
                        + "  syscalls.print(\"says \" + name()); return 3; } }";
            }
        }

        private Path jarOf(ProgramSource program) throws IOException {
            Path source = Files.writeString(folder.resolve(program.type() + ".java"), program.source());
            int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-cp",
                    System.getProperty("java.class.path"), "-proc:none", "-d", folder.toString(), source.toString());
            assertThat(result).isZero();
            Path jar = folder.resolve(program.name() + ".jar");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
                out.putNextEntry(new JarEntry(program.type() + ".class"));
                out.write(Files.readAllBytes(folder.resolve(program.type() + ".class")));
                out.putNextEntry(new JarEntry("META-INF/services/org.barreleye.kpi.syscall.Program"));
                out.write(program.type().getBytes(StandardCharsets.UTF_8));
            }
            return jar;
        }

        private Path jar(String entry, String text) throws IOException {
            Path jar = folder.resolve("programs.jar");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
                out.putNextEntry(new JarEntry(entry.isEmpty() ? "nothing" : entry));
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
            return jar;
        }
    }

    @Nested
    class Everything_else {
        @Test
        void machines_lists_what_can_be_booted() {
            assertThat(CommandLineRun.of("machines").lines())
                    .contains("demo        2 armv7, 1 power32, 5 x86-64", "smp-N       N x86-64");
        }

        @Test
        void help_shows_every_option_with_a_description() {
            assertThat(CommandLineRun.of("boot", "--help").out())
                    .contains("--machine", "--seed", "-c", "--script", "--programs", "--scheduler", "--trace",
                    "--trace-hash", "1048576");
        }

        @Test
        void experiments_print_their_rows_and_write_them_to_files() throws IOException {
            Path table = folder.resolve("rows.csv");
            Path plot = folder.resolve("rows.svg");

            CommandLineRun run = CommandLineRun
                    .of("experiment", "lrpc", "--machine", "amd-2x2", "--csv", table.toString(), "--svg",
                    plot.toString());

            assertThat(run.code()).isZero();
            assertThat(run.out()).contains("latency, one way", "address-space switch", "A tenth more");
            assertThat(Files.readAllLines(table).get(0))
                    .isEqualTo("experiment,machine,row,cores,unit,measured,published,deviation_percent,provenance");
            assertThat(Files.readAllLines(table).get(1)).startsWith("lrpc,amd-2x2,\"latency, one way\",1,cycles,75");
            assertThat(Files.readString(plot)).contains("<svg");
        }

        @Test
        void experiments_are_run_with_the_parameters_of_the_command_line() throws IOException {
            Path table = folder.resolve("rows.csv");

            CommandLineRun run = CommandLineRun.of("experiment", "captree", "--machine", "smp-2", "--cores", "1",
                    "--capabilities", "2,3", "--csv", table.toString());

            assertThat(run.code()).as(run.err()).isZero();
            assertThat(Files.readAllLines(table)).hasSize(5)
                    .anyMatch(line -> line.startsWith("captree,smp-2,revoke of a tree of 2,1,cycles,"))
                    .contains("captree,smp-2,revoke of a tree of 3,1,messages,0.00,,,predicted");
            assertThat(CommandLineRun.of("experiment", "captree", "--machine", "smp-2", "--cores", "3").err())
                    .contains("the machine has 2 cores, not 3");
            assertThat(CommandLineRun.of("experiment", "lrpc", "--machine", "smp-2", "--full").err())
                    .contains("lrpc has no parameters");
        }
    }
}
