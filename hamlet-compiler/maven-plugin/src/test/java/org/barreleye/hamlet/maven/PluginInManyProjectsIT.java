package org.barreleye.hamlet.maven;

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
    private static final String CAPS = "cap Frame { address genpaddr base; size gensize bytes; };\n";
    private static final String GENERATED = "target/generated-sources/hamlet";
    private static final String CLASSES = "target/classes";

    private static PlainMaven maven;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path desk;

    private OutsideProject project;

    @BeforeAll
    static void a_repository() throws IOException {
        maven = OutsideProject.maven(PluginIT.MODULES);
    }

    @BeforeEach
    void frames() throws IOException {
        project = new OutsideProject(maven, PluginIT.PLUGIN, desk.resolve("outside"));
        project.pom();
        project.file("src/main/hamlet/caps.hl", CAPS);
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
            project.file("src/main/hamlet/caps.hl", CAPS.replace("Frame", "Page"));

            successful(project.build("compile"));

            assertThat(project.path(CLASSES + "/capabilities/user/PageReference.class")).exists();
            assertThat(project.path(CLASSES + "/capabilities/user/FrameReference.class")).doesNotExist();
        }

        @Test
        void of_an_option_everything_follows_it() throws Exception {
            successful(project.build("compile", "-Dhamlet.packagePrefix=org.example"));

            assertThat(project.path(CLASSES + "/org/example/user/FrameReference.class")).exists();
            assertThat(project.path(CLASSES + "/capabilities/user/FrameReference.class")).doesNotExist();
        }

        @Test
        void back_from_a_mistake_it_is_as_before() throws Exception {
            Map<String, String> before = project.content(GENERATED);
            project.file("src/main/hamlet/caps.hl", CAPS.replace("};", ""));
            assertThat(project.build("compile")).matches(ended -> ended.status() == 1);
            assertThat(project.content(GENERATED)).isEqualTo(before);

            project.file("src/main/hamlet/caps.hl", CAPS);
            PlainMaven.Ended ended = project.build("compile");

            successful(ended);
            assertThat(ended.lines()).anyMatch(line -> line.contains("Nothing to compile"));
        }
    }

    @Nested
    class WithoutSpecifications {
        @BeforeEach
        void none() throws IOException {
            Files.delete(project.path("src/main/hamlet/caps.hl"));
            Files.delete(project.path("src/main/hamlet"));
        }

        @Test
        void a_build_warns_and_succeeds() throws Exception {
            PlainMaven.Ended ended = project.build("compile");

            successful(ended);
            assertThat(ended.lines()).anyMatch(line -> line.startsWith("[WARNING] no *.hl files in "));
        }

        @Test
        void a_build_that_needs_them_fails() throws Exception {
            PlainMaven.Ended ended = project.build("compile", "-Dhamlet.failOnMissingSources");

            assertThat(ended).matches(one -> one.status() == 1);
            assertThat(ended.lines()).anyMatch(line -> line.contains("no *.hl files in "));
        }
    }

    @Test
    void a_skipped_step_still_lets_maven_compile_what_is_there() throws Exception {
        successful(project.build("compile"));
        project.file("src/main/java/App.java", "class App { capabilities.user.FrameReference frame; }\n");
        project.file("src/main/hamlet/caps.hl", "cap no");

        successful(project.build("compile", "-Dhamlet.skip"));

        assertThat(project.path(CLASSES + "/App.class")).exists();
    }

    @Test
    void tests_have_specifications_of_their_own() throws Exception {
        project.module("", "", OutsideProject.RUNTIME, OutsideProject.execution("compiling", "generate", "")
                + OutsideProject.execution("tests", "generate-test", "<packagePrefix>tried</packagePrefix>"));
        project.file("src/test/hamlet/caps.hl", CAPS.replace("Frame", "Page"));

        successful(project.build("test-compile"));

        assertThat(project.path("target/test-classes/tried/user/PageReference.class")).exists();
        assertThat(project.path(CLASSES + "/tried")).doesNotExist();
    }

    @Test
    void modules_are_built_by_two_threads() throws Exception {
        project.above("one", "two");
        for (String name : new String[] {"one", "two"}) {
            project.module(name, "", OutsideProject.RUNTIME, OutsideProject.execution("compiling", "generate", ""));
            project.file(name + "/src/main/hamlet/caps.hl", CAPS);
        }

        PlainMaven.Ended ended = project.build("-T2", "compile");

        successful(ended);
        assertThat(ended.lines())
                .noneMatch(line -> line.contains("not marked as thread-safe") || line.contains("@threadSafe"));
    }

    @Test
    void nothing_is_fetched_in_an_offline_build_that_another_has_prepared() throws Exception {
        successful(project.build("compile"));

        successful(project.build("-o", "clean", "compile"));
    }

    @Test
    void a_turkish_locale_and_another_folder_change_no_byte() throws Exception {
        String caps = "/** Stra\u00DFe. */\n" + CAPS.replace("Frame", "Image_titlI");
        project.file("src/main/hamlet/caps.hl", caps);
        OutsideProject other = new OutsideProject(maven, PluginIT.PLUGIN, desk.resolve("elsewhere/and deeper"));
        other.pom();
        other.file("src/main/hamlet/caps.hl", caps);

        successful(project.build("package"));
        successful(other.build(Map.of("MAVEN_OPTS", "-Duser.language=tr -Duser.country=TR -Dfile.encoding=ISO-8859-9"),
                "package"));

        assertThat(other.content(GENERATED)).isEqualTo(project.content(GENERATED));
        assertThat(other.path("target/outside-1.jar")).hasSameBinaryContentAs(project.path("target/outside-1.jar"));
    }

    @Test
    void a_project_in_another_encoding_is_compiled_as_one() throws Exception {
        project.module("", "<hamlet.encoding>ISO-8859-1</hamlet.encoding><encoding>ISO-8859-1</encoding>",
                OutsideProject.RUNTIME, OutsideProject.execution("compiling", "generate", ""));
        Files.writeString(project.path("src/main/hamlet/caps.hl"), "/** Stra\u00DFe. */\n" + CAPS,
                StandardCharsets.ISO_8859_1);

        successful(project.build("compile"));

        assertThat(Files.readString(project.path(GENERATED + "/capabilities/user/FrameReference.java"),
                StandardCharsets.ISO_8859_1)).contains("Stra\u00DFe.");
    }

    @Nested
    class OtherGoals {
        @Test
        void check_finds_what_is_against_the_convention() throws Exception {
            project.module("", "", OutsideProject.RUNTIME, OutsideProject.execution("lint", "check",
                    "<failOnWarning>true</failOnWarning><messageFormat>sarif</messageFormat>"));
            project.file("src/main/hamlet/caps.hl", CAPS.replace("Frame", "frame"));

            assertThat(project.build("process-sources")).matches(ended -> ended.status() == 1);
            assertThat(project.path("target/hamlet-findings/check-taste.sarif")).content().contains("\"HL0050\"");

            successful(project.build("process-sources", "-Dhamlet.lintRules=HL0051"));
        }

        @Test
        void format_corrects_what_format_check_refuses() throws Exception {
            project.module("", "", OutsideProject.RUNTIME, OutsideProject.execution("style", "format-check", ""));
            project.file("src/main/hamlet/caps.hl", CAPS.replace(" { ", "{"));
            assertThat(project.build("verify")).matches(ended -> ended.status() == 1);

            successful(project.build("hamlet:format"));
            successful(project.build("verify"));
        }

        @Test
        void help_lists_every_parameter() throws Exception {
            PlainMaven.Ended ended = project.build("hamlet:help", "-Ddetail", "-Dgoal=generate");

            successful(ended);
            assertThat(ended.lines())
                    .contains("    packagePrefix (Default: capabilities)", "    staleDeletion (Default: true)",
                    "      User property: hamlet.staleDeletion").noneMatch(line -> line.contains("No description"));
        }
    }
}
