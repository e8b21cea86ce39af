package org.barreleye.hamlet.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Specification;

/** A type whose objects have a place also says how large they are: nothing is found in a range of size 0. */
final class AddressesHaveASize implements ModelRule {
    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        for (CapabilityType type : specification.concreteTypes()) {
            if (type.range().address().isPresent() && type.range().size().isEmpty()) {
                diagnostics.report(HamletCode.ADDRESS_WITHOUT_SIZE, type.span(), "'" + type.name()
                        + "' has an address but no size, so its objects take no room: no search for a range finds "
                        + "them");
            }
        }
    }
}
