package org.barreleye.flounder.rule;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.TypesFile;
import org.barreleye.flounder.syntax.Specification;
import org.barreleye.flounder.syntax.TypesSyntax;

/** All rules. None depends on another, so each reports whatever it finds. */
public final class Rules {
    private static final List<SyntaxRule> SYNTAX = List.of(
            new NameIsTheFiles(),
            new DescriptionFitsIntoAComment(),
            new NamesAreShort(),
            new HasAMessage(),
            new MessagesCanBeNumbered(),
            new MessagesAreUnique(),
            new ParametersAreUnique(),
            new FieldsAreUnique(),
            new EnumeratorsAreUnique(),
            new NamesSurviveInJava(),
            new NamesDifferByMoreThanCase(),
            new MetasMakeSense(),
            new IsNotInTheOldDialect());

    private static final List<ModelRule> MODEL = List.of(
            new ArgumentsFitTheMachine(),
            new ConstantsFitAClass(),
            new WidthsAreTheSameEverywhere());

    private static final Map<FlounderCode, SyntaxRule> TEXT_LINT = new EnumMap<>(FlounderCode.class);
    private static final Map<FlounderCode, ModelRule> MODEL_LINT = new EnumMap<>(FlounderCode.class);

    static {
        TEXT_LINT.put(FlounderCode.NAMING_CONVENTION, new NamesFollowTheConvention());
        MODEL_LINT.put(FlounderCode.UNUSED_TYPE, new TypesAreUsed());
        MODEL_LINT.put(FlounderCode.MANY_FRAGMENTS, new MessagesAreCheap());
        MODEL_LINT.put(FlounderCode.UNDERFILLED_LINE, new MessagesFillTheirLines());
        MODEL_LINT.put(FlounderCode.LARGE_BOUND, new MaximaAreModest());
        MODEL_LINT.put(FlounderCode.UNKNOWN_PARAM_TAG, new CommentsDescribeParameters());
        MODEL_LINT.put(FlounderCode.UNRESTRICTED_RIGHTS, new RightsAreRestricted());
    }

    private Rules() {}

    /** Checks a types file. */
    public static void check(TypesSyntax file, Diagnostics diagnostics) {
        new ImportsAreReadable().check(file, diagnostics);
    }

    /** Checks a text. */
    public static void check(Specification specification, Diagnostics diagnostics) {
        SYNTAX.forEach(rule -> rule.check(specification, diagnostics));
    }

    /** Checks an interface. */
    public static void check(Interface definition, Diagnostics diagnostics) {
        MODEL.forEach(rule -> rule.check(definition, diagnostics));
    }

    /** Notes how the messages of an interface are laid out. */
    public static void noteLayouts(Interface definition, Diagnostics diagnostics) {
        new LayoutNotes().check(definition, diagnostics);
    }

    /** Checks the interfaces and types files of one run together. */
    public static void check(List<Interface> definitions, List<TypesFile> typesFiles, Diagnostics diagnostics) {
        new InterfacesAreDistinct().check(definitions, typesFiles, diagnostics);
    }

    /** What the lint rules report, a code each. */
    public static Set<FlounderCode> lintCodes() {
        Set<FlounderCode> codes = EnumSet.of(FlounderCode.UNUSED_IMPORT);
        codes.addAll(TEXT_LINT.keySet());
        codes.addAll(MODEL_LINT.keySet());
        return codes;
    }

    /**
     * The lint rules that somebody names by their codes, as {@code FL0033}; all if none is named.
     *
     * @throws IllegalArgumentException with a sentence for the user, if there is no such rule
     */
    public static Set<FlounderCode> lintCodes(List<String> codes) {
        if (codes.isEmpty()) {
            return lintCodes();
        }
        Set<FlounderCode> named = EnumSet.noneOf(FlounderCode.class);
        for (String code : codes) {
            named.add(FlounderCode.ofCode(code).filter(lintCodes()::contains)
                    .orElseThrow(() -> new IllegalArgumentException(
                    "'" + code + "' is no lint rule; those are "
                            + lintCodes().stream().map(FlounderCode::code).collect(Collectors.joining(", ")))));
        }
        return named;
    }

    /** Looks for what is legal, but had better be otherwise, in one interface; by the rules with the codes given. */
    public static void lint(Set<FlounderCode> wanted, Specification specification, Interface definition,
            Diagnostics diagnostics) {
        TEXT_LINT.forEach((code, rule) -> {
            if (wanted.contains(code)) {
                rule.check(specification, diagnostics);
            }
        });
        MODEL_LINT.forEach((code, rule) -> {
            if (wanted.contains(code)) {
                rule.check(definition, diagnostics);
            }
        });
    }

    /** Looks for what is legal, but had better be otherwise, in all interfaces of one run together. */
    public static void lint(Set<FlounderCode> wanted, List<Interface> definitions, List<TypesSyntax> imports,
            Diagnostics diagnostics) {
        if (wanted.contains(FlounderCode.UNUSED_IMPORT)) {
            new ImportsAreUsed().check(definitions, imports, diagnostics);
        }
    }
}
