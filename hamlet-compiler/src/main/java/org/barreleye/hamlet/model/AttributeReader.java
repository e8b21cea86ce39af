package org.barreleye.hamlet.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Nearest;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.syntax.AttributeSyntax;
import org.barreleye.hamlet.syntax.AttributeSyntax.Argument;
import org.barreleye.hamlet.syntax.TypeSyntax;

/** Reads the attributes of types. A type has those of its template too. */
final class AttributeReader {
    /** The space of types that name none, unless the specification declares spaces. */
    static final String MEMORY = "memory";
    /** The attribute that {@link TypeNumbers} reads. */
    static final String NUMBER = "number";

    private static final BigInteger UNSIGNED_LIMIT = BigInteger.ONE.shiftLeft(Long.SIZE);
    private static final int LEVEL_MAX = 8;

    private final Map<String, Constant> constants;
    private final List<String> spaces;
    private final Diagnostics diagnostics;

    AttributeReader(Map<String, Constant> constants, List<String> spaces, Diagnostics diagnostics) {
        this.constants = constants;
        this.spaces = spaces.isEmpty() ? List.of(MEMORY) : spaces;
        this.diagnostics = diagnostics;
    }

    /** The attributes of a type. */
    Attributes read(TypeSyntax type, Optional<Attributes> template, Optional<CapabilityType> parent,
            List<Field> fields) {
        Map<String, AttributeSyntax> own = byName(type);
        List<Attributes.Flag> flags = new ArrayList<>(template.map(Attributes::flags).orElse(List.of()));
        for (Attributes.Flag flag : Attributes.Flag.values()) {
            AttributeSyntax attribute = own.get(flag.keyword());
            if (attribute != null && requireArguments(attribute, 0, "no argument") && !flags.contains(flag)) {
                flags.add(flag);
            }
        }
        String space = template.map(Attributes::space)
                .or(() -> parent.map(declared -> declared.attributes().space()))
                .orElse(spaces.get(0));
        OptionalLong maxObjects = number(own.get("max_objects"));
        return new Attributes(flags,
                alignment(own.get("align")).orElse(template.map(Attributes::alignment).orElse(1L)),
                number(own.get("size_multiple")).orElse(template.map(Attributes::sizeMultiple).orElse(1L)),
                maxObjects.isPresent() ? maxObjects : template.map(Attributes::maxObjects).orElse(OptionalLong.empty()),
                pageTable(own.get("page_table")).or(() -> template.flatMap(Attributes::pageTable)),
                space(own.get("space")).orElse(space),
                mintable(own.get("mint"), type, fields, template.map(Attributes::mintable).orElse(List.of())));
    }

    private Map<String, AttributeSyntax> byName(TypeSyntax type) {
        List<String> known = new ArrayList<>(
                List.of(NUMBER, "align", "size_multiple", "max_objects", "page_table", "space", "mint"));
        for (Attributes.Flag flag : Attributes.Flag.values()) {
            known.add(flag.keyword());
        }
        Map<String, AttributeSyntax> byName = new LinkedHashMap<>();
        for (AttributeSyntax attribute : type.attributes()) {
            String name = attribute.name().text();
            if (!known.contains(name)) {
                var report = diagnostics.report(HamletCode.UNKNOWN_ATTRIBUTE, attribute.name().span(),
                        "types have no attribute '" + name + "'");
                Nearest.to(name, known).ifPresentOrElse(report::suggest,
                        () -> report.note("there are " + String.join(", ", known)));
            }
            AttributeSyntax earlier = byName.putIfAbsent(name, attribute);
            if (earlier != null) {
                diagnostics.report(HamletCode.ATTRIBUTES_CONFLICT, attribute.span(),
                        "'" + type.name() + "' has the attribute '" + name + "' already").note(earlier.span(), "here");
            }
        }
        AttributeSyntax number = byName.get(NUMBER);
        if (number != null && requireArguments(number, 1, "one number")
                && number.arguments().get(0).number().isEmpty()) {
            reportArgument(number.arguments().get(0), "the number of a type is written as a number");
        }
        return byName;
    }

    private boolean requireArguments(AttributeSyntax attribute, int count, String words) {
        if (attribute.arguments().size() != count) {
            diagnostics.report(HamletCode.ATTRIBUTE_ARGUMENT, attribute.span(),
                    "'@" + attribute.name() + "' takes " + words);
        }
        return attribute.arguments().size() == count;
    }

    private void reportArgument(Argument argument, String message) {
        diagnostics.report(HamletCode.ATTRIBUTE_ARGUMENT, argument.span(), message);
    }

    private OptionalLong alignment(AttributeSyntax attribute) {
        OptionalLong alignment = number(attribute);
        if (alignment.isPresent() && Long.bitCount(alignment.getAsLong()) != 1) {
            reportArgument(attribute.arguments().get(0), "an alignment is a power of two");
            return OptionalLong.empty();
        }
        return alignment;
    }

    /** The single argument of an attribute: a number or a constant, more than 0. */
    private OptionalLong number(AttributeSyntax attribute) {
        if (attribute == null || !requireArguments(attribute, 1, "one number or constant")) {
            return OptionalLong.empty();
        }
        Argument argument = attribute.arguments().get(0);
        OptionalLong value = value(argument);
        if (value.isPresent() && value.getAsLong() <= 0) {
            reportArgument(argument, "'@" + attribute.name() + "' takes a number from 1 to 2^63-1");
            return OptionalLong.empty();
        }
        return value;
    }

    private OptionalLong value(Argument argument) {
        if (argument.number().isPresent()) {
            BigInteger value = argument.number().get().value();
            boolean fits = value.signum() >= 0 && value.compareTo(UNSIGNED_LIMIT) < 0;
            return OptionalLong.of(fits ? value.longValue() : 0);
        }
        Constant constant = constants.get(argument.text());
        if (constant == null) {
            var report = diagnostics.report(HamletCode.UNKNOWN_NAME, argument.span(),
                    "there is no constant called '" + argument.text() + "'");
            Nearest.to(argument.text(), constants.keySet()).ifPresent(report::suggest);
            return OptionalLong.empty();
        }
        return OptionalLong.of(constant.value());
    }

    private Optional<Attributes.PageTable> pageTable(AttributeSyntax attribute) {
        if (attribute == null || !requireArguments(attribute, 2, "the name of an architecture and a level")) {
            return Optional.empty();
        }
        Argument architecture = attribute.arguments().get(0);
        OptionalLong level = value(attribute.arguments().get(1));
        if (architecture.number().isPresent()) {
            reportArgument(architecture, "an architecture has a name");
        }
        if (level.isPresent() && (level.getAsLong() < 1 || level.getAsLong() > LEVEL_MAX)) {
            reportArgument(attribute.arguments().get(1), "levels of page tables count from 1, upwards, to "
                    + LEVEL_MAX);
            return Optional.empty();
        }
        return level.isPresent()
                ? Optional.of(new Attributes.PageTable(architecture.text(), (int) level.getAsLong()))
                : Optional.empty();
    }

    private Optional<String> space(AttributeSyntax attribute) {
        if (attribute == null || !requireArguments(attribute, 1, "the name of a space")) {
            return Optional.empty();
        }
        Argument argument = attribute.arguments().get(0);
        if (!spaces.contains(argument.text())) {
            var report = diagnostics.report(HamletCode.UNKNOWN_SPACE, argument.span(), "there is no space called '"
                    + argument.text() + "': there " + (spaces.size() == 1 ? "is " : "are ")
                    + String.join(", ", spaces));
            Nearest.to(argument.text(), spaces).ifPresent(report::suggest);
            return Optional.empty();
        }
        return Optional.of(argument.text());
    }

    private List<Field> mintable(AttributeSyntax attribute, TypeSyntax type, List<Field> fields,
            List<Field> inherited) {
        List<Field> mintable = new ArrayList<>(inherited);
        if (attribute == null) {
            return mintable;
        }
        if (attribute.arguments().isEmpty()) {
            diagnostics.report(HamletCode.ATTRIBUTE_ARGUMENT, attribute.span(), "'@mint' takes the names of fields");
        }
        for (Argument argument : attribute.arguments()) {
            fields.stream()
                    .filter(field -> field.name().equals(argument.text()))
                    .findFirst()
                    .ifPresentOrElse(mintable::add,
                    () -> diagnostics.report(HamletCode.MINT_CHANGES_IDENTITY, argument.span(),
                            "'" + type.name() + "' has no field '" + argument.text() + "' that mint could change"));
        }
        return mintable.stream().distinct().toList();
    }
}
