package org.barreleye.distribution;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class ClassFileUpgradeTest {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    @TempDir
    private Path folder;

    /** A class that returns the larger of two numbers: a branch, so that a new version needs a stack map. */
    private static byte[] larger(String name, int version) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS | (version < Opcodes.V1_6 ? 0
                : ClassWriter.COMPUTE_FRAMES));
        writer.visit(version, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
        MethodVisitor method = writer.visitMethod(access, "larger", "(II)I", null, null);
        method.visitCode();
        Label second = new Label();
        method.visitVarInsn(Opcodes.ILOAD, 0);
        method.visitVarInsn(Opcodes.ILOAD, 1);
        method.visitJumpInsn(Opcodes.IF_ICMPLT, second);
        method.visitVarInsn(Opcodes.ILOAD, 0);
        method.visitInsn(Opcodes.IRETURN);
        method.visitLabel(second);
        method.visitVarInsn(Opcodes.ILOAD, 1);
        method.visitInsn(Opcodes.IRETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private Path jar() throws IOException {
        Path jar = folder.resolve("old.jar");
        try (OutputStream file = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(file)) {
            put(zip, "Old.class", larger("Old", Opcodes.V1_5));
            put(zip, "New.class", larger("New", Opcodes.V11));
            put(zip, "text", new byte[] {1, 2});
        }
        return jar;
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private Path upgraded(Path jar, String name) throws IOException {
        Path copy = folder.resolve(name);
        new ClassFileUpgrade(jar, TIME).writeTo(copy);
        return copy;
    }

    @Test
    void gives_old_classes_a_version_that_the_jvm_archives() throws Exception {
        Path copy = upgraded(jar(), "copy.jar");

        try (ZipFile zip = new ZipFile(copy.toFile());
                URLClassLoader classes = new URLClassLoader(new URL[] {copy.toUri().toURL()}, null)) {
            byte[] old = zip.getInputStream(zip.getEntry("Old.class")).readAllBytes();
            assertThat(new ClassReader(old).readShort(6)).isEqualTo((short) Opcodes.V1_8);
            // The JVM verifies it, by its stack map.
            assertThat(classes.loadClass("Old").getMethod("larger", int.class, int.class).invoke(null, 3, 5))
                    .isEqualTo(5);
        }
    }

    @Test
    void leaves_everything_else_as_it_is() throws IOException {
        try (ZipFile zip = new ZipFile(upgraded(jar(), "copy.jar").toFile())) {
            assertThat(Collections.list(zip.entries())).extracting(ZipEntry::getName)
                    .containsExactly("Old.class", "New.class", "text");
            assertThat(zip.getInputStream(zip.getEntry("New.class")).readAllBytes())
                    .isEqualTo(larger("New", Opcodes.V11));
            assertThat(zip.getInputStream(zip.getEntry("text")).readAllBytes()).containsExactly(1, 2);
        }
    }

    @Test
    void has_the_same_bytes_again() throws IOException {
        Path jar = jar();

        assertThat(upgraded(jar, "one.jar")).hasSameBinaryContentAs(upgraded(jar, "other.jar"));
    }
}
