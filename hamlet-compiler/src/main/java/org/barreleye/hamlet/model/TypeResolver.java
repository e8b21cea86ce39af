package org.barreleye.hamlet.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Nearest;
import org.barreleye.compiler.diagnostic.Report;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.syntax.Name;
import org.barreleye.hamlet.syntax.TypeSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax.Attribute;
import org.barreleye.hamlet.syntax.TypeSyntax.FieldSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax.InvocationSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax.ParameterSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax.RangeSyntax;

/** Resolves one type: its fields with those it inherits, its range, its attributes, its invocations. */
final class TypeResolver {
    private static final List<String> FLAGS = List.of("backed", "zeroed", "moveable", "transferable", "mappable");
    private static final String ALIGN = "align";
    private static final int WIRE_FIELDS_MAX = 3;
    private static final int INVOCATION_MAX = 0xffff;

    private final Diagnostics diagnostics;
    private final Map<String, Long> defines;
    private final List<String> rights;
    private final TypeSyntax syntax;
    private final Optional<CapabilityType> inherited;
    private final List<Field> fields = new ArrayList<>();

    TypeResolver(Diagnostics diagnostics, Map<String, Long> defines, List<String> rights, TypeSyntax syntax,
            Optional<CapabilityType> inherited) {
        this.diagnostics = diagnostics;
        this.defines = defines;
        this.rights = rights;
        this.syntax = syntax;
        this.inherited = inherited;
    }

    CapabilityType resolve(int number, Optional<String> parent) {
        inherited.ifPresent(type -> fields.addAll(type.fields()));
        TypeSyntax.Body body = syntax.body()
                .orElse(new TypeSyntax.Body(false, List.of(), List.of(), List.of(), List.of()));
        body.fields().forEach(this::field);
        Optional<Extent> address = range(body.addresses(), "address").or(() -> inherited.flatMap(CapabilityType::address));
        Optional<Extent> size = range(body.sizes(), "size").or(() -> inherited.flatMap(CapabilityType::size));
        if (!body.sizes().isEmpty() && address.isEmpty()) {
            diagnostics.report(HamletCode.SIZE_WITHOUT_ADDRESS, body.sizes().get(0).operands().get(0).span(),
                    "'" + syntax.name().text() + "' has a size, but no address from which it reaches");
        }
        CapabilityType.Attributes attributes = attributes();
        if (attributes.transferable() && fields.size() > WIRE_FIELDS_MAX) {
            diagnostics.report(HamletCode.TOO_LARGE_FOR_THE_WIRE, syntax.name().span(), "'" + syntax.name().text()
                    + "' has " + fields.size() + " fields, its wire form has room for " + WIRE_FIELDS_MAX);
        }
        boolean multiple = body.retypeMultiple() || inherited.map(CapabilityType::retypeMultiple).orElse(false);
        return new CapabilityType(syntax.name().text(), syntax.documentation(), number, attributes, syntax.copying(),
                parent, syntax.fromSelf(), multiple, fields, address, size, invocations(body.invocations()));
    }

    private void field(FieldSyntax field) {
        Name name = field.name();
        if (fields.stream().anyMatch(other -> other.name().equals(name.text()))) {
            diagnostics.report(HamletCode.DUPLICATE_FIELD, name.span(),
                    "'" + syntax.name().text() + "' has a field '" + name.text() + "' already");
            return;
        }
        Optional<FieldType> type = FieldType.spelled(field.type().text());
        if (type.isEmpty() && !field.type().quoted()) {
            diagnostics.report(HamletCode.UNKNOWN_FIELD_TYPE, field.type().span(),
                            "'" + field.type().text() + "' is no type of a field")
                    .suggest('"' + field.type().text() + '"');
        }
        fields.add(new Field(name.text(), type.orElse(FieldType.POINTER), field.identity()));
    }

    private Optional<Extent> range(List<RangeSyntax> ranges, String what) {
        if (ranges.size() > 1) {
            diagnostics.report(HamletCode.DUPLICATE_RANGE, ranges.get(1).operands().get(0).span(),
                            "'" + syntax.name().text() + "' has a second " + what)
                    .note(ranges.get(0).operands().get(0).span(), "the first one");
        }
        return ranges.stream().findFirst()
                .map(range -> new Extent(range.conversion(), range.operands().stream().map(this::operand).toList()));
    }

    /** A definition hides a field of its name, as in the reference. */
    private Extent.Operand operand(Name name) {
        Long constant = defines.get(name.text());
        if (constant != null) {
            return new Extent.Operand.Constant(constant);
        }
        Optional<Field> field = fields.stream().filter(candidate -> candidate.name().equals(name.text())).findFirst();
        if (field.isEmpty()) {
            List<String> candidates = new ArrayList<>(defines.keySet());
            fields.forEach(candidate -> candidates.add(candidate.name()));
            Report report = diagnostics.report(HamletCode.UNKNOWN_NAME, name.span(),
                    "'" + name.text() + "' is neither a field of '" + syntax.name().text() + "' nor a definition");
            Nearest.to(name.text(), candidates).ifPresent(report::suggest);
        }
        return field.<Extent.Operand>map(Extent.Operand.OfField::new).orElse(new Extent.Operand.Constant(0));
    }

    private CapabilityType.Attributes attributes() {
        Map<String, Boolean> flags = new LinkedHashMap<>();
        FLAGS.forEach(flag -> flags.put(flag, false));
        long alignment = 1;
        for (Attribute attribute : syntax.attributes()) {
            String name = attribute.name().text();
            if (name.equals(ALIGN) && attribute.argument().isPresent()) {
                alignment = alignment(attribute.argument().get());
            } else if (flags.containsKey(name) && attribute.argument().isEmpty()) {
                flags.put(name, true);
            } else {
                diagnostics.report(HamletCode.UNKNOWN_ATTRIBUTE, attribute.name().span(), "there is no such attribute: "
                        + "known are " + String.join(", ", FLAGS) + ", and align(N)");
            }
        }
        return new CapabilityType.Attributes(flags.get("backed"), flags.get("zeroed"), flags.get("moveable"),
                flags.get("transferable"), flags.get("mappable"), alignment);
    }

    private long alignment(Name argument) {
        Long defined = defines.get(argument.text());
        boolean literal = Character.isDigit(argument.text().charAt(0));
        long value = defined != null ? defined : literal ? Resolver.Numbers.signed(argument.text()).orElse(0L) : 0;
        if (Long.bitCount(value) != 1) {
            diagnostics.report(HamletCode.UNKNOWN_ATTRIBUTE, argument.span(),
                    "an alignment is a power of two, or a definition of one");
            return 1;
        }
        return value;
    }

    private List<Invocation> invocations(List<InvocationSyntax> written) {
        List<Invocation> invocations = new ArrayList<>();
        inherited.ifPresent(type -> invocations.addAll(type.invocations()));
        for (InvocationSyntax invocation : written) {
            long number = Resolver.Numbers.signed(invocation.number().text()).orElse(0L);
            if (number < 1 || number > INVOCATION_MAX) {
                diagnostics.report(HamletCode.NUMBER_OUT_OF_RANGE, invocation.number().span(),
                        "an invocation has a number from 1 to " + INVOCATION_MAX);
            }
            String name = invocation.name().text();
            if (invocations.stream().anyMatch(other -> other.name().equals(name) || other.number() == number)) {
                diagnostics.report(HamletCode.DUPLICATE_INVOCATION, invocation.name().span(),
                        "'" + syntax.name().text() + "' has an invocation of this name or number already");
            }
            invocations.add(new Invocation(name, invocation.documentation(), (int) number, rights(invocation.needed()),
                    parameters(invocation.arguments()), parameters(invocation.results())));
        }
        return invocations;
    }

    private int rights(List<Name> names) {
        int bits = 0;
        for (Name name : names) {
            int bit = rights.indexOf(name.text());
            if (bit < 0) {
                Report report = diagnostics.report(HamletCode.UNKNOWN_RIGHT, name.span(),
                        "there is no right '" + name.text() + "'");
                Nearest.to(name.text(), rights).ifPresent(report::suggest);
            } else {
                bits |= 1 << bit;
            }
        }
        return bits;
    }

    private List<Parameter> parameters(List<ParameterSyntax> written) {
        List<Parameter> parameters = new ArrayList<>();
        for (ParameterSyntax parameter : written) {
            Optional<ParameterType> type = ParameterType.spelled(parameter.type().text());
            if (type.isEmpty()) {
                diagnostics.report(HamletCode.UNKNOWN_PARAMETER_TYPE, parameter.type().span(),
                        "'" + parameter.type().text() + "' is no type of a parameter");
            }
            parameters.add(new Parameter(
                    parameter.name().text(), type.orElse(ParameterType.UINT64), parameter.from().map(Name::text)));
        }
        return parameters;
    }
}
