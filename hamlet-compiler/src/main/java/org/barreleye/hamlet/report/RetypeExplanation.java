package org.barreleye.hamlet.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.barreleye.hamlet.analysis.RetypeRule;
import org.barreleye.hamlet.analysis.SpecificationAnalysis;
import org.barreleye.hamlet.model.Attributes;
import org.barreleye.hamlet.model.Attributes.Flag;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.FieldType;
import org.barreleye.hamlet.model.Operation;
import org.barreleye.hamlet.model.Right;

/**
 * The explanation of a retype of one type into another: the reasons against it, or its conditions.
 *
 * @param possible whether it can be
 * @param sentences the reasons or the conditions, the most important first
 */
public record RetypeExplanation(boolean possible, List<String> sentences) {
    /** Copies the list. */
    public RetypeExplanation {
        sentences = List.copyOf(sentences);
    }

    /** The answer for two types. */
    public static RetypeExplanation of(SpecificationAnalysis analysis, CapabilityType from, CapabilityType to) {
        if (from.isAbstract() || to.isAbstract()) {
            String template = (from.isAbstract() ? from : to).name();
            return impossible("No capability has the type " + template + ": it is abstract, a template for 'inherit'.");
        }
        boolean derived = from.name().equals(to.name()) ? to.fromSelf() : to.isDerivedFrom(from);
        if (!derived) {
            return new RetypeExplanation(false, underived(analysis, from, to));
        }
        Optional<RetypeRule> rule = analysis.retype(to);
        return rule.map(known -> new RetypeExplanation(true, conditions(analysis, from, known)))
                .orElseGet(() ->
                impossible(to.name() + " is derived from " + from.name() + ", but no retype makes one: "
                        + reason(to) + ". Only the kernel makes it."));
    }

    private static RetypeExplanation impossible(String sentence) {
        return new RetypeExplanation(false, List.of(sentence));
    }

    private static List<String> underived(SpecificationAnalysis analysis, CapabilityType from, CapabilityType to) {
        List<String> sentences = new ArrayList<>();
        if (from.name().equals(to.name())) {
            sentences.add(to.name() + " is not retyped from itself: it does not say 'from_self'.");
        } else {
            sentences.add(to.name() + (to.parent().isPresent()
                    ? " is retyped from " + to.parent().get().name() + " only, not from " + from.name() + "."
                    : " is retyped from nothing: it has no 'from', so the kernel brings it with it."));
        }
        List<String> chain = chain(from, to);
        List<String> back = chain(to, from);
        if (!chain.isEmpty()) {
            sentences.add("Several retypes lead there: " + String.join(" -> ", chain) + ".");
        } else if (!back.isEmpty()) {
            sentences.add("It is the other way round: " + String.join(" -> ", back) + ".");
        } else if (!from.name().equals(to.name())) {
            sentences.add("Nothing that is made from " + from.name() + " can become one.");
        }
        List<String> targets = analysis.retypes().stream()
                .filter(rule -> rule.allowsSource(from))
                .map(rule -> rule.target().name())
                .toList();
        sentences.add(targets.isEmpty()
                ? from.name() + " cannot be retyped at all."
                : from.name() + " can be retyped into " + String.join(", ", targets) + ".");
        return sentences;
    }

    /** The types from one to another that is derived from it by and by; none if it is not. */
    private static List<String> chain(CapabilityType from, CapabilityType to) {
        List<String> chain = new ArrayList<>();
        Optional<CapabilityType> type = Optional.of(to);
        while (type.isPresent()) {
            chain.add(0, type.get().name());
            if (type.get().name().equals(from.name())) {
                return chain.size() > 1 ? chain : List.of();
            }
            type = type.get().parent();
        }
        return List.of();
    }

    private static String reason(CapabilityType type) {
        if (type.attributes().has(Flag.MAPPING)) {
            return "it is a mapping, which comes from mapping its parent";
        }
        Optional<Field> reference = type.fields().stream()
                .filter(field -> field.type() instanceof FieldType.CapabilityPointer)
                .findFirst();
        if (reference.isPresent()) {
            return "its field '" + reference.get().name() + "' refers to another capability";
        }
        return type.range().addressField().isEmpty()
                ? "its address is no field as it is"
                : "its size is neither a field of its own nor a constant";
    }

    private static List<String> conditions(SpecificationAnalysis analysis, CapabilityType from, RetypeRule rule) {
        List<String> sentences = new ArrayList<>();
        CapabilityType to = rule.target();
        Attributes attributes = to.attributes();
        sentences.add(from.name() + " can be retyped into " + to.name() + ".");
        sentences.add(rule.fixedSize() != 0
                ? "Every object takes " + Long.toUnsignedString(rule.fixedSize()) + " bytes, inside the source."
                : "The caller chooses the size of the objects" + (rule.sizeInBits() ? ", a power of two" : "")
                        + "; all lie inside the source.");
        if (attributes.alignment() != 1) {
            sentences.add("Objects begin at a multiple of " + attributes.alignment() + ".");
        }
        if (attributes.sizeMultiple() != 1) {
            sentences.add("Their size is a multiple of " + attributes.sizeMultiple() + ".");
        }
        attributes.maxObjects().ifPresent(most -> sentences.add("One retype makes at most " + most + " of them."));
        if (!analysis.relations().isRevokedFirst(analysis.relations().index(from), true)) {
            sentences.add("What was made of the source before must be revoked first.");
        }
        rights(analysis).ifPresent(sentences::add);
        return sentences;
    }

    private static Optional<String> rights(SpecificationAnalysis analysis) {
        return analysis.specification().operations().stream()
                .filter(operation -> operation.operation() == Operation.RETYPE)
                .findFirst()
                .map(operation -> "The source needs the rights " + operation.needs().stream().map(Right::name)
                        .collect(Collectors.joining(", ")) + ".");
    }
}
