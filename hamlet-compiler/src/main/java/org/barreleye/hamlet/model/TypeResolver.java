package org.barreleye.hamlet.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Nearest;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.syntax.ClauseSyntax;
import org.barreleye.hamlet.syntax.FieldSyntax;
import org.barreleye.hamlet.syntax.StatementSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax;

/** Resolves one type: the inherited members, then its own. */
final class TypeResolver {
    private final TypeSyntax syntax;
    private final TypeTable table;
    private final Map<String, Constant> constants;
    private final Diagnostics diagnostics;
    private final Optional<CapabilityType> template;

    TypeResolver(TypeSyntax syntax, TypeTable table, Map<String, Constant> constants, Diagnostics diagnostics) {
        this.syntax = syntax;
        this.table = table;
        this.constants = constants;
        this.diagnostics = diagnostics;
        this.template = syntax.clause(ClauseSyntax.Inherit.class)
                .flatMap(clause -> table.find(clause.template(), syntax));
    }

    CapabilityType resolve(int number, AttributeReader attributes, InvocationResolver invocations) {
        Optional<CapabilityType> parent = parent();
        List<Field> fields = fields();
        Range range = new RangeResolver(syntax, fields, constants, diagnostics)
                .resolve(template.map(CapabilityType::range).orElse(Range.NONE));
        boolean retypeMultiple = template.map(CapabilityType::retypeMultiple).orElse(false)
                || !syntax.all(StatementSyntax.RetypeMultiple.class).isEmpty();
        Attributes own = attributes.read(syntax, template.map(CapabilityType::attributes), parent, fields);
        List<Invocation> all = invocations.resolve(syntax, template.map(CapabilityType::invocations).orElse(List.of()));
        return new CapabilityType(syntax.name().span(), Resolver.lines(syntax), syntax.name().text(), number, template,
                parent, syntax.has(ClauseSyntax.FromSelf.class), identity(), retypeMultiple, fields, range, own, all);
    }

    private Optional<CapabilityType> parent() {
        Optional<ClauseSyntax.From> clause = syntax.clause(ClauseSyntax.From.class);
        Optional<CapabilityType> parent = clause.flatMap(from -> table.find(from.parent(), syntax));
        parent.filter(CapabilityType::isAbstract).ifPresent(type -> diagnostics.report(HamletCode.FROM_ABSTRACT,
                clause.get().parent().span(), "no capability has the type '" + type.name()
                + "', which is abstract, so '"
                        + syntax.name() + "' cannot be derived from it; to begin as a copy of it, write 'inherit'")
                .note(type.span(), "declared abstract here"));
        return parent.filter(type -> !type.isAbstract());
    }

    private CapabilityType.Identity identity() {
        if (syntax.has(ClauseSyntax.AlwaysCopy.class)) {
            return CapabilityType.Identity.ALWAYS_COPY;
        }
        return syntax.has(ClauseSyntax.NeverCopy.class)
                ? CapabilityType.Identity.NEVER_COPY
                : CapabilityType.Identity.BY_VALUE;
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>(template.map(CapabilityType::fields).orElse(List.of()));
        for (StatementSyntax statement : syntax.statements()) {
            statement.declaredField().ifPresent(field -> add(field, statement, fields));
        }
        return fields;
    }

    private void add(FieldSyntax declared, StatementSyntax statement, List<Field> fields) {
        String name = declared.name().text();
        Optional<Field> earlier = fields.stream().filter(field -> field.name().equals(name)).findFirst();
        if (earlier.isPresent()) {
            boolean inherited = template.filter(type -> type.fields().contains(earlier.get())).isPresent();
            diagnostics.report(HamletCode.DUPLICATE_FIELD, declared.name().span(),
                    "'" + syntax.name() + "' has a field '" + name + "' already")
                    .note(earlier.get().span(), inherited ? "inherited from here" : "declared here");
            return;
        }
        boolean equality = statement instanceof StatementSyntax.EqualityField;
        FieldType type = type(declared);
        if (equality && type instanceof FieldType.CapabilityPointer) {
            diagnostics.report(HamletCode.OPERAND_TYPE, declared.span(),
                    "a reference to a capability cannot be an equality field: "
                    + "the address of a capability does not identify its object");
        }
        fields.add(new Field(declared.name().span(), name, type, equality));
    }

    private FieldType type(FieldSyntax field) {
        String name = field.type().text();
        Optional<NumberType> number = NumberType.named(name);
        if (number.isPresent()) {
            return new FieldType.Number(number.get());
        }
        if (!field.quoted()) {
            var report = diagnostics.report(HamletCode.UNKNOWN_FIELD_TYPE, field.type().span(), "there is no type '"
                    + name
                    + "'; a pointer to something of the kernel is written as a C type in quotes");
            Nearest.to(name, List.of(NumberType.values()), NumberType::keyword)
                    .ifPresentOrElse(nearest -> report.suggest(nearest.keyword()),
                    () -> report.suggest("\"" + name + "\""));
        }
        return name.equals(FieldType.CapabilityPointer.TARGET)
                ? new FieldType.CapabilityPointer()
                : new FieldType.Handle(name);
    }
}
