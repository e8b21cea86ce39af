package org.barreleye.hamlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.barreleye.compiler.testing.JavaCompilation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The generated predicates answer as the reference's do, value for value. */
class SemanticsVectorsTest {
    private static final Path VECTORS = Path.of("src/test/resources/conformance/semantics-vectors.tsv.gz");
    private static final String PACKAGE = "semantics";
    private static final int SHOWN_MAX = 10;

    private static List<String[]> rows;
    private static Generated generated;

    @BeforeAll
    static void compile_the_specification() {
        rows = read();
        String offset = rows.get(0)[rows.get(0).length - 1].substring("offset=".length());
        CompilerOptions options = new CompilerOptions(PACKAGE, Long.parseUnsignedLong(offset, 16));
        generated = new Generated(JavaCompilation.of(
                HamletCompiler.compile(Sources.resource("conformance/semantics.hl"), options.withAllParts()).output()));
    }

    private static List<String[]> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(VECTORS)), StandardCharsets.UTF_8))) {
            return new ArrayList<>(lines.lines().map(line -> line.split("\t")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String[]> rows(String kind) {
        return rows.stream().filter(row -> row[0].equals(kind)).toList();
    }

    @Test
    void of_every_pair_of_values() {
        List<String> differences = new ArrayList<>();
        List<String[]> pairs = rows("P");
        for (String[] pair : pairs) {
            Map<String, String> columns = columns(pair);
            Object left = generated.capability(columns, "L");
            Object right = generated.capability(columns, "R");
            Map<String, String> answers = generated.answers(left, right);
            answers.forEach((question, answer) -> {
                if (!answer.equals(columns.get(question)) && differences.size() < SHOWN_MAX) {
                    differences.add(pair[1] + " " + question + ": " + columns.get(question) + " and not " + answer
                            + " for " + left + " and " + right);
                }
            });
        }

        assertThat(differences).isEmpty();
        assertThat(pairs).hasSize(12_441);
    }

    private static Map<String, String> columns(String[] row) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 3; i < row.length; i++) {
            int split = row[i].lastIndexOf('=');
            columns.put(row[i].substring(0, split), row[i].substring(split + 1));
        }
        return columns;
    }

    @Test
    void of_every_type() {
        for (String[] row : rows("T")) {
            Object type = generated.type(Integer.parseInt(row[1]));

            assertThat(generated.ask("typeRoot", type)).as(row[2]).isEqualTo(Integer.parseInt(row[3].substring(5)));
            assertThat(generated.ask("isRevokedFirst", type, false)).as(row[2]).isEqualTo(row[6].endsWith("1"));
            assertThat(generated.ask("isRevokedFirst", type, true)).as(row[2]).isEqualTo(row[7].endsWith("1"));
        }
    }

    @Test
    void of_every_pair_of_types() {
        for (String[] row : rows("W")) {
            Object source = generated.type(Integer.parseInt(row[1]));
            String bits = row[3];
            for (int target = 0; target < bits.length(); target++) {
                assertThat(generated.ask("isWellFounded", source, generated.type(target)))
                        .as("%s to %s", row[2], target)
                        .isEqualTo(bits.charAt(target) == '1');
            }
        }
    }

    /** Generated classes, reached by reflection. */
    private static final class Generated {
        private final ClassLoader loader;
        private final Object[] types;
        private final List<String> names = rows("T").stream().map(row -> row[2]).toList();
        private final Map<String, Method> relations = new LinkedHashMap<>();

        private Generated(JavaCompilation compilation) {
            loader = compilation.classLoader();
            types = load("user.ObjectType").getEnumConstants();
            for (String name : List.of("kernel.Relations", "kernel.ReferenceRelations")) {
                for (Method method : load(name).getDeclaredMethods()) {
                    relations.put(method.getName() + method.getParameterCount(), method);
                }
            }
        }

        private Class<?> load(String name) {
            try {
                return Class.forName(PACKAGE + "." + name, true, loader);
            } catch (ClassNotFoundException e) {
                throw new AssertionError(name, e);
            }
        }

        private Object type(int number) {
            return types[number];
        }

        private Object ask(String relation, Object... arguments) {
            try {
                return relations.get(relation + arguments.length).invoke(null, arguments);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(relation, e);
            }
        }

        private Object capability(Map<String, String> columns, String side) {
            int number = Integer.parseInt(columns.get(side + "#type"), 16);
            String name = types[number].toString();
            Class<?> record = load("kernel." + names.get(number) + "Capability");
            RecordComponent[] components = record.getRecordComponents();
            Object[] values = new Object[components.length];
            values[0] = Integer.parseInt(columns.getOrDefault(side + "#rights", "0"), 16);
            for (int i = 1; i < components.length; i++) {
                values[i] = value(columns, side + "." + components[i].getName(), components[i].getType());
            }
            try {
                return record.getConstructors()[0].newInstance(values);
            } catch (InvocationTargetException e) {
                throw new AssertionError(name + ": " + e.getCause(), e);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(name, e);
            }
        }

        private Object value(Map<String, String> columns, String column, Class<?> type) {
            if (!type.isPrimitive()) {
                return capability(columns, column);
            }
            long value = Long.parseUnsignedLong(columns.getOrDefault(column, "0"), 16);
            return type == int.class ? (Object) (int) value : (Object) value;
        }

        private Map<String, String> answers(Object left, Object right) {
            Object leftType = typeOf(left);
            Object rightType = typeOf(right);
            Map<String, String> answers = new LinkedHashMap<>();
            answers.put("L.addr()", hex(ask("address", left)));
            answers.put("L.size()", hex(ask("size", left)));
            answers.put("R.addr()", hex(ask("address", right)));
            answers.put("R.size()", hex(ask("size", right)));
            answers.put("cmp(L,R)", sign(ask("compare", left, right)));
            answers.put("cmp(R,L)", sign(ask("compare", right, left)));
            answers.put("cmp(L,L)", sign(ask("compare", left, left)));
            answers.put("cmpT(L,R)", sign(ask("compare", left, 1L, right, 2L)));
            answers.put("cmpT(R,L)", sign(ask("compare", right, 2L, left, 1L)));
            answers.put("copy(L,R)", bit(ask("isCopy", left, right)));
            answers.put("copy(R,L)", bit(ask("isCopy", right, left)));
            answers.put("copy(L,L)", bit(ask("isCopy", left, left)));
            answers.put("anc(child=L,parent=R)", bit(ask("isAncestor", left, right)));
            answers.put("anc(child=R,parent=L)", bit(ask("isAncestor", right, left)));
            answers.put("wf(L->R)", bit(ask("isWellFounded", leftType, rightType)));
            answers.put("wf(R->L)", bit(ask("isWellFounded", rightType, leftType)));
            answers.put("eqtype", bit(ask("isEqualType", leftType, rightType)));
            return answers;
        }

        private static Object typeOf(Object capability) {
            try {
                return capability.getClass().getMethod("type").invoke(capability);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }

        private static String hex(Object value) {
            return Long.toHexString((Long) value);
        }

        private static String sign(Object value) {
            return Integer.toString(Integer.signum((Integer) value));
        }

        private static String bit(Object value) {
            return (Boolean) value ? "1" : "0";
        }
    }
}
