package org.barreleye.flounder.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.barreleye.compiler.compare.Breakage;
import org.barreleye.compiler.compare.Change;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.model.Parameter;
import org.barreleye.flounder.naming.JavaNames;
import org.barreleye.flounder.plan.Fingerprint;

/** The comparison of two versions of some interfaces. */
public final class InterfaceComparison {
    private final List<Change> changes = new ArrayList<>();

    private InterfaceComparison() {}

    /** All changes: of each message the worst one, and operations that change the Java of programs. */
    public static List<Change> of(List<Interface> old, List<Interface> current) {
        InterfaceComparison comparison = new InterfaceComparison();
        Map<String, Interface> byName = new LinkedHashMap<>();
        current.forEach(definition -> byName.put(definition.name(), definition));
        for (Interface before : old) {
            Interface now = byName.get(before.name());
            if (now == null) {
                comparison.addRemoved(before, "the interface '" + before.name() + "'");
            } else {
                comparison.compare(before, now);
            }
        }
        return comparison.changes;
    }

    /** The code under which a change is reported. */
    public static FlounderCode code(Breakage breakage) {
        return switch (breakage) {
            case WIRE -> FlounderCode.WIRE_BROKEN;
            case SOURCE -> FlounderCode.SOURCE_BROKEN;
            case STRICT -> FlounderCode.FINGERPRINT_CHANGED;
        };
    }

    private void compare(Interface before, Interface now) {
        int known = changes.size();
        Map<String, Message> messages = new LinkedHashMap<>();
        now.messages().forEach(message -> messages.put(message.name(), message));
        for (Message message : before.messages()) {
            Message same = messages.remove(message.name());
            if (same == null) {
                addRemoved(message, "the " + message.kind().spelling() + " '" + message.name() + "'");
            } else {
                compare(message, same);
            }
        }
        compareMethods(before, now, known);
        for (Message added : messages.values()) {
            addChanged(Breakage.STRICT, added, Optional.empty(), "the " + added.kind().spelling() + " '" + added.name()
                    + "' is new, so the fingerprint differs");
        }
        if (changes.size() == known && !Fingerprint.of(before).equals(Fingerprint.of(now))) {
            addChanged(Breakage.STRICT, now, Optional.of(before), "the fingerprint of '" + now.name() + "' differs");
        }
    }

    /** Finds operations that change the Java of programs without any change of a message that both versions have. */
    private void compareMethods(Interface before, Interface now, int known) {
        JavaNames oldNames = JavaNames.of(before);
        JavaNames names = JavaNames.of(now);
        Set<Span> worse = changes.subList(known, changes.size()).stream()
                .map(Change::span)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (Operation operation : now.operations()) {
            Optional<? extends Operation> same = before.operations().stream()
                    .filter(other -> other.name().equals(operation.name()))
                    .findFirst();
            boolean changed = operation.messages().stream().anyMatch(message -> worse.contains(message.span()));
            if (same.isEmpty() && operation instanceof Operation.Rpc) {
                addChanged(Breakage.SOURCE, operation, Optional.empty(), "the rpc '" + operation.name()
                        + "' is new, so every implementation of the service interface lacks a method");
            } else if (same.isPresent() && !changed
                    && !oldNames.method(same.get()).equals(names.method(operation))) {
                addChanged(Breakage.SOURCE, operation, same, "the Java method of '" + operation.name()
                        + "' was called '" + oldNames.method(same.get()) + "' and is now called '"
                        + names.method(operation) + "'");
            }
        }
    }

    private void compare(Message before, Message now) {
        String subject = "'" + now.name() + "'";
        if (before.number() != now.number()) {
            addChanged(Breakage.WIRE, now, Optional.of(before), subject + " had the number " + before.number()
                    + " and now has "
                    + now.number());
        } else if (before.kind() != now.kind() || !text(before, TypeText.WIRE).equals(text(now, TypeText.WIRE))) {
            addChanged(Breakage.WIRE, now, Optional.of(before), subject + " "
                    + ConstraintChange.between(before, now).orElse("carries something else"));
        } else if (OrderedNames.isReordered(before, now)) {
            addChanged(Breakage.WIRE, now, Optional.of(before), subject + " carries its values in another order");
        } else if (!text(before, TypeText.SOURCE).equals(text(now, TypeText.SOURCE))
                || !names(before).equals(names(now))) {
            addChanged(Breakage.SOURCE, now, Optional.of(before), subject + " calls something by another name");
        }
    }

    private static List<String> names(Message message) {
        return message.parameters().stream().map(Parameter::name).toList();
    }

    private static String text(Message message, TypeText spelling) {
        return message.parameters().stream()
                .map(parameter -> parameter.type().accept(spelling))
                .collect(Collectors.joining(", "));
    }

    private void addRemoved(Located what, String name) {
        changes.add(new Change(Breakage.WIRE, what.span(), Optional.empty(), name + " is no longer there"));
    }

    private void addChanged(Breakage breakage, Located now, Optional<? extends Located> before, String sentence) {
        changes.add(new Change(breakage, now.span(), before.map(Located::span), sentence));
    }
}
