package org.barreleye.hamlet.rule;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.syntax.ClauseSyntax;
import org.barreleye.hamlet.syntax.DeclarationSyntax;
import org.barreleye.hamlet.syntax.SpecificationSyntax;
import org.barreleye.hamlet.syntax.StatementSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax;

/**
 * Types, constants and the letters of names are few enough for the byte that a type travels in, for one Java class, and
 * for names of files.
 */
final class NumbersAreSmall {
    /** Each takes three entries of a class's pool of constants at most, and there are 65,535. */
    private static final int CONSTANTS_MAX = 10_000;
    /** Abstract types count too. The limit keeps the comparison of all pairs of types fast. */
    private static final int TYPES_MAX = 2_000;
    /** More than a type may have with everything that it inherits. */
    private static final int FIELDS_MAX = 1_000;
    /** Two names and a few letters make the name of a file, which may take 255 bytes. */
    private static final int NAME_BYTES_MAX = 100;
    private static final int SHOWN = 20;

    private final Diagnostics diagnostics;
    private boolean withinLimits = true;

    private NumbersAreSmall(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Reports every breach; yields whether there was none. */
    static boolean check(SpecificationSyntax specification, Diagnostics diagnostics) {
        NumbersAreSmall rule = new NumbersAreSmall(diagnostics);
        rule.check(specification);
        return rule.withinLimits;
    }

    private void check(SpecificationSyntax specification) {
        List<TypeSyntax> concrete = specification.types().stream()
                .filter(type -> !type.has(ClauseSyntax.Abstract.class))
                .toList();
        checkCount(concrete.stream().map(TypeSyntax::name).toList(), CapabilityType.MAX,
                "types of capabilities: their numbers travel in a byte");
        checkCount(specification.types().stream().map(TypeSyntax::name).toList(), TYPES_MAX, "types and templates");
        for (TypeSyntax type : specification.types()) {
            checkCount(fields(type).toList(), FIELDS_MAX, "fields of a type: a Java method takes them all");
        }
        checkCount(specification.defines().stream().map(DeclarationSyntax.Define::name).toList(), CONSTANTS_MAX,
                "constants: a Java class holds them all");
        names(specification).forEach(name -> checkLength(name));
    }

    private void checkCount(List<Name> names, int limit, String what) {
        if (names.size() > limit) {
            withinLimits = false;
            diagnostics.report(HamletCode.LIMIT_EXCEEDED, names.get(limit).span(),
                    "there are " + names.size() + ", but there can be only " + limit + " " + what);
        }
    }

    private static Stream<Name> fields(TypeSyntax type) {
        return type.statements().stream().flatMap(statement -> statement.declaredField().stream())
                .map(field -> field.name());
    }

    private static Stream<Name> names(SpecificationSyntax specification) {
        Stream<Name> types = specification.types().stream().flatMap(type -> Stream.of(
                Stream.of(type.name()), fields(type),
                type.all(StatementSyntax.Invocation.class).stream().map(StatementSyntax.Invocation::name))
                .flatMap(names -> names));
        Stream<Name> others = Stream.of(
                specification.defines().stream().map(DeclarationSyntax.Define::name),
                specification.all(DeclarationSyntax.Rights.class).stream().flatMap(each -> each.names().stream()),
                specification.all(DeclarationSyntax.Spaces.class).stream().flatMap(each -> each.names().stream()))
                .flatMap(names -> names);
        return Stream.concat(types, others);
    }

    private void checkLength(Name name) {
        int bytes = name.text().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > NAME_BYTES_MAX) {
            withinLimits = false;
            String begin = name.text().substring(0, name.text().offsetByCodePoints(0, SHOWN));
            diagnostics.report(HamletCode.LIMIT_EXCEEDED, name.span(), "the name '" + begin + "...' takes " + bytes
                    + " bytes, and names of classes and files have room for " + NAME_BYTES_MAX);
        }
    }
}
