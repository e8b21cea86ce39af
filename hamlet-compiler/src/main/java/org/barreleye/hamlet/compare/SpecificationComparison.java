package org.barreleye.hamlet.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.barreleye.compiler.compare.Breakage;
import org.barreleye.compiler.compare.Change;
import org.barreleye.compiler.source.Located;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Constant;
import org.barreleye.hamlet.model.Invocation;
import org.barreleye.hamlet.model.Right;
import org.barreleye.hamlet.model.Specification;

/** The comparison of two versions of a specification. */
public final class SpecificationComparison {
    private final List<Change> changes = new ArrayList<>();

    private SpecificationComparison() {}

    /** All changes: of each declaration the worst one. */
    public static List<Change> of(Specification old, Specification current) {
        SpecificationComparison comparison = new SpecificationComparison();
        comparison.each(old.rights(), current.rights(), "the right", Right::name, Breakage.WIRE, comparison::right);
        comparison.each(old.types(), current.types(), "the type", CapabilityType::name, Breakage.WIRE,
                comparison::type);
        comparison.each(old.constants(), current.constants(), "the constant", Constant::name, Breakage.SOURCE,
                comparison::constant);
        comparison.operations(old, current);
        return comparison.changes;
    }

    /** The code under which a change is reported. */
    public static HamletCode code(Breakage breakage) {
        return switch (breakage) {
            case WIRE -> HamletCode.WIRE_BROKEN;
            case SOURCE -> HamletCode.SOURCE_BROKEN;
            case STRICT -> HamletCode.DEFINITION_CHANGED;
        };
    }

    /** The comparison of a declaration in both versions. */
    @FunctionalInterface
    private interface Pair<T> {
        void compare(T before, T now);
    }

    private <T extends Located> void each(List<T> old, List<T> current, String kind, Function<T, String> name,
            Breakage loss, Pair<T> pair) {
        for (T before : old) {
            Optional<T> now = current.stream().filter(one -> name.apply(one).equals(name.apply(before))).findFirst();
            now.ifPresentOrElse(same -> pair.compare(before, same), () -> changes.add(new Change(loss, before.span(),
                    Optional.empty(), kind + " '" + name.apply(before) + "' is no longer there")));
        }
        current.stream()
                .filter(now -> old.stream().noneMatch(one -> name.apply(one).equals(name.apply(now))))
                .forEach(now -> changes.add(new Change(Breakage.STRICT, now.span(), Optional.empty(),
                        kind + " '" + name.apply(now) + "' is new")));
    }

    private void right(Right before, Right now) {
        if (before.bit() != now.bit()) {
            addChanged(Breakage.WIRE, before, now, "the right '" + now.name() + "' was bit " + before.bit()
                    + " and is bit "
                    + now.bit());
        }
    }

    private void constant(Constant before, Constant now) {
        if (before.value() != now.value()) {
            addChanged(Breakage.SOURCE, before, now, "the constant '" + now.name() + "' was " + before.value()
                    + " and is "
                    + now.value());
        }
    }

    private void type(CapabilityType before, CapabilityType now) {
        String subject = "'" + now.name() + "'";
        if (before.number() != now.number()) {
            addChanged(Breakage.WIRE, before, now, subject + " had the number " + TypeText.number(before)
                    + " and now has "
                    + TypeText.number(now));
        } else if (!TypeText.wire(before).equals(TypeText.wire(now))) {
            addChanged(Breakage.WIRE, before, now, "capabilities of the type " + subject + " travel otherwise");
        } else if (!TypeText.relations(before).equals(TypeText.relations(now))) {
            addChanged(Breakage.WIRE, before, now, "which capabilities are copies, ancestors or descendants of a "
                    + subject
                    + " has changed");
        } else if (!TypeText.fields(before).equals(TypeText.fields(now))) {
            addChanged(Breakage.SOURCE, before, now, subject + " has other fields");
        } else {
            AttributeChanges.of(before, now).forEach(sentence ->
                    addChanged(Breakage.STRICT, before, now, "the attributes of " + subject + " differ: " + sentence));
        }
        each(before.invocations(), now.invocations(), "the invocation", invocation -> now.name() + "."
                + invocation.name(), Breakage.WIRE, this::invocation);
    }

    private void invocation(Invocation before, Invocation now) {
        String subject = "'" + now.name() + "'";
        if (before.number() != now.number()) {
            addChanged(Breakage.WIRE, before, now, subject + " had the number " + before.number() + " and now has "
                    + now.number());
        } else if (!TypeText.words(before).equals(TypeText.words(now))) {
            addChanged(Breakage.WIRE, before, now, subject + " carries something else");
        } else if (!TypeText.parameters(before).equals(TypeText.parameters(now))) {
            addChanged(Breakage.SOURCE, before, now, subject + " calls something by another name");
        } else if (before.neededMask() != now.neededMask() || before.onForeignCopies() != now.onForeignCopies()) {
            addChanged(Breakage.STRICT, before, now, subject + " works with other capabilities than before");
        }
    }

    private void operations(Specification old, Specification current) {
        if (!TypeText.operations(old).equals(TypeText.operations(current))) {
            current.types().stream().findFirst()
                    .ifPresent(first ->
                    changes.add(new Change(Breakage.STRICT, first.span(), Optional.empty(),
                            "operations on capabilities need other rights than before: "
                            + TypeText.operations(current))));
        }
    }

    private void addChanged(Breakage breakage, Located before, Located now, String sentence) {
        changes.add(new Change(breakage, now.span(), Optional.of(before.span()), sentence));
    }
}
