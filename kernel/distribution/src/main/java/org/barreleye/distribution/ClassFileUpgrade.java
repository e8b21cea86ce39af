package org.barreleye.distribution;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * A copy of a jar in which class files of versions before Java 6 have the version of Java 8. The JVM does not archive
 * older ones, whose verification needs no stack maps; Picocli consists of them.
 */
final class ClassFileUpgrade {
    private static final int VERSION_OFFSET = 6;
    private static final String SUFFIX = ".class";

    private final Path from;
    private final LocalDateTime time;

    /** The upgrade of a jar; every entry of the copy has a time, so that two copies are the same. */
    ClassFileUpgrade(Path from, LocalDateTime time) {
        this.from = from;
        this.time = time;
    }

    /** Writes the copy. */
    void writeTo(Path to) throws IOException {
        try (ZipFile jar = new ZipFile(from.toFile());
                URLClassLoader classes = new URLClassLoader(new URL[] {from.toUri().toURL()});
                OutputStream file = Files.newOutputStream(to);
                ZipOutputStream copy = new ZipOutputStream(file)) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                byte[] bytes = jar.getInputStream(entry).readAllBytes();
                ZipEntry written = new ZipEntry(entry.getName());
                written.setTimeLocal(time);
                copy.putNextEntry(written);
                copy.write(entry.getName().endsWith(SUFFIX) ? upgraded(bytes, classes) : bytes);
                copy.closeEntry();
            }
        }
    }

    private static byte[] upgraded(byte[] bytes, ClassLoader classes) {
        ClassReader reader = new ClassReader(bytes);
        if (reader.readShort(VERSION_OFFSET) >= Opcodes.V1_6) {
            return bytes;
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return classes;
            }
        };
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(int version, int access, String name, String signature, String parent,
                    String[] interfaces) {
                super.visit(Opcodes.V1_8, access, name, signature, parent, interfaces);
            }
        }, ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }
}
