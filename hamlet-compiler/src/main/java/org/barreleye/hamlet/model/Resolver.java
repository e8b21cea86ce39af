package org.barreleye.hamlet.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Nearest;
import org.barreleye.compiler.diagnostic.Report;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.syntax.Name;
import org.barreleye.hamlet.syntax.SpecificationSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax;

/** Gives meaning to what was written: looks names up, applies inheritance, numbers the types. */
public final class Resolver {
    private static final int RIGHTS_MAX = 8;

    private final Diagnostics diagnostics;
    private final Map<String, Long> defines = new LinkedHashMap<>();
    private final List<String> rights = new ArrayList<>();
    private final List<CapabilityType> types = new ArrayList<>();
    private final Map<String, Name> declared = new LinkedHashMap<>();

    private Resolver(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The meaning of a specification; of use only if there were no errors. */
    public static Specification resolve(SpecificationSyntax syntax, Diagnostics diagnostics) {
        Resolver resolver = new Resolver(diagnostics);
        syntax.defines().forEach(resolver::define);
        syntax.rights().forEach(resolver::right);
        syntax.types().forEach(resolver::type);
        return new Specification(resolver.defines, resolver.rights, resolver.types);
    }

    private void define(SpecificationSyntax.Define define) {
        Name name = define.name();
        Optional<Long> value = Numbers.signed(define.value());
        if (value.isEmpty()) {
            diagnostics.report(HamletCode.NUMBER_OUT_OF_RANGE, define.valueSpan(),
                    define.value() + " does not fit into 64 bits");
        }
        if (defines.putIfAbsent(name.text(), value.orElse(0L)) != null) {
            diagnostics.report(HamletCode.DUPLICATE_DEFINE, name.span(), "'" + name.text() + "' is defined already");
        }
    }

    private void right(SpecificationSyntax.Right right) {
        if (rights.size() == RIGHTS_MAX) {
            diagnostics.report(HamletCode.UNKNOWN_RIGHT, right.name().span(),
                    "'" + right.name().text() + "' is one right too many: a set of rights has eight bits");
        } else {
            rights.add(right.name().text());
        }
    }

    private void type(TypeSyntax syntax) {
        duplicate(syntax.name());
        Optional<CapabilityType> parent = syntax.from().flatMap(this::lookUp);
        parent.filter(type -> !type.isConcrete()).ifPresent(type -> diagnostics.report(HamletCode.FROM_ABSTRACT,
                syntax.from().orElseThrow().span(), "'" + type.name() + "' is abstract: nothing can be retyped from it"));
        Optional<CapabilityType> inherited = syntax.inherited().flatMap(this::lookUp);
        if (syntax.body().isEmpty() && syntax.inherited().isEmpty()) {
            diagnostics.report(HamletCode.MISSING_BODY, syntax.name().span(),
                    "'" + syntax.name().text() + "' needs a body, even if an empty one").suggest(syntax.name().text() + " {}");
        }
        TypeResolver body = new TypeResolver(diagnostics, defines, rights, syntax, inherited);
        int number = syntax.isAbstract() ? -1 : (int) types.stream().filter(CapabilityType::isConcrete).count();
        types.add(body.resolve(number, parent.map(CapabilityType::name)));
    }

    private void duplicate(Name name) {
        for (Name other : declared.values()) {
            if (other.text().equalsIgnoreCase(name.text())) {
                diagnostics.report(HamletCode.DUPLICATE_TYPE, name.span(),
                                "there is a type '" + other.text() + "' already, and references ignore case")
                        .note(other.span(), "declared here");
                return;
            }
        }
        declared.put(name.text(), name);
    }

    /** References ignore case; the newest declaration wins. */
    private Optional<CapabilityType> lookUp(Name name) {
        for (int i = types.size() - 1; i >= 0; i--) {
            if (types.get(i).name().equalsIgnoreCase(name.text())) {
                return Optional.of(types.get(i));
            }
        }
        Report report = diagnostics.report(HamletCode.UNKNOWN_TYPE, name.span(),
                "there is no type '" + name.text() + "' further up");
        Nearest.to(name.text(), declared.keySet()).ifPresent(report::suggest);
        return Optional.empty();
    }

    /** Numbers as they are written. */
    static final class Numbers {
        private Numbers() {}

        /** The value, if it fits into 64 bits, signed or unsigned. */
        static Optional<Long> signed(String text) {
            boolean negative = text.startsWith("-");
            String digits = text.startsWith("+") || negative ? text.substring(1).strip() : text;
            int radix = radix(digits);
            BigInteger magnitude = new BigInteger(radix == 10 ? digits : digits.substring(2), radix);
            BigInteger value = negative ? magnitude.negate() : magnitude;
            boolean fits = value.bitLength() <= 63 || value.signum() > 0 && value.bitLength() == 64;
            return fits ? Optional.of(value.longValue()) : Optional.empty();
        }

        private static int radix(String digits) {
            if (digits.length() > 1 && Character.toLowerCase(digits.charAt(1)) == 'x') {
                return 16;
            }
            return digits.length() > 1 && Character.toLowerCase(digits.charAt(1)) == 'o' ? 8 : 10;
        }
    }
}
