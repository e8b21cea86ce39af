package org.barreleye.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.AutoComplete;

/** The content of the archives, written into a folder. The build calls it when the jars of all programs exist. */
public final class Distribution {
    private static final List<String> LICENCES = List.of("Apache-2.0.txt", "BSD-3-Clause-antlr.txt",
            "BSD-3-Clause-asm.txt", "BSD-3-Clause-jline.txt", "GPL-3.0.txt", "LGPL-3.0.txt");

    private final Path root;
    private final Path sources;
    private final Path image;
    private final String version;
    private final LocalDateTime time;

    private Distribution(Path root, Path sources, Path image, String version, LocalDateTime time) {
        this.root = root;
        this.sources = sources;
        this.image = image;
        this.version = version;
        this.time = time;
    }

    /**
     * Writes it.
     *
     * @param arguments the root of the repository; the folder {@code src/main} of this module; the folder to write,
     *     which is emptied; the version; the time of all entries of jars, as {@code 2026-01-01T00:00:00Z}
     */
    public static void main(String[] arguments) throws IOException {
        new Distribution(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), arguments[3],
                OffsetDateTime.parse(arguments[4]).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()).write();
    }

    private void write() throws IOException {
        empty(image);
        Files.createDirectories(image.resolve("lib"));
        Components components = Components.read(sources.resolve("licences/components.txt"));
        for (Program program : Program.values()) {
            Path jar = image.resolve("lib/" + program.title() + ".jar");
            new ClassFileUpgrade(root.resolve(program.jar()), time).writeTo(jar);
            List<String> unlisted = components.unlisted(jar);
            if (!unlisted.isEmpty()) {
                throw new IllegalStateException(jar.getFileName() + " contains " + unlisted.get(0) + ", whose licence "
                        + "is not in src/main/licences/components.txt: add a line for its library");
            }
            launchers(Launcher.of(program, jar));
            put("completion/" + program.title() + ".bash", AutoComplete.bash(program.title(), program.line()));
            for (Map.Entry<String, String> page : ManualPage.of(program.line(), version).entrySet()) {
                put("share/man/man1/" + page.getKey(), page.getValue());
            }
        }
        put("lib/launch.sh", template("launch.sh"));
        put("lib/launch.cmd", Launcher.windows(template("launch.cmd")));
        licences(components);
        put("README.md", Files.readString(sources.resolve("distribution/README.md")).replace("@VERSION@", version));
    }

    private void launchers(Launcher launcher) throws IOException {
        String title = launcher.program().title();
        put("bin/" + title, launcher.text(template("start.sh")));
        put("bin/" + title + ".cmd", launcher.windowsText(template("start.cmd")));
    }

    private void licences(Components components) throws IOException {
        put("LICENSE", Files.readString(root.resolve("LICENSE")));
        for (String licence : LICENCES) {
            put("licences/" + licence, Files.readString(sources.resolve("licences").resolve(licence)));
        }
        for (Map.Entry<String, String> notice : components.notices().entrySet()) {
            put("licences/" + notice.getKey(), notice.getValue());
        }
        put("licences/README.txt", components.table());
    }

    private String template(String name) throws IOException {
        return Files.readString(sources.resolve("launcher").resolve(name));
    }

    private void put(String name, String text) throws IOException {
        Path file = image.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void empty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
