package org.barreleye.hamlet.rule;

import java.util.Locale;
import java.util.regex.Pattern;
import org.barreleye.compiler.diagnostic.DiagnosticBuilder;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.Span;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Invocation;
import org.barreleye.hamlet.model.Specification;

/** Types begin with a capital; everything else is written in small letters, with underscores between words. */
final class NamesFollowTheConvention implements ModelRule {
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z0-9]*(_[A-Z][A-Za-z0-9]*)*");
    private static final Pattern OTHER = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        specification.constants().forEach(constant -> other(constant.span(), constant.name(), diagnostics));
        specification.rights().forEach(right -> other(right.span(), right.name(), diagnostics));
        for (CapabilityType type : specification.types()) {
            if (!TYPE.matcher(type.name()).matches()) {
                diagnostics.report(HamletCode.NAMING_CONVENTION, type.span(), "'" + type.name()
                        + "' does not begin with a capital");
            }
            // What is inherited was found where it is declared.
            type.fields().stream()
                    .filter(field -> Inheritance.declares(specification, type, field))
                    .forEach(field -> other(field.span(), field.name(), diagnostics));
            type.invocations().stream()
                    .filter(invocation -> Inheritance.declares(specification, type, invocation))
                    .forEach(invocation -> invocation(invocation, diagnostics));
        }
    }

    private static void invocation(Invocation invocation, Diagnostics diagnostics) {
        other(invocation.span(), invocation.name(), diagnostics);
        invocation.parameters().forEach(parameter -> other(parameter.span(), parameter.name(), diagnostics));
        invocation.results().forEach(result -> other(result.span(), result.name(), diagnostics));
    }

    private static void other(Span span, String name, Diagnostics diagnostics) {
        if (!OTHER.matcher(name).matches()) {
            DiagnosticBuilder report = diagnostics.report(HamletCode.NAMING_CONVENTION, span,
                    "'" + name + "' is not written in small letters with an underscore between words");
            if (PLAIN.matcher(name).matches()) {
                report.suggest(conventional(name));
            }
        }
    }

    private static String conventional(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("_+", "_")
                .replaceAll("_$", "");
    }
}
