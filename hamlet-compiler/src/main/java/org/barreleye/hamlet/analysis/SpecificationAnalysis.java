package org.barreleye.hamlet.analysis;

import java.util.List;
import java.util.Optional;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Specification;

/**
 * The result of the analysis, from which Java is emitted.
 *
 * @param specification the specification
 * @param relations the relations between types
 * @param retypes the retype rules
 * @param physicalWindow the kernel virtual address of physical address 0, for {@code mem_to_phys}
 */
public record SpecificationAnalysis(Specification specification, TypeRelations relations, List<RetypeRule> retypes,
        long physicalWindow) {
    /** Copies the list. */
    public SpecificationAnalysis {
        retypes = List.copyOf(retypes);
    }

    /** Analyses a specification. */
    public static SpecificationAnalysis of(Specification specification, long physicalWindow) {
        return new SpecificationAnalysis(specification, TypeRelations.of(specification), RetypeRule.all(specification),
                physicalWindow);
    }

    /** The retype rule of a type, if retype can make it. */
    public Optional<RetypeRule> retype(CapabilityType target) {
        return retypes.stream().filter(rule -> rule.target().name().equals(target.name())).findFirst();
    }

    /** The types that can be retyped, in the order of their numbers. */
    public List<CapabilityType> retypeSources() {
        return specification.concreteTypes().stream()
                .filter(type -> retypes.stream().anyMatch(rule -> rule.allowsSource(type)))
                .toList();
    }
}
