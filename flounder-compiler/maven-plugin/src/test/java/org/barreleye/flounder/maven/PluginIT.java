package org.barreleye.flounder.maven;

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
    private static final String PARCEL = "interface parcel { message label(colour c); };";
    private static final String TYPES = "typedef uint8 colour;";
    private static final String JAVA = "target/generated-sources/flounder/interfaces/parcel/ParcelBinding.java";
    private static final String CLASS = "target/classes/interfaces/parcel/ParcelBinding.class";

    private static final String[] MODULES = {"flounder-compiler", "flounder-compiler/maven-plugin", "kernel/kpi"};

    private static PlainMaven maven;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path desk;

    @BeforeAll
    static void a_repository() throws IOException {
        maven = OutsideProject.maven(MODULES);
    }

    private OutsideProject parcels(String name) throws IOException {
        OutsideProject project = new OutsideProject(maven, "flounder-maven-plugin", desk.resolve(name));
        project.pom();
        project.file("src/main/flounder/types.if", TYPES);
        project.file("src/main/flounder/parcel.if", PARCEL);
        return project;
    }

    @Test
    void a_build_without_changes_compiles_nothing_and_what_is_deleted_is_gone() throws Exception {
        OutsideProject project = parcels("outside");
        project.file("src/main/flounder/letter.if", PARCEL.replace("parcel", "letter"));

        assertThat(project.build("compile")).matches(PlainMaven.Ended::isSuccess);
        assertThat(project.path(CLASS)).exists();

        PlainMaven.Ended again = project.build("compile");
        assertThat(again.lines()).anyMatch(line -> line.contains("2 interfaces: 0 written, "))
                .anyMatch(line -> line.contains("Nothing to compile"));

        Files.delete(project.path("src/main/flounder/parcel.if"));
        assertThat(project.build("compile")).matches(PlainMaven.Ended::isSuccess);
        assertThat(project.path(JAVA)).doesNotExist();
        assertThat(project.path(CLASS)).doesNotExist();
        assertThat(project.path("target/classes/META-INF/flounder")).isDirectoryNotContaining("glob:**parcel.if");
    }

    @Test
    void a_project_with_a_module_info_requires_the_runtime_by_its_name() throws Exception {
        OutsideProject project = parcels("outside");
        project.file("src/main/java/module-info.java", "module org.example { requires org.barreleye.kpi; }");

        assertThat(project.build("compile")).matches(PlainMaven.Ended::isSuccess);
        assertThat(project.path("target/classes/module-info.class")).exists();
        assertThat(project.path(CLASS)).exists();
    }

    @Test
    void an_error_fails_the_build_and_shows_its_place_even_in_a_path_with_blanks_and_umlauts() throws Exception {
        OutsideProject project = parcels("a b/\u00FCber \u9B5A");
        Path parcel = project.file("src/main/flounder/parcel.if", "interface parcel {\n  message label(color c);\n};");

        PlainMaven.Ended ended = project.build("compile");

        assertThat(ended).matches(one -> one.status() == 1);
        assertThat(ended.lines())
                .contains("[ERROR] " + parcel.toRealPath() + ":[2,17] FL0007: 'color' is no builtin type, "
                + "and nothing before this declares it");
        assertThat(project.path("target/generated-sources/flounder")).doesNotExist();

        project.file("src/main/flounder/parcel.if", PARCEL);
        assertThat(project.build("compile")).matches(PlainMaven.Ended::isSuccess);
        assertThat(project.path(CLASS)).exists();
    }

    @Test
    void types_come_from_another_module_of_a_build_with_two_threads() throws Exception {
        OutsideProject project = new OutsideProject(maven, "flounder-maven-plugin", desk.resolve("outside"));
        project.above("common", "parcels");
        project.module("common", "", OutsideProject.RUNTIME, OutsideProject.execution("interfaces", "generate", ""));
        project.file("common/src/main/flounder/types.if", TYPES);
        project.module("parcels", "",
                OutsideProject.RUNTIME + OutsideProject.dependency("org.example", "common", "1", "compile"),
                OutsideProject.execution("interfaces", "generate", "<importDependencies>direct</importDependencies>"));
        project.file("parcels/src/main/flounder/parcel.if", PARCEL);

        PlainMaven.Ended ended = project.build("-T2", "package");

        assertThat(ended).matches(PlainMaven.Ended::isSuccess);
        assertThat(ended.lines())
                .noneMatch(line -> line.contains("not marked as thread-safe") || line.contains("@threadSafe"));
        assertThat(project.path("parcels").resolve(CLASS)).exists();
    }
}
