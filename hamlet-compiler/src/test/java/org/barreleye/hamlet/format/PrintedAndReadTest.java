package org.barreleye.hamlet.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.HamletCompiler;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.hamlet.Sources;
import org.barreleye.hamlet.interpreter.RandomSpecifications;
import org.barreleye.hamlet.syntax.antlr.HamletReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reading what was printed gives what was read, and printing that changes nothing more. */
class PrintedAndReadTest {
    private static final int ROUNDS = 200;

    private static String shape(SourceFile source) {
        return Shape.of(HamletReader.read(source, new Diagnostics()).orElseThrow());
    }

    /** Returns whether the source could be read at all. */
    private static boolean holdsFor(SourceFile source) {
        Optional<String> printed = new HamletFormatter(new Diagnostics()).format(source);
        printed.ifPresent(text -> {
            SourceFile again = SourceFile.of(source.name(), text);
            assertThat(shape(again)).isEqualTo(shape(source));
            assertThat(new HamletFormatter(new Diagnostics()).format(again)).contains(text);
        });
        return printed.isPresent();
    }

    static Stream<Path> accepted() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources"))) {
            return files.filter(file -> file.toString().endsWith(".hl") && !file.toString().contains("rejected"))
                    .sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void of_the_suite(Path file) throws IOException {
        assertThat(holdsFor(SourceFile.read(file.toString(), file))).isTrue();
    }

    @Test
    void of_the_systems_own_specification() throws IOException {
        Path file = Path.of("../generated/src/main/hamlet/caps.hl");

        assertThat(holdsFor(SourceFile.read("caps.hl", file))).isTrue();
    }

    @Test
    void of_sources_with_mistakes_that_can_be_read() throws IOException {
        int read = 0;
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/rejected"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".hl")).sorted().toList()) {
                read += holdsFor(SourceFile.read(file.toString(), file)) ? 1 : 0;
            }
        }
        assertThat(read).isPositive();
    }

    @Test
    void of_specifications_made_by_chance() {
        Random random = Seeds.random("reading what was printed gives what was read");
        for (int round = 0; round < ROUNDS; round++) {
            String text = scattered(RandomSpecifications.accepted(random).text(), random);
            SourceFile source = SourceFile.of("random.hl", text);
            assertThat(Sources.sentences(HamletCompiler.check(source).findings().errorsOnly())).as(text).isEmpty();
            assertThat(holdsFor(source)).as(text).isTrue();
        }
    }

    /** The same words with other white space, and comments, between them. */
    private static String scattered(String text, Random random) {
        StringBuilder scattered = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            quoted ^= letter == '"';
            if (!quoted && (letter == ' ' || letter == '\n')) {
                scattered.append(switch (random.nextInt(6)) {
                    case 0 -> "\n";
                    case 1 -> "\t ";
                    case 2 -> " /* " + i + " */ ";
                    case 3 -> " // " + i + "\n\n";
                    default -> String.valueOf(letter);
                });
            } else {
                scattered.append(letter);
            }
        }
        return scattered.toString();
    }
}
