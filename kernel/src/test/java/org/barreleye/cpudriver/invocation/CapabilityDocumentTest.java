package org.barreleye.cpudriver.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.hamlet.HamletCompiler;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Invocation;
import org.barreleye.hamlet.model.InvocationComment;
import org.barreleye.hamlet.model.Parameter;
import org.barreleye.hamlet.model.Specification;
import org.barreleye.kpi.outcome.KernelError;
import org.junit.jupiter.api.Test;

/** The documents about capability types agree with the specification and with the kernel. */
class CapabilityDocumentTest {
    private static final Path DOCUMENT = Path.of("docs", "capabilities.md");
    private static final Path SPECIFICATION = Path.of("..", "generated", "src", "main", "hamlet", "caps.hl");
    private static final Path HANDLERS = Path.of("src", "main", "java", "org", "barreleye", "cpudriver", "invocation");
    private static final Pattern ERROR = Pattern.compile("KernelError\\.([A-Z_]+)");

    /** A row of the table. */
    private record Row(String type, String behaviour, String planned) {}

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\s*\\|\\s*"))
                .map(cells -> new Row(cells[1].replace("`", ""), cells[3], cells[4]))
                .toList();
    }

    private static Specification specification() throws IOException {
        return HamletCompiler.check(SourceFile.read("caps.hl", SPECIFICATION)).specification().orElseThrow();
    }

    private static Set<String> implemented() {
        return InvocationHandlers.handlers((dispatcher, root, program, argument0, argument1) -> {}).stream()
                .map(handler -> handler.type().declaredName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String behaviour(CapabilityType type) {
        if (implemented().contains(type.name())) {
            return "implemented";
        }
        return type.invocations().isEmpty() && ObjectType.of(type.number()).isObject() ? "object" : "declared";
    }

    private static Set<String> declaredErrors(Invocation invocation) {
        return InvocationComment.of(invocation.documentation()).errors().keySet();
    }

    @Test
    void the_table_lists_every_type_in_order() throws IOException {
        assertThat(rows()).extracting(Row::type)
                .containsExactlyElementsOf(Arrays.stream(ObjectType.values()).map(ObjectType::declaredName).toList());
    }

    @Test
    void the_table_tells_which_types_the_kernel_implements() throws IOException {
        List<String> expected = specification().concreteTypes().stream()
                .map(type -> type.name() + " " + behaviour(type))
                .toList();

        assertThat(rows()).extracting(row -> row.type() + " " + row.behaviour()).containsExactlyElementsOf(expected);
    }

    @Test
    void the_table_names_a_roadmap_area_for_declared_types_only() throws IOException {
        Set<String> withoutInvocations = specification().concreteTypes().stream()
                .filter(type -> type.invocations().isEmpty())
                .map(CapabilityType::name)
                .collect(Collectors.toSet());

        assertThat(rows()).allMatch(row -> row.behaviour().equals("declared") != row.planned().equals("-")
                || row.behaviour().equals("declared") && withoutInvocations.contains(row.type()));
    }

    @Test
    void comments_of_invocations_declare_errors_and_words_that_exist() throws IOException {
        Set<String> errors = Arrays.stream(KernelError.values()).map(Enum::name).collect(Collectors.toSet());
        for (CapabilityType type : specification().concreteTypes()) {
            for (Invocation invocation : type.invocations()) {
                List<String> words = new ArrayList<>();
                invocation.parameters().stream().map(Parameter::name).forEach(words::add);
                invocation.results().stream().map(Parameter::name).forEach(words::add);

                assertThat(errors).as("%s.%s", type.name(), invocation.name()).containsAll(declaredErrors(invocation));
                assertThat(words).as("%s.%s", type.name(), invocation.name())
                        .containsAll(InvocationComment.of(invocation.documentation()).parameters());
            }
        }
    }

    @Test
    void comments_of_invocations_declare_the_errors_that_handlers_name() throws IOException {
        for (CapabilityType type : specification().concreteTypes()) {
            Path handler = HANDLERS.resolve(type.invocationType().name() + "InvocationHandler.java");
            if (Files.exists(handler)) {
                Set<String> declared = type.invocations().stream()
                        .flatMap(invocation -> declaredErrors(invocation).stream())
                        .collect(Collectors.toSet());

                assertThat(ERROR.matcher(Files.readString(handler)).results().map(found -> found.group(1)))
                        .as(type.name())
                        .allMatch(error -> error.equals("NONE") || declared.contains(error));
            }
        }
    }
}
