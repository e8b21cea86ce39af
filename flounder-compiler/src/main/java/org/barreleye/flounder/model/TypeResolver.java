package org.barreleye.flounder.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.compiler.source.Span;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.TypeTable.Known;
import org.barreleye.flounder.syntax.EnumeratorSyntax;
import org.barreleye.flounder.syntax.FieldSyntax;
import org.barreleye.flounder.syntax.NumberSyntax;
import org.barreleye.flounder.syntax.TypeSyntax;

/** Finds out what a declaration of a type means. Empty answers have been reported. */
final class TypeResolver implements TypeSyntax.Visitor<Optional<TypeResolver.Meaning>> {
    private final TypeTable table;
    private final LimitCheck limits;
    private final Diagnostics diagnostics;

    TypeResolver(TypeTable table, Diagnostics diagnostics) {
        this.table = table;
        this.limits = new LimitCheck(diagnostics);
        this.diagnostics = diagnostics;
    }

    /**
     * The meaning of a declaration.
     *
     * @param form the form of the declaration
     * @param type its meaning
     * @param typeName its name in the source
     * @param extent its size
     */
    record Meaning(TypeDefinition.Form form, Type type, String typeName, Extent extent) {}

    @Override
    public Optional<Meaning> alias(TypeSyntax.Alias declaration) {
        Name target = declaration.target();
        if (!TypeTable.isBuiltin(target.text())) {
            diagnostics.report(FlounderCode.ALIAS_OF_NON_BUILTIN, target.span(),
                            "an alias stands for a builtin type, and '" + target + "' is none")
                    .suggest(declaration.span(), "typedef " + target + " " + declaration.name() + ";");
            return Optional.empty();
        }
        return table.lookUp(target)
                .map(known -> new Meaning(TypeDefinition.Form.ALIAS, known.type(), target.text(), known.extent()));
    }

    @Override
    public Optional<Meaning> renaming(TypeSyntax.Renaming declaration) {
        return table.lookUp(declaration.target()).map(known -> new Meaning(TypeDefinition.Form.RENAMING, known.type(),
                declaration.target().text(), known.extent()));
    }

    @Override
    public Optional<Meaning> fixedArray(TypeSyntax.FixedArray declaration) {
        String name = declaration.name().text();
        return array(Optional.of(name), declaration.element(), declaration.length(), declaration.name().span())
                .map(known -> new Meaning(TypeDefinition.Form.TYPE, known.type(), name, known.extent()));
    }

    @Override
    public Optional<Meaning> enumeration(TypeSyntax.Enumeration declaration) {
        List<EnumeratorSyntax> enumerators = declaration.enumerators();
        if (enumerators.size() > Limits.ENUMERATORS_MAX) {
            diagnostics.report(FlounderCode.TOO_MANY_ENUMERATORS, declaration.name().span(), "'" + declaration.name()
                    + "' has " + enumerators.size() + " enumerators; the Java virtual machine allows "
                    + Limits.ENUMERATORS_MAX);
            return Optional.empty();
        }
        String name = declaration.name().text();
        Type type = new Enumeration(name, enumerators.stream().map(one -> one.name().text()).toList());
        return Optional.of(new Meaning(TypeDefinition.Form.TYPE, type, name, Extent.ENUMERATION));
    }

    @Override
    public Optional<Meaning> structure(TypeSyntax.Structure declaration) {
        Name name = declaration.name();
        List<Structure.Field> fields = new ArrayList<>();
        Extent extent = Extent.NOTHING;
        boolean complete = true;
        for (FieldSyntax field : declaration.fields()) {
            Optional<Known> type = field(name, field);
            if (type.isPresent()) {
                fields.add(new Structure.Field(field.name().text(), type.get().type(), field.type().text()));
                extent = extent.plus(type.get().extent().named(field.name().text()));
            }
            complete &= type.isPresent();
        }
        Extent whole = extent.wrapped();
        if (!complete || !limits.isWithinLimits(name.text(), whole, name.span())) {
            return Optional.empty();
        }
        return Optional.of(new Meaning(TypeDefinition.Form.TYPE, new Structure(name.text(), fields), name.text(),
                whole));
    }

    private Optional<Known> field(Name structure, FieldSyntax field) {
        Name type = field.type();
        if (type.text().equals(structure.text()) && !TypeTable.isBuiltin(type.text())
                && table.declared(type.text()).isEmpty()) {
            diagnostics.report(FlounderCode.RECURSIVE_TYPE, type.span(),
                    "'" + structure + "' would contain itself, and so have no end");
            return Optional.empty();
        }
        if (field.bound().isEmpty()) {
            return table.lookUp(type);
        }
        NumberSyntax bound = field.bound().get();
        if (type.text().equals(Text.SPELLING)) {
            return limits.maximum(bound, 1)
                    .map(maximum -> new Known(new Text(maximum), Extent.TEXT, Optional.empty()));
        }
        return array(Optional.empty(), type, bound, field.name().span());
    }

    private Optional<Known> array(Optional<String> name, Name elementName, NumberSyntax length, Span span) {
        Optional<Known> element = table.lookUp(elementName);
        if (length.value().signum() <= 0) {
            diagnostics.report(FlounderCode.ARRAY_LENGTH, length.span(), "an array must have at least one element");
            return Optional.empty();
        }
        if (element.isEmpty()) {
            return Optional.empty();
        }
        long count = length.value().min(BigInteger.valueOf(Extent.COUNT_MAX)).longValue();
        Extent extent = element.get().extent().named(length.span().text()).times(count).wrapped();
        if (!limits.isWithinLimits(name.orElse("this array"), extent, span)) {
            return Optional.empty();
        }
        Type array = new FixedArray(name, element.get().type(), elementName.text(), Math.toIntExact(count));
        return Optional.of(new Known(array, extent, Optional.empty()));
    }
}
