package org.barreleye.flounder.rule;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.rule.LintRules;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.TypesFile;
import org.barreleye.flounder.syntax.Specification;
import org.barreleye.flounder.syntax.TypesSyntax;

/** All rules of the language. They do not depend on each other; each reports all that it finds. */
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

    private static final LintRules<FlounderCode, Specification> SYNTAX_LINT = new LintRules<>(
            Map.of(FlounderCode.NAMING_CONVENTION, new NamesFollowTheConvention()));

    private static final LintRules<FlounderCode, Interface> MODEL_LINT = new LintRules<>(new EnumMap<>(Map.of(
            FlounderCode.UNUSED_TYPE, new TypesAreUsed(),
            FlounderCode.MANY_FRAGMENTS, new MessagesAreCheap(),
            FlounderCode.UNDERFILLED_LINE, new MessagesFillTheirLines(),
            FlounderCode.LARGE_BOUND, new MaximaAreModest(),
            FlounderCode.UNKNOWN_PARAM_TAG, new CommentsDescribeParameters(),
            FlounderCode.DEPRECATED_WITHOUT_REASON, new DeprecationsHaveAReason(),
            FlounderCode.UNRESTRICTED_RIGHTS, new RightsAreRestricted())));

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

    /** Checks the interfaces and types files of one run together. */
    public static void check(List<Interface> definitions, List<TypesFile> typesFiles, Diagnostics diagnostics) {
        new InterfacesAreDistinct().check(definitions, typesFiles, diagnostics);
    }

    /** The codes of all lint rules. */
    public static Set<FlounderCode> lintCodes() {
        Set<FlounderCode> codes = EnumSet.of(FlounderCode.UNUSED_IMPORT);
        codes.addAll(SYNTAX_LINT.rules().keySet());
        codes.addAll(MODEL_LINT.rules().keySet());
        return codes;
    }

    /** Applies the lint rules with the codes given to one interface. */
    public static void lint(Set<FlounderCode> wanted, Specification specification, Interface definition,
            Diagnostics diagnostics) {
        SYNTAX_LINT.check(wanted, specification, diagnostics);
        MODEL_LINT.check(wanted, definition, diagnostics);
    }

    /** Applies the lint rules with the codes given to all interfaces of one run together. */
    public static void lint(Set<FlounderCode> wanted, List<Interface> definitions, List<TypesSyntax> imports,
            Diagnostics diagnostics) {
        if (wanted.contains(FlounderCode.UNUSED_IMPORT)) {
            new ImportsAreUsed().check(definitions, imports, diagnostics);
        }
    }
}
