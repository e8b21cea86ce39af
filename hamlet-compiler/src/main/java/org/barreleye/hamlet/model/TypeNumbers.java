package org.barreleye.hamlet.model;

import java.math.BigInteger;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.syntax.AttributeSyntax;
import org.barreleye.hamlet.syntax.ClauseSyntax;
import org.barreleye.hamlet.syntax.SpecificationSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax;

/**
 * Gives types their numbers: those with {@code @number(n)} theirs, the others the smallest that are left, in the order
 * of the source. Templates get none.
 */
final class TypeNumbers {
    private final Diagnostics diagnostics;
    private final Map<Integer, AttributeSyntax> taken = new TreeMap<>();
    /** Asked by identity only, never iterated. */
    private final Map<TypeSyntax, Integer> numbers = new IdentityHashMap<>();

    private TypeNumbers(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    static TypeNumbers of(SpecificationSyntax syntax, Diagnostics diagnostics) {
        TypeNumbers numbers = new TypeNumbers(diagnostics);
        syntax.types().forEach(numbers::takeDeclared);
        int next = 0;
        for (TypeSyntax type : syntax.types()) {
            if (!type.has(ClauseSyntax.Abstract.class) && !numbers.numbers.containsKey(type)) {
                while (numbers.taken.containsKey(next)) {
                    next++;
                }
                numbers.numbers.put(type, next++);
            }
        }
        return numbers;
    }

    int of(TypeSyntax type) {
        return numbers.getOrDefault(type, CapabilityType.ABSTRACT);
    }

    private void takeDeclared(TypeSyntax type) {
        for (AttributeSyntax attribute : type.attributes()) {
            boolean numbered = attribute.name().text().equals(AttributeReader.NUMBER)
                    && attribute.arguments().size() == 1 && attribute.arguments().get(0).number().isPresent();
            if (!numbered) {
                continue;
            }
            BigInteger number = attribute.arguments().get(0).number().get().value();
            if (type.has(ClauseSyntax.Abstract.class)) {
                diagnostics.report(HamletCode.ATTRIBUTES_CONFLICT, attribute.span(),
                        "'" + type.name() + "' is abstract, so no capability has its number").suggest("");
            } else if (number.signum() < 0 || number.compareTo(BigInteger.valueOf(CapabilityType.MAX)) >= 0) {
                diagnostics.report(HamletCode.NUMBER_RANGE, attribute.span(),
                        "types have numbers from 0 to " + (CapabilityType.MAX - 1));
            } else {
                take(type, attribute, number.intValue());
            }
        }
    }

    private void take(TypeSyntax type, AttributeSyntax attribute, int number) {
        AttributeSyntax earlier = taken.putIfAbsent(number, attribute);
        if (earlier != null) {
            diagnostics.report(HamletCode.DUPLICATE_NAME, attribute.span(), "the number " + number + " is taken")
                    .note(earlier.span(), "by this type");
        }
        numbers.put(type, number);
    }
}
