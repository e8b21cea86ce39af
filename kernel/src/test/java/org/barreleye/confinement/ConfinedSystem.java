package org.barreleye.confinement;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.barreleye.boot.BootResult;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.testing.JavaCompilation;
import org.barreleye.confinement.image.ImageFiles;
import org.barreleye.confinement.load.ConfinedPrograms;
import org.barreleye.confinement.load.ProgramImage;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.syscall.Program;

/** A system of two cores with confined programs, which are compiled from source. */
final class ConfinedSystem {
    private static final long MINUTE = 60_000_000_000L;
    private static final String HEADER = """
            package example;
            import java.util.*;
            import org.barreleye.domain.*;
            import org.barreleye.domain.thread.*;
            import org.barreleye.kpi.binding.Binding;
            import org.barreleye.kpi.channel.Channel;
            import org.barreleye.kpi.syscall.*;
            """;

    private ConfinedSystem() {}

    /** A threaded program that is called {@code sample} and has these members, {@code run} among them. */
    static Program threaded(String members) {
        return compile("public final class Sample implements BlockingProgram {"
                + "@Override public String name() { return \"sample\"; }" + members + "}");
    }

    /** A threaded program with these statements. */
    static Program running(String statements) {
        return threaded("@Override public int run(Domain domain) { SystemCalls calls = domain.syscalls(); " + statements
                + "}");
    }

    /** A server with these members, {@code open} among them. */
    static Program server(String members) {
        return compile("public final class Sample implements Server {"
                + "@Override public String name() { return \"sample\"; }"
                + "@Override public Binding accept(Domain domain, Channel channel) { return null; }" + members + "}");
    }

    /** The program of the class {@code example.Sample}, whose source begins after some imports. */
    static Program compile(String source) {
        Map<String, byte[]> files = JavaCompilation
                .of(OutputTree.builder().add("example/Sample.java", HEADER + source).build()).classFiles();
        files.put(ImageFiles.LIST, "example.Sample\n".getBytes(StandardCharsets.UTF_8));
        ProgramImage image = new ProgramImage(new ImageFiles("sample.jar", files),
                ConfinedSystem.class.getClassLoader());
        if (!image.findings().isEmpty()) {
            throw new AssertionError(image.findings());
        }
        return ConfinedPrograms.of(image, "example.Sample");
    }

    /** Boots, and runs lines beside the programs. */
    static BootResult run(Program program, BootResult.Lines lines) {
        return BootResult.on("two-x86").with(program).run(lines);
    }

    /** Boots, spawns the sample on core 1, waits for its end, and prints its status. */
    static List<String> consoleOf(Program program) {
        return run(program, domain -> domain.syscalls().print("status " + spawnAndWait(domain))).console();
    }

    /** Spawns the sample on core 1 and returns its status. */
    static long spawnAndWait(Domain domain) throws CallFailed {
        long process = domain.spawn(1, "sample", "");
        return domain.processes().waitFor(process, MINUTE).status();
    }
}
