package org.barreleye.hamlet.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.barreleye.compiler.maven.testing.OutsideProject;
import org.barreleye.compiler.testing.PlainMaven;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The plugin in projects of others: what every build checks. {@code PluginInManyProjectsIT} has the rest. */
class PluginIT {
    static final String[] MODULES = {"hamlet-compiler", "hamlet-compiler/maven-plugin", "kernel/kpi"};
    static final String PLUGIN = "hamlet-maven-plugin";

    private static final String CAPS = "cap Frame { address genpaddr base; size gensize bytes; };\n";
    private static final String JAVA = "target/generated-sources/hamlet/capabilities/devices/user/FrameReference.java";
    private static final String CLASS = "target/classes/capabilities/devices/user/FrameReference.class";

    private static PlainMaven maven;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path desk;

    @BeforeAll
    static void a_repository() throws IOException {
        maven = OutsideProject.maven(MODULES);
    }

    private OutsideProject frames(String name) throws IOException {
        OutsideProject project = new OutsideProject(maven, PLUGIN, desk.resolve(name));
        project.pom();
        project.file("src/main/hamlet/caps.hl", CAPS);
        return project;
    }

    @Test
    void a_build_without_changes_compiles_nothing_and_what_is_deleted_is_gone() throws Exception {
        OutsideProject project = frames("outside");
        project.file("src/main/hamlet/devices.hl", CAPS);

        assertThat(project.build("compile")).matches(PlainMaven.Ended::isSuccess);
        assertThat(project.path(CLASS)).exists();

        PlainMaven.Ended again = project.build("compile");
        assertThat(again.lines()).anyMatch(line -> line.contains("2 specifications: 0 written, "))
                .anyMatch(line -> line.contains("Nothing to compile"));

        Files.delete(project.path("src/main/hamlet/devices.hl"));
        assertThat(project.build("compile")).matches(PlainMaven.Ended::isSuccess);
        assertThat(project.path(JAVA)).doesNotExist();
        assertThat(project.path(CLASS)).doesNotExist();
        assertThat(project.path("target/classes/capabilities/user/FrameReference.class")).exists();
    }

    @Test
    void a_project_with_a_module_info_requires_the_runtime_by_its_name() throws Exception {
        OutsideProject project = frames("outside");
        project.file("src/main/java/module-info.java", "module org.example { requires org.barreleye.kpi; }");

        assertThat(project.build("compile")).matches(PlainMaven.Ended::isSuccess);
        assertThat(project.path("target/classes/module-info.class")).exists();
    }

    @Test
    void an_error_fails_the_build_and_shows_its_place_even_in_a_path_with_blanks_and_umlauts() throws Exception {
        OutsideProject project = frames("a b/\u00FCber \u9B5A");
        Path caps = project.file("src/main/hamlet/caps.hl", CAPS + "cap Page from Fram {};\n");

        PlainMaven.Ended ended = project.build("compile");

        assertThat(ended).matches(one -> one.status() == 1);
        String place = "[ERROR] " + caps.toRealPath() + ":[2,15] HL00";
        assertThat(ended.lines()).anyMatch(line -> line.startsWith(place));
        assertThat(project.path("target/generated-sources/hamlet")).doesNotExist();

        project.file("src/main/hamlet/caps.hl", CAPS);
        assertThat(project.build("compile")).matches(PlainMaven.Ended::isSuccess);
    }
}
