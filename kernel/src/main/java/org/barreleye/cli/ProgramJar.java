package org.barreleye.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.barreleye.confinement.image.ImageFiles;
import org.barreleye.confinement.load.ProgramImage;

/** Reads jars of programs. */
final class ProgramJar {
    private ProgramJar() {}

    /**
     * Reads and checks a jar.
     *
     * @throws IOException if it cannot be read
     * @throws InvalidInput if it is no jar, contains no program, or lists a class that it does not contain
     */
    static ProgramImage read(Path jar) throws IOException, InvalidInput {
        ProgramImage image = new ProgramImage(new ImageFiles(jar.toString(), files(jar)),
                ProgramJar.class.getClassLoader());
        if (image.programTypes().isEmpty() && image.findings().isEmpty()) {
            throw new InvalidInput(jar + " contains no program: list the classes of its programs in "
                    + ImageFiles.LIST);
        }
        if (image.missing().isPresent() && image.findings().isEmpty()) {
            throw new InvalidInput(jar + ": " + ImageFiles.LIST + " lists a program that the jar does not contain: "
                    + image.missing().get());
        }
        return image;
    }

    /** The findings in a jar, one a line. */
    static String sentences(Path jar, ProgramImage image) {
        String name = jar.getFileName().toString();
        return image.findings().stream().map(finding -> finding.sentence(name))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static Map<String, byte[]> files(Path file) throws IOException, InvalidInput {
        if (!Files.isReadable(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (Files.isDirectory(file)) {
            throw new InvalidInput(file + ": not a jar: it is a folder");
        }
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipFile jar = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".class") || entry.getName().equals(ImageFiles.LIST)) {
                    files.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
                }
            }
        } catch (ZipException noArchive) {
            throw new InvalidInput(file + ": not a jar");
        }
        return files;
    }
}
