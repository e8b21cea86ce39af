package org.barreleye.confinement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.barreleye.confinement.image.ImageFiles;
import org.barreleye.confinement.load.ProgramImage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramCheckTest {
    private static List<String> findings(String statements) {
        return CompiledImage.sentences(CompiledImage.ofStatements(statements));
    }

    @Nested
    class A_forbidden_statement {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                new Thread(() -> { }).start(); return 0; | java.lang.Thread | Threads of the domain
                java.util.concurrent.Executors.newCachedThreadPool(); return 0; | java.util.concurrent | Threads, Mutex
                return "x".getClass().getMethods().length; | java.lang.Class.getMethods | the classes that
                try { Class.forName("x"); } catch (Exception e) { } return 0; | java.lang.Class.forName | the classes
                return java.lang.invoke.MethodHandles.lookup().hashCode(); | MethodHandles | interfaces
                return ClassLoader.getSystemClassLoader().hashCode(); | java.lang.ClassLoader | classes of the jar
                return new java.io.File("x").exists() ? 1 : 0; | java.io.File | the system has no files
                return java.nio.file.Path.of("x").getNameCount(); | java.nio.file.Path | the system has no files
                return new java.net.Socket().getPort(); | java.net.Socket | bindings
                new ProcessBuilder("x"); return 0; | java.lang.ProcessBuilder | Domain.spawn
                System.exit(1); return 0; | java.lang.System.exit | SystemCalls.exit
                return (int) System.currentTimeMillis(); | java.lang.System.currentTimeMillis | SystemCalls.now
                return (int) System.nanoTime(); | java.lang.System.nanoTime | SystemCalls.now
                return System.getenv().size(); | java.lang.System.getenv | Domain.arguments
                System.getProperty("x"); return 0; | java.lang.System.getProperty | Domain.arguments
                System.out.println(); return 0; | java.lang.System.out | SystemCalls.print
                return System.in.hashCode(); | java.lang.System.in | terminal
                return System.identityHashCode(this); | java.lang.System.identityHashCode | a number of your own
                return java.time.Instant.now().getNano(); | java.time.Instant | SystemCalls.now
                return (int) java.time.Clock.systemUTC().millis(); | java.time.Clock | SystemCalls.now
                return new Random().nextInt(); | java.util.Random.<init> | new Random(seed)
                return (int) Math.random(); | java.lang.Math.random | new Random(seed)
                return UUID.randomUUID().hashCode(); | java.util.UUID | Random(seed)
                return new java.security.SecureRandom().nextInt(); | java.security.SecureRandom | new Random(seed)
                try { wait(); } catch (InterruptedException e) { } return 0; | java.lang.Object.wait | Condition
                notifyAll(); return 0; | java.lang.Object.notifyAll | Condition
                synchronized (this) { return 0; } | synchronizes | Mutex
                return new StringBuffer().length(); | java.lang.StringBuffer | StringBuilder
                return Set.of(1, 2).size(); | java.util.Set.of | LinkedHashSet
                return List.of(1).parallelStream().mapToInt(x -> x).sum(); | parallelStream | stream
                return String.format("x").length(); | java.lang.String.format | Locale.ROOT
                return "x".split("[a-z]").length; | java.lang.String.split | one character
                return new int[1][1][1].length; | 3 dimensions | a loop
                return new Exception().getStackTrace()[0].hashCode() + Runtime.version().feature(); | Runtime | services
                throw new org.barreleye.kpi.outcome.KernelBug("x"); | KernelBug | an exception of your own
                return org.barreleye.kpi.host.HostWaiter.class.hashCode(); | HostWaiter | kpi, domain
                return new java.util.zip.Deflater().hashCode(); | Deflater | code of your own
                return new Random(1).ints().sum(); | java.util.Random.ints | a loop
                return java.util.stream.StreamSupport.class.hashCode(); | StreamSupport | Collection.stream
                """)
        void is_refused_with_the_line_and_the_replacement(String statement, String what, String instead) {
            assertThat(findings(statement))
                    .anySatisfy(sentence -> assertThat(sentence)
                            .startsWith("sample.jar(Sample.java:6): example.Sample.main: ")
                            .contains(what).contains("; use ").contains(instead));
        }

        @Test
        void is_found_beside_all_others() {
            assertThat(findings("System.out.println(System.nanoTime()); System.exit(1); return 0;")).hasSize(4);
        }
    }

    @Nested
    class A_forbidden_declaration {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                native int read(); | is native
                synchronized void enter() { } | is synchronized
                @Override @SuppressWarnings({"deprecation", "removal"}) protected void finalize() { } | is a finalizer
                static final class Own extends Thread { } Own own = new Own(); | extends or implements java.lang.Thread
                static final class Own extends ClassLoader { } Object own = new Own(); | java.lang.ClassLoader
                """)
        void is_refused(String member, String problem) {
            assertThat(CompiledImage.sentences(CompiledImage.ofMembers(
                    member + " @Override public int main(SystemCalls calls, long a, long b) { return 0; }")))
                    .anySatisfy(sentence -> assertThat(sentence).contains(problem));
        }

        @Test
        void is_a_class_in_a_package_of_the_system() {
            Map<String, byte[]> files = new TreeMap<>();
            files.put("org/barreleye/cpudriver/Impostor.class", new byte[0]);
            files.put("java/lang/Impostor.class", new byte[0]);

            assertThat(CompiledImage.sentences(new ProgramImage(
                    new ImageFiles("sample.jar", files), getClass().getClassLoader()))).singleElement().asString()
                    .contains("java.lang.Impostor: is in a package of the system or of the JDK, as are 1 other");
        }

        @Test
        void is_a_class_file_that_no_compiler_has_made() {
            Map<String, byte[]> files = new TreeMap<>();
            files.put("example/Sample.class", new byte[] {1, 2, 3, 4, 0, 0, 0, 55, 9, 9});
            files.put(ImageFiles.LIST, "example.Sample".getBytes(java.nio.charset.StandardCharsets.UTF_8));

            assertThat(CompiledImage.sentences(new ProgramImage(
                    new ImageFiles("sample.jar", files), getClass().getClassLoader()))).singleElement().asString()
                    .contains("malformed class file");
        }

        @Test
        void is_a_class_file_of_a_version_that_the_JVM_does_not_load() {
            Map<String, byte[]> files = new TreeMap<>();
            files.put("example/Sample.class", new byte[] {1, 2, 3, 4, 0, 0, 0, (byte) 200, 0, 0});
            files.put(ImageFiles.LIST, "example.Sample".getBytes(java.nio.charset.StandardCharsets.UTF_8));

            assertThat(CompiledImage.sentences(new ProgramImage(
                    new ImageFiles("sample.jar", files), getClass().getClassLoader()))).singleElement().asString()
                    .contains("is compiled for Java 156; use Java 7 to ");
        }
    }

    @Nested
    class An_allowed_statement {
        @ParameterizedTest
        @ValueSource(strings = {
            "return new Random(1).nextInt();",
            "Runnable body = () -> calls.print(\"a\" + argument0 + 'b'); body.run(); return 0;",
            "record Point(int x, int y) { } return new Point(1, 2).hashCode();",
            "return List.of(3, 1, 2).stream().sorted().map(String::valueOf).mapToInt(String::length).sum();",
            "Map<String, Integer> map = new TreeMap<>(); map.merge(\"a\", 1, Integer::sum); return map.size();",
            "return \"a b\".split(\" \").length + \"a.b\".split(\"\\\\.\").length;",
            "enum Color { RED } return switch (Color.valueOf(\"RED\")) { case RED -> 1; };",
            "return String.format(Locale.ROOT, \"%d\", 1).length();",
            "assert argument0 == 0 : \"even\"; return Sample.class.getSimpleName().length();",
            "try { throw new Error(\"x\"); } catch (Throwable thrown) { return 1; } finally { calls.now(); }"
        })
        void has_no_finding(String statement) {
            assertThat(findings(statement)).isEmpty();
        }
    }
}
