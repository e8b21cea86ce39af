package org.barreleye.confinement;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.testing.JavaCompilation;
import org.barreleye.confinement.finding.Finding;
import org.barreleye.confinement.image.ImageFiles;
import org.barreleye.confinement.load.ProgramImage;

/** An image whose program is compiled from source: the class {@code example.Sample}. */
final class CompiledImage {
    private static final String HEADER = """
            package example;
            import java.util.*;
            import org.barreleye.kpi.syscall.*;
            public final class Sample implements Program.ThreadedProgram {
                @Override public String name() { return "sample"; }
            """;

    private CompiledImage() {}

    /** A program with these statements in its main method. */
    static ProgramImage ofStatements(String statements) {
        return ofMembers("@Override public int main(SystemCalls calls, long argument0, long argument1) { " + statements
                + " }");
    }

    /** A program with these members. */
    static ProgramImage ofMembers(String members) {
        return new ProgramImage(files(members), CompiledImage.class.getClassLoader());
    }

    /** The files of a program with these members. */
    static ImageFiles files(String members) {
        Map<String, byte[]> files = JavaCompilation
                .of(OutputTree.builder().add("example/Sample.java", HEADER + members + "}").build()).classFiles();
        files.put(ImageFiles.LIST, "example.Sample\n".getBytes(StandardCharsets.UTF_8));
        return new ImageFiles("sample.jar", files);
    }

    /** The sentences of the findings. */
    static List<String> sentences(ProgramImage image) {
        return image.findings().stream().map((Finding finding) -> finding.sentence("sample.jar")).toList();
    }
}
