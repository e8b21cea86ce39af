package org.barreleye.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;

/** The jar that generated stubs need at run time: for programs that only want typed messages. */
class RuntimeJarIT {
    private static final int CLASS = 7;
    private static final int NAME_AND_TYPE = 12;
    private static final Pattern TYPE = Pattern.compile("L([^;]+);");
    private static final long BYTES_MAX = 300_000;
    private static final Path MODULE = Path.of("../kpi");
    private static final Path JAR = MODULE.resolve("target/kernel-kpi-"
            + System.getProperty("distribution.version") + ".jar");

    /** The names of all classes that a class names in its constant pool, itself among them. */
    private static Set<String> named(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        char[] buffer = new char[reader.getMaxStringLength()];
        Set<String> names = new TreeSet<>();
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            int tag = item == 0 ? 0 : reader.readByte(item - 1);
            if (tag == CLASS) {
                String name = reader.readUTF8(item, buffer);
                addTypes(name.startsWith("[") ? name : "L" + name + ";", names);
            } else if (tag == NAME_AND_TYPE) {
                addTypes(reader.readUTF8(item + Short.BYTES, buffer), names);
            }
        }
        return names;
    }

    private static void addTypes(String descriptor, Set<String> names) {
        TYPE.matcher(descriptor).results().forEach(found -> names.add(found.group(1)));
    }

    private static Set<String> namedIn(Path file) throws IOException {
        Set<String> names = new TreeSet<>();
        try (JarFile jar = new JarFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().endsWith(".class")) {
                    try (InputStream stream = jar.getInputStream(entry)) {
                        names.addAll(named(stream.readAllBytes()));
                    }
                }
            }
        }
        return names;
    }

    private static List<String> outside(Set<String> names) {
        return names.stream()
                .filter(name -> !name.startsWith("java/") && !name.startsWith("org/barreleye/kpi/"))
                .toList();
    }

    @Test
    void is_small() throws IOException {
        assertThat(Files.size(JAR)).isLessThan(BYTES_MAX);
    }

    @Test
    void needs_nothing_but_java() throws IOException {
        Set<String> names = namedIn(JAR);

        assertThat(names).hasSizeGreaterThan(100).contains("java/lang/invoke/VarHandle");
        assertThat(outside(names)).isEmpty();
    }

    @Test
    void has_no_dependency_in_its_pom() throws IOException {
        String pom = Files.readString(MODULE.resolve("pom.xml"));
        String dependencies = pom.substring(pom.indexOf("<dependencies>"), pom.indexOf("</dependencies>"));

        assertThat(dependencies.split("<dependency>")).filteredOn(text -> text.contains("<artifactId>"))
                .isNotEmpty().allSatisfy(text -> assertThat(text).contains("<scope>test</scope>"));
    }

    @Test
    void has_the_name_of_a_module() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
                    .isEqualTo("org.barreleye.kpi");
        }
    }

    @Test
    void is_told_from_a_jar_that_needs_more() throws IOException {
        Path other = Path.of("../confinement/target/kernel-confinement-"
                + System.getProperty("distribution.version") + ".jar");

        assertThat(outside(namedIn(other))).anyMatch(name -> name.startsWith("org/objectweb"));
    }
}
