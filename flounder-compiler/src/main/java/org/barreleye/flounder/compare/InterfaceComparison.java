package org.barreleye.flounder.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.barreleye.compiler.diagnostic.DiagnosticBuilder;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.Located;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Parameter;
import org.barreleye.flounder.plan.Fingerprint;

/** Finds what has changed between two versions of some interfaces, and what that breaks. */
public final class InterfaceComparison {
    private final List<Change> changes = new ArrayList<>();

    private InterfaceComparison() {}

    /** All changes: at most one for each message, the worst. */
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

    /** Reports those changes that break something at least as bad as asked for. */
    public static void report(List<Change> changes, Breakage level, Diagnostics diagnostics) {
        for (Change change : changes) {
            if (change.breakage().compareTo(level) <= 0) {
                DiagnosticBuilder report =
                        diagnostics.report(change.breakage().code(), change.span(), change.sentence());
                change.old().ifPresent(span -> report.note(span, "this is the old version"));
            }
        }
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
        for (Message added : messages.values()) {
            addChanged(Breakage.STRICT, added, Optional.empty(), "the " + added.kind().spelling() + " '" + added.name()
                    + "' is new, so the fingerprint differs");
        }
        if (changes.size() == known && !Fingerprint.of(before).equals(Fingerprint.of(now))) {
            addChanged(Breakage.STRICT, now, Optional.of(before), "the fingerprint of '" + now.name() + "' differs");
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
