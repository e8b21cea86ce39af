package org.barreleye.compiler.maven.testing;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** A module on the disk, with goals that are configured as Maven would. */
public record Module(Path folder, MavenProject project) {
    public Module(Path folder) {
        this(folder, new MavenProject());
        project.setFile(folder.resolve("pom.xml").toFile());
        project.getBuild().setDirectory(folder.resolve("target").toString());
        project.getBuild().setOutputDirectory(folder.resolve("target/classes").toString());
    }

    /** The parameters that Maven gives to every goal, and those of a test. */
    public Map<String, Object> parameters(String goal, Map<String, Object> wanted) {
        Map<String, Object> parameters = new TreeMap<>(Map.of(
                "project", project,
                "execution", new MojoExecution(new Plugin(), goal, "interfaces"),
                "encoding", "UTF-8"));
        parameters.putAll(wanted);
        return parameters;
    }

    /** Writes a file. */
    public Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** Sets parameters of a goal. */
    public <M extends Mojo> M configured(M goal, Map<String, Object> parameters) throws IllegalAccessException {
        for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
            Field field = field(goal.getClass(), parameter.getKey());
            field.setAccessible(true);
            field.set(goal, parameter.getValue());
        }
        return goal;
    }

    private static Field field(Class<?> type, String name) {
        for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
            for (Field field : owner.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return field;
                }
            }
        }
        throw new AssertionError(type + " has no parameter " + name);
    }
}
