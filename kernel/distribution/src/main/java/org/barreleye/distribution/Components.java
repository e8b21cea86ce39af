package org.barreleye.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The libraries of others that the jars contain, with their licences. */
final class Components {
    private static final Pattern NOTICE = Pattern.compile("META-INF/([\\w-]*(?:LICENSE|NOTICE)[\\w-]*)(?:\\.txt)?");
    private static final Pattern JAR = Pattern.compile("jar:(file:.*/([^/]+)\\.jar)!.*");

    private final List<Component> listed;

    /**
     * A library.
     *
     * @param path the path of its classes, with a slash behind it
     * @param coordinates its group and artifact; a star stands for the rest of several
     * @param licence the SPDX name of its licence
     * @param text the file with the text of its licence
     */
    record Component(String path, String coordinates, String licence, String text) {}

    private Components(List<Component> listed) {
        this.listed = listed;
    }

    /** The libraries of a list, a line each: path, coordinates, licence, file; other lines begin with a hash. */
    static Components read(Path list) throws IOException {
        return new Components(Files.readAllLines(list).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.trim().split("\\s+"))
                .map(words -> new Component(words[0], words[1], words[2], words[3]))
                .toList());
    }

    /** The libraries. */
    List<Component> listed() {
        return listed;
    }

    /** Classes in a jar that are neither ours nor of a listed library. */
    List<String> unlisted(Path jar) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            return Collections.list(file.entries()).stream()
                    .map(entry -> entry.getName().replaceFirst("^META-INF/versions/\\d+/", ""))
                    .filter(name -> name.endsWith(".class") && !name.startsWith("org/barreleye/"))
                    .filter(name -> listed.stream().noneMatch(component -> name.startsWith(component.path())))
                    .toList();
        }
    }

    /** The licences and notices inside the jars of the libraries, by the names of files for them. */
    SortedMap<String, String> notices() throws IOException {
        SortedMap<String, String> notices = new TreeMap<>();
        for (Component component : listed) {
            for (URL folder : Collections.list(Components.class.getClassLoader().getResources(component.path()))) {
                Matcher jar = JAR.matcher(folder.toString());
                if (jar.matches()) {
                    collect(Path.of(URI.create(jar.group(1))), jar.group(2), notices);
                }
            }
        }
        return notices;
    }

    private static void collect(Path jar, String name, SortedMap<String, String> notices) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            Collections.list(file.entries()).forEach(entry -> {
                Matcher notice = NOTICE.matcher(entry.getName());
                if (notice.matches()) {
                    notices.put(name + "-" + notice.group(1) + ".txt", text(file, entry));
                }
            });
        }
    }

    private static String text(ZipFile file, ZipEntry entry) {
        try (InputStream stream = file.getInputStream(entry)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table of the libraries, for readers. */
    String table() {
        StringBuilder table = new StringBuilder("The programs are under the licence in ../LICENSE. Their jars contain "
                + "these libraries\nof others; files that are named after a jar were inside it.\n\n");
        listed.forEach(component -> table.append(
                String.format("%-52s %-14s %s%n", component.coordinates(), component.licence(), component.text())
                        .replace("\r\n", "\n")));
        return table.toString();
    }
}
