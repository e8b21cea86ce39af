package org.barreleye.hamlet.analysis;

import java.util.List;
import java.util.Optional;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Specification;

/**
 * Everything that is generated, before it is written down.
 *
 * @param specification what it follows from
 * @param relations between types
 * @param retypes what retype can make
 * @param physicalWindow the kernel virtual address of physical address 0, for {@code mem_to_phys}
 */
public record SpecificationAnalysis(Specification specification, TypeRelations relations, List<RetypeRule> retypes,
        long physicalWindow) {
    /** Copies the list. */
    public SpecificationAnalysis {
        retypes = List.copyOf(retypes);
    }

    /** Derives everything. */
    public static SpecificationAnalysis of(Specification specification, long physicalWindow) {
        return new SpecificationAnalysis(specification, TypeRelations.of(specification), RetypeRule.all(specification),
                physicalWindow);
    }

    /** How a type is made by retype, if it can be. */
    public Optional<RetypeRule> retype(CapabilityType target) {
        return retypes.stream().filter(rule -> rule.target().name().equals(target.name())).findFirst();
    }

    /** The types that something can be retyped from, in the order of their numbers. */
    public List<CapabilityType> retypeSources() {
        return specification.concreteTypes().stream()
                .filter(type -> retypes.stream().anyMatch(rule -> rule.allowsSource(type)))
                .toList();
    }
}
