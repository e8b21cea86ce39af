package org.barreleye.hamlet.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Nearest;
import org.barreleye.compiler.lexical.DocComment;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.syntax.AttributeSyntax;
import org.barreleye.hamlet.syntax.ParameterSyntax;
import org.barreleye.hamlet.syntax.StatementSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax;

/** Resolves the invocations of types. */
final class InvocationResolver {
    /** The attribute of invocations that work on a copy of an object that another core owns. */
    static final String FOREIGN = "foreign";

    private final RightsResolver rights;
    private final Diagnostics diagnostics;

    InvocationResolver(RightsResolver rights, Diagnostics diagnostics) {
        this.rights = rights;
        this.diagnostics = diagnostics;
    }

    /** The inherited invocations, then the type's own. */
    List<Invocation> resolve(TypeSyntax type, List<Invocation> inherited) {
        List<Invocation> all = new ArrayList<>(inherited);
        for (StatementSyntax.Invocation declared : type.all(StatementSyntax.Invocation.class)) {
            Invocation invocation = resolve(declared);
            all.stream()
                    .filter(earlier -> earlier.number() == invocation.number()
                            || earlier.name().equals(invocation.name()))
                    .findFirst()
                    .ifPresentOrElse(earlier -> duplicate(invocation, earlier), () -> all.add(invocation));
        }
        return all;
    }

    private void duplicate(Invocation invocation, Invocation earlier) {
        boolean name = earlier.name().equals(invocation.name());
        diagnostics.report(HamletCode.DUPLICATE_INVOCATION, invocation.span(), name
                ? "there is an invocation '" + invocation.name() + "' already"
                : "there is an invocation with the number " + invocation.number() + " already")
                .note(earlier.span(), "declared here");
    }

    private Invocation resolve(StatementSyntax.Invocation declared) {
        List<Parameter> parameters = parameters(declared.parameters(), declared.parameters());
        List<Parameter> results = parameters(declared.results(), List.of());
        requireFew(parameters, declared, "arguments");
        requireFew(results, declared, "results");
        return new Invocation(declared.name().span(), declared.documentation().map(DocComment::lines).orElse(List.of()),
                declared.name().text(), number(declared), rights.resolve(declared.needs()), parameters, results,
                isForeign(declared.attributes()));
    }

    private boolean isForeign(List<AttributeSyntax> attributes) {
        boolean foreign = false;
        for (AttributeSyntax attribute : attributes) {
            if (!attribute.name().text().equals(FOREIGN)) {
                var report = diagnostics.report(HamletCode.UNKNOWN_ATTRIBUTE, attribute.name().span(),
                        "invocations have no attribute '" + attribute.name() + "': there is only '" + FOREIGN + "'");
                Nearest.to(attribute.name().text(), List.of(FOREIGN)).ifPresent(report::suggest);
            } else if (!attribute.arguments().isEmpty()) {
                diagnostics.report(HamletCode.ATTRIBUTE_ARGUMENT, attribute.span(), "'@" + FOREIGN
                        + "' takes no argument");
            }
            foreign = true;
        }
        return foreign;
    }

    private int number(StatementSyntax.Invocation declared) {
        BigInteger number = declared.number().value();
        if (number.signum() < 0 || number.compareTo(BigInteger.valueOf(Invocation.NUMBER_MAX)) > 0) {
            diagnostics.report(HamletCode.NUMBER_RANGE, declared.number().span(),
                    "invocations have numbers from 0 to " + Invocation.NUMBER_MAX);
        }
        return number.intValue();
    }

    private void requireFew(List<Parameter> words, StatementSyntax.Invocation declared, String what) {
        if (words.size() > Invocation.WORDS_MAX) {
            diagnostics.report(HamletCode.TOO_MANY_WORDS, declared.name().span(), "'" + declared.name() + "' has "
                    + words.size() + " " + what + ", but the limit is " + Invocation.WORDS_MAX);
        }
    }

    private List<Parameter> parameters(List<ParameterSyntax> declared, List<ParameterSyntax> possibleSources) {
        List<Parameter> parameters = new ArrayList<>();
        for (ParameterSyntax parameter : declared) {
            Optional<Parameter> earlier = parameters.stream()
                    .filter(other -> other.name().equals(parameter.name().text()))
                    .findFirst();
            earlier.ifPresent(other -> diagnostics.report(HamletCode.DUPLICATE_NAME, parameter.name().span(),
                    "there is a '" + parameter.name() + "' already").note(other.span(), "declared here"));
            Optional<ParameterType> type = ParameterType.named(parameter.type().text());
            if (type.isEmpty()) {
                unknownType(parameter.type());
            }
            type.ifPresent(known -> parameters
                    .add(new Parameter(parameter.name().span(), parameter.name().text(), known,
                    source(parameter, known, possibleSources, parameters))));
        }
        return parameters;
    }

    private void unknownType(Name type) {
        List<String> keywords = List.of(ParameterType.values()).stream().map(ParameterType::keyword).toList();
        var report = diagnostics.report(HamletCode.PARAMETER_TYPE, type.span(), "no invocation can carry a '" + type
                + "': there are " + String.join(", ", keywords));
        Nearest.to(type.text(), keywords).ifPresent(report::suggest);
    }

    /** The parameter for the capability to retype: its slot address. Only one object type can name one. */
    private Optional<String> source(ParameterSyntax parameter, ParameterType type, List<ParameterSyntax> all,
            List<Parameter> before) {
        if (parameter.source().isEmpty()) {
            return Optional.empty();
        }
        Name source = parameter.source().get();
        boolean exists = all.stream().anyMatch(other -> other.name().text().equals(source.text())
                && other.type().text().equals(ParameterType.CADDR.keyword()));
        if (type != ParameterType.OBJTYPE) {
            diagnostics.report(HamletCode.RETYPE_SOURCE, source.span(),
                    "only an 'objtype' comes from another parameter");
        } else if (!exists) {
            diagnostics.report(HamletCode.RETYPE_SOURCE, source.span(), "there is no parameter 'caddr " + source
                    + "' for the capability to retype");
        } else if (before.stream().anyMatch(other -> other.source().isPresent())) {
            diagnostics.report(HamletCode.RETYPE_SOURCE, source.span(), "an invocation can retype only one capability");
        }
        return Optional.of(source.text());
    }
}
