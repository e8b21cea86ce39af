package org.barreleye.flounder.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.testing.JavaCompilation;
import org.barreleye.flounder.CompilerOptions;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Sources;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

/** Types of types files: one class for all interfaces. */
class SharedTypesTest {
    private static final String USING = """
            // file: a.if
            interface a {
                typedef point pair[2];
                message m(route r, point p, colour c, point ps[n, 3], route rs[k, 2]);
                rpc r(in pair p, out route r, out errval e);
            };
            // file: b.if
            interface b { rpc r(in route r, out point p, out errval e); };
            """;
    private static final String LINES = """
            // file: geo/lines.if
            /** A way with a name. */
            typedef struct { point begin; point corners[3]; String name[20]; } route_name;
            /** A way. */
            typedef struct { point begin; point corners[3]; colour paint; uint8 raw[4]; } route;
            """;
    private static final String POINTS = """
            // file: points.if
            typedef enum { RED, GREEN } colour;
            typedef struct { int16 x; int16 y; } point;
            """;
    // In the order of the alphabet, against the order of use.
    private static final String TYPES = LINES + POINTS;

    private static OutputTree emitted(Sources sources) {
        var checked = FlounderCompiler.check(sources);
        assertThat(checked.findings().diagnostics()).isEmpty();
        return FlounderCompiler.emit(checked, CompilerOptions.withPackagePrefix("org.example"));
    }

    private static List<String> named(OutputTree tree, String simpleName) {
        return tree.files().keySet().stream().map(Object::toString)
                .filter(path -> path.endsWith("/" + simpleName + ".java")).toList();
    }

    @Test
    void each_has_one_class_in_the_package_of_its_file() {
        OutputTree tree = emitted(Texts.sources(TYPES + USING));

        assertThat(named(tree, "Point")).containsExactly("org/example/points/Point.java");
        assertThat(named(tree, "Colour")).containsExactly("org/example/points/Colour.java");
        assertThat(named(tree, "Route")).containsExactly("org/example/lines/Route.java");
        assertThat(named(tree, "RouteView")).containsExactly("org/example/lines/RouteView.java");
        assertThat(named(tree, "PointArray3")).containsExactly("org/example/lines/PointArray3.java");
        assertThat(named(tree, "Pair")).containsExactly("org/example/a/Pair.java");
        assertThat(JavaCompilation.of(tree).diagnostics()).isEmpty();
    }

    @Test
    void those_of_a_dependency_are_not_generated_again() {
        Sources all = Texts.sources(TYPES + USING);
        Sources sources = new Sources(all.imports(), all.interfaces(), all.capabilities(),
                Map.of("points.if", "com.base.points"));
        OutputTree base = FlounderCompiler.emit(FlounderCompiler.check(new Sources(
                all.imports().stream().filter(file -> file.name().equals("points.if")).toList(), List.of())),
                CompilerOptions.withPackagePrefix("com.base"));

        OutputTree tree = emitted(sources);

        assertThat(named(tree, "Point")).isEmpty();
        assertThat(named(tree, "Route")).hasSize(1);
        assertThat(named(base, "Point")).containsExactly("com/base/points/Point.java");
        assertThat(JavaCompilation.of(tree, base).diagnostics()).isEmpty();
    }

    @Test
    void the_layout_and_the_fingerprint_are_those_of_the_same_types_in_the_interface() {
        String own = USING.replace("interface a {", "interface a {" + (POINTS + LINES).replaceAll("// file.*", ""))
                .replaceAll("(?s)// file: b.if.*", "");
        OutputTree shared = emitted(Texts.sources(TYPES + USING));
        OutputTree inside = emitted(Texts.sources(own));

        assertThat(fingerprint(shared)).isEqualTo(fingerprint(inside));
        assertThat(marshalling(shared)).isEqualTo(marshalling(inside));
    }

    private static String fingerprint(OutputTree tree) {
        return line(tree, "AInterface", "String FINGERPRINT =");
    }

    private static String marshalling(OutputTree tree) {
        return line(tree, "ALines", "_words[");
    }

    private static String line(OutputTree tree, String simpleName, String part) {
        return tree.files().entrySet().stream()
                .filter(file -> file.getKey().toString().endsWith("/" + simpleName + ".java"))
                .flatMap(file -> file.getValue().lines()).filter(line -> line.contains(part))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void a_types_file_and_an_interface_do_not_share_a_package() {
        Sources all = Texts.sources(TYPES + "// file: x/points.if\ninterface points { message m(point p); };");

        assertThat(FlounderCompiler.check(all).findings().diagnostics()).anySatisfy(found ->
                assertThat(found.toString()).contains("same package as the types file 'points'"));
    }
}
