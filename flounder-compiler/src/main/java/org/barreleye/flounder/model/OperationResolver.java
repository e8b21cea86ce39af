package org.barreleye.flounder.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.Operation.Argument;
import org.barreleye.flounder.model.Operation.Direction;
import org.barreleye.flounder.model.TypeTable.Known;
import org.barreleye.flounder.syntax.BoundSyntax;
import org.barreleye.flounder.syntax.MessageSyntax;
import org.barreleye.flounder.syntax.MetaSyntax;
import org.barreleye.flounder.syntax.ParameterSyntax;

/** Finds out what messages and rpcs mean, and numbers what travels. */
final class OperationResolver {
    private final TypeTable table;
    private final ConstraintResolver constraints;
    private final LimitCheck limits;
    private final Diagnostics diagnostics;
    private int nextNumber = Message.FIRST_NUMBER;
    private Extent total = Extent.NOTHING;

    OperationResolver(TypeTable table, Optional<CapabilityTypes> capabilities, Diagnostics diagnostics) {
        this.table = table;
        this.constraints = new ConstraintResolver(capabilities, diagnostics);
        this.limits = new LimitCheck(diagnostics);
        this.diagnostics = diagnostics;
    }

    /** The operations, in order. What could not be resolved has been reported. */
    List<Operation> resolve(List<MessageSyntax> declarations) {
        List<Operation> operations = new ArrayList<>();
        for (MessageSyntax declaration : declarations) {
            List<Argument> arguments = arguments(declaration);
            if (!limits.areFieldsWithinLimits("the messages up to this one have", total, declaration.name().span())) {
                return operations;
            }
            operations.add(operation(declaration, arguments));
        }
        return operations;
    }

    private Operation operation(MessageSyntax declaration, List<Argument> arguments) {
        String name = declaration.name().text();
        Documentation documentation = DocumentationReader.read(declaration);
        List<Meta> metas = declaration.metas().stream().map(OperationResolver::meta).toList();
        if (declaration.kind() == MessageSyntax.Kind.RPC) {
            return new Operation.Rpc(name, arguments,
                    message(declaration, name + "_call", Message.Kind.CALL, parameters(arguments, Direction.IN)),
                    message(declaration, name + "_response", Message.Kind.RESPONSE,
                            parameters(arguments, Direction.OUT)),
                    documentation, metas, declaration.name().span());
        }
        return new Operation.OneWay(
                message(declaration, name, Message.Kind.MESSAGE, parameters(arguments, Direction.IN)),
                documentation, metas, declaration.name().span());
    }

    private Message message(MessageSyntax declaration, String name, Message.Kind kind, List<Parameter> parameters) {
        return new Message(name, kind, nextNumber++, parameters, declaration.name().span());
    }

    private static List<Parameter> parameters(List<Argument> arguments, Direction direction) {
        return arguments.stream()
                .filter(argument -> argument.direction() == direction)
                .map(Argument::parameter)
                .toList();
    }

    private List<Argument> arguments(MessageSyntax declaration) {
        List<Argument> arguments = new ArrayList<>();
        for (ParameterSyntax parameter : declaration.parameters()) {
            Optional<Known> type = type(parameter).flatMap(known -> constrained(parameter, known));
            if (type.isPresent()) {
                total = total.plus(type.get().extent().named(parameter.name().text()));
                boolean out = parameter.direction().filter(d -> d == ParameterSyntax.Direction.OUT).isPresent();
                arguments.add(new Argument(out ? Direction.OUT : Direction.IN, new Parameter(parameter.name().text(),
                        type.get().type(), parameter.type().text(), parameter.name().span())));
            }
        }
        return arguments;
    }

    private Optional<Known> constrained(ParameterSyntax parameter, Known known) {
        return parameter.constraint().isEmpty()
                ? Optional.of(known)
                : constraints.resolve(known.type(), parameter.type(), parameter.constraint().get())
                        .map(capability -> new Known(capability, known.extent(), Optional.empty()));
    }

    private Optional<Known> type(ParameterSyntax parameter) {
        Name type = parameter.type();
        if (parameter.bound().isEmpty()) {
            return isOldString(type) ? Optional.empty() : table.lookUp(type);
        }
        BoundSyntax bound = parameter.bound().get();
        if (bound instanceof BoundSyntax.Length length) {
            return dynamicArray(type, length);
        }
        if (bound instanceof BoundSyntax.Size size) {
            return text(parameter, size);
        }
        // Without a maximum: the old dialect, which a rule refuses.
        return Optional.empty();
    }

    /** The name of strings in the old dialect; a rule refuses it. */
    private boolean isOldString(Name type) {
        return type.text().equals("string") && table.declared(type.text()).isEmpty();
    }

    private Optional<Known> text(ParameterSyntax parameter, BoundSyntax.Size size) {
        if (parameter.type().text().equals(Text.SPELLING)) {
            return limits.maximum(size.maximum(), 1)
                    .map(maximum -> new Known(new Text(maximum), Extent.TEXT, Optional.empty()));
        }
        if (table.lookUp(parameter.type()).isPresent()) {
            String number = size.maximum().span().text();
            diagnostics.report(FlounderCode.SYNTAX, size.span(),
                            "only a string has a bare number in brackets here")
                    .note("for up to " + number + " elements write '" + parameter.type() + " " + parameter.name()
                            + "[length, " + number + "]'; for exactly " + number + " declare a type: 'typedef "
                            + parameter.type() + " NAME[" + number + "];'");
        }
        return Optional.empty();
    }

    private Optional<Known> dynamicArray(Name elementName, BoundSyntax.Length length) {
        boolean strings = elementName.text().equals(Text.SPELLING);
        Optional<Known> element = strings ? Optional.empty() : table.lookUp(elementName);
        if (strings || element.isPresent() && !element.get().extent().fixedLayout()) {
            diagnostics.report(FlounderCode.NO_FIXED_LAYOUT, elementName.span(), "the elements of an array must have a "
                    + "fixed layout, and " + (strings ? "strings have none" : "'" + elementName
                    + "' is or has a capability or a string"));
            return Optional.empty();
        }
        if (element.isEmpty()) {
            return Optional.empty();
        }
        Extent extent = element.get().extent();
        return limits.maximum(length.maximum(), extent.bytes())
                .map(maximum -> new Known(new DynamicArray(element.get().type(), elementName.text(),
                        length.length().text(), maximum), extent, Optional.empty()));
    }

    private static Meta meta(MetaSyntax meta) {
        List<Meta.Entry> entries = new ArrayList<>();
        for (MetaSyntax.Entry entry : meta.entries()) {
            String value = entry instanceof MetaSyntax.Setting setting
                    ? setting.value().value().toString()
                    : ((MetaSyntax.Reference) entry).target().text();
            entries.add(new Meta.Entry(entry.key().text(), value, entry.span()));
        }
        return new Meta(meta.namespace().text(), entries, meta.span());
    }
}
