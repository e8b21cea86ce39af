package org.barreleye.benchmarks.confinement;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.barreleye.confinement.image.ImageFiles;
import org.barreleye.confinement.load.ConfinedPrograms;
import org.barreleye.confinement.load.ProgramImage;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.kpi.syscall.Wait;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One upcall of a program that computes: as it is compiled, and rewritten so that it counts its cycles. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RewrittenCode {
    /** The kinds of work. */
    static final List<String> WORK = List.of("arithmetic", "sieve", "matrix", "recursion");

    @Param({"arithmetic", "sieve", "matrix", "recursion"})
    private String work;

    @Param({"original", "rewritten"})
    private String code;

    private Upcalls upcalls;

    /** Creates a benchmark that has not started. */
    public RewrittenCode() {}

    /** Loads the program. */
    @Setup
    public void load() throws IOException {
        Program.ReactorProgram program = code.equals("original") ? new ComputeProgram() : rewritten();
        upcalls = program.load(new ChargedCycles(), WORK.indexOf(work), 0);
    }

    /** The rewritten program. */
    static Program.ReactorProgram rewritten() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        String name = ComputeProgram.class.getName();
        for (String type : List.of(name, name + "$Computation")) {
            String path = type.replace('.', '/') + ".class";
            try (InputStream file = ComputeProgram.class.getClassLoader().getResourceAsStream(path)) {
                files.put(path, file.readAllBytes());
            }
        }
        files.put(ImageFiles.LIST, name.getBytes(StandardCharsets.UTF_8));
        ProgramImage image = new ProgramImage(new ImageFiles("compute", files), ComputeProgram.class.getClassLoader());
        if (!image.findings().isEmpty()) {
            throw new IllegalStateException(image.findings().toString());
        }
        return (Program.ReactorProgram) ConfinedPrograms.of(image, name);
    }

    /** Measures one upcall. */
    @Benchmark
    public Wait upcall() {
        return upcalls.run();
    }
}
