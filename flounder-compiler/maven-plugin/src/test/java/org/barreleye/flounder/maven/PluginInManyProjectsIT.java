package org.barreleye.flounder.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.barreleye.compiler.maven.testing.OutsideProject;
import org.barreleye.compiler.testing.PlainMaven;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The plugin in outside projects, in situations that users have reported problems with, of this plugin or
 * another.
 */
@Tag("many")
class PluginInManyProjectsIT {
    private static final String PARCEL = "interface parcel { message label(colour c); };";
    private static final String TYPES = "typedef uint8 colour;";
    private static final String GENERATED = "target/generated-sources/flounder";
    private static final String CLASSES = "target/classes";

    private static final String[] MODULES = {"flounder-compiler", "flounder-compiler/maven-plugin", "kernel/kpi"};

    private static PlainMaven maven;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path desk;

    private OutsideProject project;

    @BeforeAll
    static void a_repository() throws IOException {
        maven = OutsideProject.maven(MODULES);
    }

    @BeforeEach
    void parcels() throws IOException {
        project = new OutsideProject(maven, "flounder-maven-plugin", desk.resolve("outside"));
        project.pom();
        project.file("src/main/flounder/types.if", TYPES);
        project.file("src/main/flounder/parcel.if", PARCEL);
    }

    private static void successful(PlainMaven.Ended ended) {
        assertThat(ended).matches(PlainMaven.Ended::isSuccess);
    }

    @Nested
    class AfterAChange {
        @BeforeEach
        void a_build() throws Exception {
            successful(project.build("compile"));
        }

        @Test
        void of_a_name_the_old_classes_are_gone() throws Exception {
            Files.delete(project.path("src/main/flounder/parcel.if"));
            project.file("src/main/flounder/packet.if", PARCEL.replace("parcel", "packet"));

            successful(project.build("compile"));

            assertThat(project.path(CLASSES + "/interfaces/packet/PacketBinding.class")).exists();
            assertThat(project.path(CLASSES + "/interfaces/parcel/ParcelBinding.class")).doesNotExist();
            assertThat(project.path(GENERATED + "/interfaces/parcel")).doesNotExist();
        }

        @Test
        void of_an_imported_type_all_that_use_it_change() throws Exception {
            Map<String, String> before = project.content(CLASSES);
            project.file("src/main/flounder/types.if", TYPES.replace("uint8", "uint64"));

            successful(project.build("compile"));

            assertThat(project.content(CLASSES).get("interfaces/parcel/ParcelSlots.class"))
                    .isNotEqualTo(before.get("interfaces/parcel/ParcelSlots.class"));
        }

        @Test
        void of_an_option_everything_follows_it() throws Exception {
            successful(project.build("compile", "-Dflounder.packagePrefix=org.example", "-Dflounder.transports=LOCAL"));

            assertThat(project.path(CLASSES + "/org/example/parcel/ParcelLocal.class")).exists();
            assertThat(project.path(CLASSES + "/org/example/parcel/ParcelUmp.class")).doesNotExist();
            assertThat(project.path(CLASSES + "/interfaces/parcel/ParcelLocal.class")).doesNotExist();
        }

        @Test
        void of_the_plugin_what_the_old_one_wrote_is_written_anew() throws Exception {
            String wanted = Files.readString(project.path(GENERATED + "/interfaces/parcel/Parcel.java"));
            project.file(GENERATED + "/interfaces/parcel/Parcel.java", "// of an older plugin\n" + wanted);
            project.file(GENERATED + "/interfaces/parcel/ParcelOld.java",
                    "package interfaces.parcel;\nclass ParcelOld {}\n");
            Path manifest = project.path(GENERATED + "/.flounder-compiling-output");
            Files.writeString(manifest, Files.readString(manifest) + "interfaces/parcel/ParcelOld.java\n");

            successful(project.build("compile"));

            assertThat(project.path(GENERATED + "/interfaces/parcel/Parcel.java")).hasContent(wanted);
            assertThat(project.path(GENERATED + "/interfaces/parcel/ParcelOld.java")).doesNotExist();
        }

        @Test
        void back_from_a_mistake_it_is_as_before() throws Exception {
            Map<String, String> before = project.content(GENERATED);
            project.file("src/main/flounder/parcel.if", PARCEL.replace("colour", "color"));
            assertThat(project.build("compile")).matches(ended -> ended.status() == 1);
            assertThat(project.content(GENERATED)).isEqualTo(before);

            project.file("src/main/flounder/parcel.if", PARCEL);
            PlainMaven.Ended ended = project.build("compile");

            successful(ended);
            assertThat(ended.lines()).anyMatch(line -> line.contains("Nothing to compile"));
        }
    }

    @Nested
    class WithoutDefinitions {
        @BeforeEach
        void none() throws IOException {
            Files.delete(project.path("src/main/flounder/types.if"));
            Files.delete(project.path("src/main/flounder/parcel.if"));
            Files.delete(project.path("src/main/flounder"));
        }

        @Test
        void a_build_warns_and_succeeds() throws Exception {
            PlainMaven.Ended ended = project.build("compile");

            successful(ended);
            assertThat(ended.lines()).anyMatch(line -> line.startsWith("[WARNING] no *.if files in "));
        }

        @Test
        void a_build_that_needs_them_fails() throws Exception {
            PlainMaven.Ended ended = project.build("compile", "-Dflounder.failOnMissingSources");

            assertThat(ended).matches(one -> one.status() == 1);
            assertThat(ended.lines()).anyMatch(line -> line.contains("no *.if files in "));
        }
    }

    @Test
    void a_skipped_step_still_lets_maven_compile_what_is_there() throws Exception {
        successful(project.build("compile"));
        project.file("src/main/java/App.java", "class App { interfaces.parcel.ParcelBinding binding; }\n");
        project.file("src/main/flounder/parcel.if", "interface parcel { no };");

        successful(project.build("compile", "-Dflounder.skip"));

        assertThat(project.path(CLASSES + "/App.class")).exists();
    }

    @Test
    void tests_have_definitions_and_dependencies_of_their_own() throws Exception {
        project.above("common", "parcels");
        project.module("common", "", OutsideProject.RUNTIME, OutsideProject.execution("interfaces", "generate", ""));
        project.file("common/src/main/flounder/types.if", TYPES);
        project.module("parcels", "",
                OutsideProject.RUNTIME + OutsideProject.dependency("org.example", "common", "1", "test"),
                OutsideProject.execution("tests", "generate-test", "<importDependencies>true</importDependencies>")
                        + OutsideProject.execution("interfaces", "generate",
                        "<importDependencies>true</importDependencies>"));
        project.file("parcels/src/test/flounder/parcel.if", PARCEL);
        successful(project.build("test-compile"));
        assertThat(project.path("parcels/target/test-classes/interfaces/parcel/ParcelBinding.class")).exists();
        assertThat(project.path("parcels/target/classes/interfaces")).doesNotExist();

        project.file("parcels/src/main/flounder/letter.if", PARCEL.replace("parcel", "letter"));
        assertThat(project.build("compile")).matches(ended -> ended.status() == 1)
                .matches(ended -> ended.lines().stream().anyMatch(line -> line.contains("FL0007: 'colour'")));
    }

    @Test
    void what_only_dependencies_of_dependencies_have_is_imported_if_one_wants() throws Exception {
        project.above("common", "between", "parcels");
        project.module("common", "", OutsideProject.RUNTIME, OutsideProject.execution("interfaces", "generate", ""));
        project.file("common/src/main/flounder/types.if", TYPES);
        project.module("between", "",
                OutsideProject.RUNTIME + OutsideProject.dependency("org.example", "common", "1", "compile"), "");
        project.module("parcels", "",
                OutsideProject.RUNTIME + OutsideProject.dependency("org.example", "between", "1", "compile"),
                OutsideProject.execution("interfaces", "generate", ""));
        project.file("parcels/src/main/flounder/parcel.if", PARCEL);

        successful(project.build("package", "-Dflounder.importDependencies=transitive"));
        assertThat(project.build("package", "-Dflounder.importDependencies=direct"))
                .matches(ended -> ended.status() == 1);
    }

    @Test
    void one_type_in_two_jars_is_an_error_that_names_both() throws Exception {
        project.above("common", "other", "parcels");
        for (String name : new String[] {"common", "other"}) {
            project.module(name, "", OutsideProject.RUNTIME, OutsideProject.execution("interfaces", "generate", ""));
            project.file(name + "/src/main/flounder/types.if", TYPES);
        }
        project.module("parcels", "", OutsideProject.RUNTIME
                        + OutsideProject.dependency("org.example", "common", "1", "compile")
                        + OutsideProject.dependency("org.example", "other", "1", "compile"),
                OutsideProject.execution("interfaces", "generate", "<importDependencies>true</importDependencies>"));
        project.file("parcels/src/main/flounder/parcel.if", PARCEL);

        assertThat(project.build("package").lines())
                .anyMatch(line -> line.contains("the types file types.if is there twice")
                && line.contains("common-1.jar!/META-INF/flounder") && line.contains("other-1.jar!/META-INF/flounder"));
    }

    @Test
    void two_executions_share_a_folder() throws Exception {
        project.module("", "", OutsideProject.RUNTIME, OutsideProject.execution("interfaces", "generate", "")
                + OutsideProject.execution("more", "generate", "<sourceDirectory>src/more</sourceDirectory>"));
        project.file("src/more/letter.if", "interface letter { message send(); };");
        successful(project.build("compile"));

        PlainMaven.Ended again = project.build("compile");

        successful(again);
        assertThat(again.lines()).filteredOn(line -> line.contains("1 interface: 0 written, ")).hasSize(2)
                .allMatch(line -> line.endsWith(" 0 deleted"));
        assertThat(project.path(CLASSES + "/META-INF/flounder/letter.if")).exists();
        assertThat(project.path(CLASSES + "/META-INF/flounder/parcel.if")).exists();
    }

    @Test
    void nothing_is_fetched_in_an_offline_build_that_another_has_prepared() throws Exception {
        successful(project.build("compile"));

        successful(project.build("-o", "clean", "compile"));
    }

    @Test
    void a_turkish_locale_and_another_folder_change_no_byte() throws Exception {
        project.file("src/main/flounder/titles.if",
                "interface titles { /** Stra\u00DFe. */ message give_titles(uint8 i); };");
        OutsideProject other = new OutsideProject(maven, "flounder-maven-plugin", desk.resolve("elsewhere/and deeper"));
        other.pom();
        for (String name : new String[] {"types", "parcel", "titles"}) {
            other.file("src/main/flounder/" + name + ".if",
                    Files.readString(project.path("src/main/flounder/" + name + ".if")));
        }

        successful(project.build("package"));
        successful(other.build(Map.of("MAVEN_OPTS", "-Duser.language=tr -Duser.country=TR -Dfile.encoding=ISO-8859-9"),
                "package"));

        assertThat(other.content(GENERATED)).isEqualTo(project.content(GENERATED));
        assertThat(other.path("target/outside-1.jar")).hasSameBinaryContentAs(project.path("target/outside-1.jar"));
    }

    @Test
    void a_project_in_another_encoding_is_compiled_as_one() throws Exception {
        project.module("", "<flounder.encoding>ISO-8859-1</flounder.encoding><encoding>ISO-8859-1</encoding>",
                OutsideProject.RUNTIME, OutsideProject.execution("interfaces", "generate", ""));
        Files.writeString(project.path("src/main/flounder/parcel.if"),
                "interface parcel { message gr\u00FC\u00DFe(colour c); };", StandardCharsets.ISO_8859_1);
        project.file("src/main/java/App.java",
                "class App { void greet(interfaces.parcel.ParcelHandler it) { it.gr\\u00fc\\u00dfe(0); } }\n");

        PlainMaven.Ended ended = project.build("compile");

        assertThat(Files.readString(project.path(GENERATED + "/interfaces/parcel/ParcelHandler.java"),
                StandardCharsets.ISO_8859_1))
                .contains("gr\u00FC\u00DFe");
        successful(ended);
    }

    @Nested
    class OtherGoals {
        @Test
        void check_finds_what_is_against_the_convention() throws Exception {
            project.module("", "", OutsideProject.RUNTIME, OutsideProject.execution("lint", "check",
                    "<failOnWarning>true</failOnWarning><messageFormat>sarif</messageFormat>"));
            project.file("src/main/flounder/parcel.if", "interface parcel { message Label(colour c); };");

            assertThat(project.build("process-sources")).matches(ended -> ended.status() == 1);
            assertThat(project.path("target/flounder-findings/check-taste.sarif")).content().contains("\"FL0052\"");

            successful(project.build("process-sources", "-Dflounder.lintRules=FL0033"));
        }

        @Test
        void format_corrects_what_format_check_refuses() throws Exception {
            project.module("", "", OutsideProject.RUNTIME, OutsideProject.execution("style", "format-check", ""));
            assertThat(project.build("verify")).matches(ended -> ended.status() == 1);

            successful(project.build("flounder:format"));
            successful(project.build("verify"));
        }

        @Test
        void help_lists_every_parameter() throws Exception {
            PlainMaven.Ended ended = project.build("flounder:help", "-Ddetail", "-Dgoal=generate");

            successful(ended);
            assertThat(ended.lines())
                    .contains("    packagePrefix (Default: interfaces)", "    staleDeletion (Default: true)",
                    "      User property: flounder.staleDeletion").noneMatch(line -> line.contains("No description"));
        }
    }
}
