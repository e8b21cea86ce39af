package org.barreleye.compiler.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** An entry of the class path of the tests: a jar, or a folder of classes of this build. */
public final class ClassPathEntry {
    private ClassPathEntry() {}

    /** Writes the entry that holds a class as a jar without a manifest. */
    public static Path asJar(Class<?> held, Path jar) throws IOException {
        Path entry = Path.of(URI.create(held.getProtectionDomain().getCodeSource().getLocation().toString()));
        if (Files.isRegularFile(entry)) {
            return Files.copy(entry, jar);
        }
        try (Stream<Path> walk = Files.walk(entry); OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
            for (Path file : files) {
                entries.putNextEntry(new JarEntry(entry.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, entries);
                entries.closeEntry();
            }
        }
        return jar;
    }
}
