package org.barreleye.flounder.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.testing.CodeSizes;
import org.barreleye.compiler.testing.JavaCompilation;
import org.barreleye.flounder.CheckResult;
import org.barreleye.flounder.CompilerOptions;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Sources;
import org.barreleye.flounder.Texts;
import org.barreleye.flounder.model.Limits;
import org.junit.jupiter.api.Test;

/** The machine compiles only methods up to a size, and large interfaces do not come near it. */
class LargeInterfacesTest {
    /** Over this, the machine interprets a method for ever. */
    private static final int CODE_BYTES_MAX = 8_000;

    private static String several(int count, String declaration) {
        return IntStream.range(0, count).mapToObj(i -> declaration.replace("#", String.valueOf(i)))
                .collect(Collectors.joining("\n"));
    }

    private static String listed(int count, String parameter) {
        return IntStream.range(0, count).mapToObj(i -> parameter.replace("#", String.valueOf(i)))
                .collect(Collectors.joining(", "));
    }

    /** Compiles; yields the methods that are too large. */
    private static Map<String, Integer> tooLarge(String... declarations) throws Exception {
        return tooLarge(Texts.sources(Texts.parcelText(declarations)), OutputTree.builder().build());
    }

    private static Map<String, Integer> tooLarge(Sources sources, OutputTree more) throws Exception {
        CheckResult checked = FlounderCompiler.check(sources);
        assertThat(checked.findings().hasErrors()).describedAs(() -> checked.findings().toString()).isFalse();
        OutputTree tree = OutputTree.builder()
                .addAll(FlounderCompiler.emit(checked, CompilerOptions.withPackagePrefix("large")))
                .addAll(more).build();
        ClassLoader loader = JavaCompilation.of(tree).classLoader();
        Map<String, Integer> large = new TreeMap<>();
        for (String path : tree.files().keySet()) {
            if (path.endsWith(".java")) {
                Class<?> type = loader.loadClass(path.substring(0, path.length() - ".java".length()).replace('/', '.'));
                measure(type, large);
                for (Class<?> nested : type.getDeclaredClasses()) {
                    measure(nested, large);
                }
            }
        }
        return large;
    }

    private static void measure(Class<?> type, Map<String, Integer> large) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(file)) {
            CodeSizes.of(bytes).forEach((method, size) -> {
                if (size > CODE_BYTES_MAX) {
                    large.put(type.getName() + " " + method, size);
                }
            });
        }
    }

    @Test
    void a_thousand_messages() throws Exception {
        assertThat(tooLarge(
                several(300, "message plain#(uint32 a, uint64 b, bool c);"),
                several(300, "message text#(String s[10], cap c, uint64 a, uint64 b);"),
                several(200, "rpc ask#(in int32 a, out uint64 b, out errval e);"))).isEmpty();
    }

    @Test
    void two_thousand_constraints() throws Exception {
        String index = "{\"format\": \"capability-index\", \"version\": 1, \"rights\": ["
                + listed(8, "{\"name\": \"right#\", \"bit\": #}") + "], \"types\": ["
                + listed(8, "{\"name\": \"Type#\", \"number\": #, \"transferable\": true,"
                        + " \"reference\": \"org.example.FrameReference\"}") + "]}";
        String reference = Texts.folder("roundtrip/drivers", "FrameReference.java").interfaces().get(0).text();
        String[] messages = IntStream.range(0, 10).mapToObj(message -> "message m" + message + "("
                + IntStream.range(0, 200).mapToObj(i -> parameter(200 * message + i)).collect(Collectors.joining(", "))
                + ");").toArray(String[]::new);

        assertThat(tooLarge(
                Texts.sources(Texts.parcelText(messages)).with(Optional.of(SourceFile.of("capabilities.json", index))),
                OutputTree.builder().add("org/example/FrameReference.java", reference).build())).isEmpty();
    }

    private static String parameter(int number) {
        String rights = IntStream.range(0, 8).filter(bit -> (number >> bit & 1) != 0).mapToObj(bit -> ", right" + bit)
                .collect(Collectors.joining());
        return "cap<Type" + number / 256 + rights + "> p" + number;
    }

    @Test
    void as_many_parameters_as_a_method_can_have() throws Exception {
        int longs = Limits.ARGUMENT_SLOTS_MAX / 2;
        assertThat(tooLarge(
                "message longs(" + listed(longs, "uint64 a#") + ");",
                "message words(" + listed(longs, "uint32 a#") + ");",
                "message bools(" + listed(2 * longs, "bool a#") + ");",
                "message bytes(" + listed(2 * longs, "uint8 a#") + ");",
                "message texts(" + listed(2 * longs, "String a#[3]") + ");",
                "rpc ask(" + listed(longs, "in uint32 a#") + ", " + listed(longs, "out uint16 b#") + ");")).isEmpty();
    }

    @Test
    void as_many_fields_as_an_interface_can_have() throws Exception {
        assertThat(tooLarge(
                "typedef struct { uint8 a; uint64 b; bool c; String d[4]; cap e; } part;",
                "typedef part parts[1500];",
                "typedef struct { parts all; uint16 last; } whole;",
                "typedef uint64 block[6000];",
                "typedef uint8 bytes[40000];",
                "message take(whole w);",
                "message store(block b, bytes c);")).isEmpty();
    }

    @Test
    void as_many_constants_as_a_class_can_have() throws Exception {
        String structures = IntStream.range(0, 47).mapToObj(i -> "typedef struct { "
                + several(200, "int16 field#_of_" + i + ";") + " } part" + i + ";").collect(Collectors.joining("\n"));

        assertThat(tooLarge(structures, several(47, "message take#(part# p);"))).isEmpty();
    }

    @Test
    void many_structures() throws Exception {
        assertThat(tooLarge(
                several(800, "typedef struct { uint8 a; int16 b; } part#;"),
                several(800, "message take#(part# p, part# q);"))).isEmpty();
    }
}
