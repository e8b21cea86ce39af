package org.barreleye.hamlet.rule;

import java.util.Optional;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Specification;

/** Objects of a derived type can lie inside an object that they are derived from. */
final class ChildrenFitIntoTheirParents implements ModelRule {
    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        for (CapabilityType child : specification.concreteTypes()) {
            child.parent()
                    .filter(parent -> parent.range().address().isPresent())
                    .ifPresent(parent -> reason(child, parent).ifPresent(reason -> diagnostics
                            .report(HamletCode.CHILD_OUTSIDE_PARENT, child.span(), "no '" + child.name()
                                    + "' can lie inside a '" + parent.name() + "': " + reason)
                            .note(parent.span(), "declared here")));
        }
    }

    private static Optional<String> reason(CapabilityType child, CapabilityType parent) {
        if (child.range().address().isEmpty()) {
            return Optional.of("it has no address");
        }
        if (parent.range().size().isEmpty()) {
            return child.range().size().isPresent() ? Optional.of("that has no size") : Optional.empty();
        }
        long least = child.range().fixedSize().orElse(child.attributes().sizeMultiple());
        Optional<Long> room = parent.range().fixedSize();
        return child.range().size().isPresent() && room.isPresent() && Long.compareUnsigned(least, room.get()) > 0
                ? Optional.of("it takes " + Long.toUnsignedString(least) + " bytes at least, and there are "
                        + Long.toUnsignedString(room.get()))
                : Optional.empty();
    }
}
