package org.barreleye.compiler.maven.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.barreleye.compiler.testing.PlainMaven;

/** An outside project that uses the plugin, built by plain Maven. */
public final class OutsideProject {
    /** The dependencies of a project that compiles generated code. */
    public static final String RUNTIME = dependency("org.barreleye", "kernel-kpi", "${barreleye.version}", "compile");

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final List<String> SUPPORT = List.of("flounder-compiler/support", "flounder-compiler/maven-support");
    private static final List<String> PINNED =
            List.of("maven-resources-plugin", "maven-compiler-plugin", "maven-jar-plugin", "maven-surefire-plugin",
            "maven-clean-plugin");

    private final PlainMaven maven;
    private final String plugin;
    private final Path folder;

    /**
     * A project in a folder.
     *
     * @param plugin the plugin that is tried
     */
    public OutsideProject(PlainMaven maven, String plugin, Path folder) throws IOException {
        this.maven = maven;
        this.plugin = plugin;
        this.folder = Files.createDirectories(folder);
    }

    /**
     * Maven with a plugin and all that it needs, for tests of a module two folders below the root.
     *
     * @param modules those of this build, besides what both plugins share
     */
    public static PlainMaven maven(String... modules) throws IOException {
        return new PlainMaven(Path.of("target/outside-repository"), ROOT,
                Stream.concat(SUPPORT.stream(), Stream.of(modules)).toList());
    }

    /** The path of a file of the project. */
    public Path path(String name) {
        return folder.resolve(name);
    }

    /** Writes a file. */
    public Path file(String name, String text) throws IOException {
        Path file = path(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    public static String dependency(String group, String artifact, String version, String scope) {
        return "<dependency><groupId>" + group + "</groupId><artifactId>" + artifact + "</artifactId><version>"
                + version
                + "</version><scope>" + scope + "</scope></dependency>";
    }

    /** An execution of the plugin. */
    public static String execution(String id, String goal, String configuration) {
        return "<execution><id>" + id + "</id><goals><goal>" + goal + "</goal></goals><configuration>" + configuration
                + "</configuration></execution>";
    }

    /** Writes a POM that compiles with the defaults. */
    public void pom() throws IOException {
        module("", "", RUNTIME, execution("compiling", "generate", ""));
    }

    /** Writes the POM of a module, in a folder of its own if it has a name. */
    public void module(String name, String properties, String dependencies, String executions) throws IOException {
        file(name.isEmpty() ? "pom.xml" : name + "/pom.xml", "<project xmlns=\"http://maven.apache.org/POM/4.0.0\">"
                + "<modelVersion>4.0.0</modelVersion><groupId>org.example</groupId><artifactId>"
                + (name.isEmpty() ? "outside" : name) + "</artifactId><version>1</version>\n" + properties(properties)
                + "<dependencies>" + dependencies + "</dependencies>\n<build><plugins>" + pinned()
                + "<plugin><groupId>org.barreleye</groupId><artifactId>" + plugin + "</artifactId><version>"
                + "${barreleye.version}</version><executions>" + executions + "</executions></plugin>\n"
                + "</plugins></build></project>\n");
    }

    private String properties(String more) throws IOException {
        return "<properties><barreleye.version>" + maven.version() + "</barreleye.version>"
                + "<maven.compiler.release>17</maven.compiler.release>"
                + "<project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>"
                + "<project.build.outputTimestamp>2026-01-01T00:00:00Z</project.build.outputTimestamp>" + more
                + "</properties>\n";
    }

    private String pinned() throws IOException {
        StringBuilder plugins = new StringBuilder();
        for (String plugin : PINNED) {
            plugins.append("<plugin><groupId>org.apache.maven.plugins</groupId><artifactId>").append(plugin)
                    .append("</artifactId><version>").append(maven.version(plugin)).append("</version></plugin>\n");
        }
        return plugins.toString();
    }

    /** Writes the POM above some modules. */
    public void above(String... modules) throws IOException {
        file("pom.xml", "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>"
                + "<groupId>org.example</groupId><artifactId>above</artifactId><version>1</version>"
                + "<packaging>pom</packaging>\n"
                + Stream.of(modules).map(name -> "<module>" + name + "</module>")
                        .collect(Collectors.joining("", "<modules>", "</modules>"))
                + "</project>\n");
    }

    /** Builds it. */
    public PlainMaven.Ended build(String... arguments) throws IOException, InterruptedException {
        return maven.run(folder, Map.of(), arguments);
    }

    /** Builds it in another environment. */
    public PlainMaven.Ended build(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return maven.run(folder, environment, arguments);
    }

    /** The files below a folder with what they hold, byte for byte. */
    public SortedMap<String, String> content(String name) throws IOException {
        SortedMap<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(path(name))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(path(name).relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return content;
    }
}
