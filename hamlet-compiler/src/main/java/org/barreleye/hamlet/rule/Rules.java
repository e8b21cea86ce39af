package org.barreleye.hamlet.rule;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.rule.LintRules;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.model.Specification;
import org.barreleye.hamlet.syntax.SpecificationSyntax;

/** All rules of the language. They do not depend on each other; each reports all that it finds. */
public final class Rules {
    private static final List<SyntaxRule> SYNTAX = List.of(
            new TypesAreUnique(),
            new NamesAreUnique(),
            new ConstantsFitTheirWord(),
            new ClausesAreInOrder(),
            new TypesHaveABody(),
            new RetypeMultipleComesFirst(),
            new RangesAreDefinedOnce(),
            new SizesHaveAnAddress(),
            new SizesAreInRange(),
            new ConstantsSurviveInJava());

    private static final List<ModelRule> MODEL = List.of(
            new NamesSurviveInJava(),
            new FieldsAreFew(),
            new SumsDoNotWrap(),
            new ConstantSumsFit(),
            new AttributesAgree(),
            new AddressesHaveASize(),
            new ParentsHaveARange(),
            new ChildrenFitIntoTheirParents(),
            new SpacesAgree(),
            new RetypesMakeDerivedTypes(),
            new TypesFitTheWire(),
            new MintLeavesTheObject());

    /** Warnings about the text, given only if it has no errors. */
    private static final List<SyntaxRule> WARNINGS = List.of(
            new DefinesComeFirst(),
            new ClausesHaveAnEffect(),
            new NamesAreUsed());

    private static final LintRules<HamletCode, Specification> LINT = new LintRules<>(new EnumMap<>(Map.of(
            HamletCode.NAMING_CONVENTION, new NamesFollowTheConvention(),
            HamletCode.UNUSED_RIGHT, new RightsAreNeeded(),
            HamletCode.INVOCATION_WITHOUT_RIGHT, new InvocationsNeedARight(),
            HamletCode.MEMORY_NOT_ZEROED, new MappedMemoryIsZeroed(),
            HamletCode.UNDOCUMENTED, new TypesAreDocumented())));

    private Rules() {}

    /** Returns whether the size of a text is within the limits of the compiler; reports if not. */
    public static boolean isWithinLimits(SpecificationSyntax specification, Diagnostics diagnostics) {
        return NumbersAreSmall.check(specification, diagnostics);
    }

    /** Checks a text. */
    public static void check(SpecificationSyntax specification, Diagnostics diagnostics) {
        SYNTAX.forEach(rule -> rule.check(specification, diagnostics));
    }

    /** Checks a specification. */
    public static void check(Specification specification, Diagnostics diagnostics) {
        MODEL.forEach(rule -> rule.check(specification, diagnostics));
    }

    /** Applies the rules that warn about a text without errors. */
    public static void checkWarnings(SpecificationSyntax specification, Diagnostics diagnostics) {
        WARNINGS.forEach(rule -> rule.check(specification, diagnostics));
    }

    /** The codes of all lint rules. */
    public static Set<HamletCode> lintCodes() {
        return EnumSet.copyOf(LINT.rules().keySet());
    }

    /** Applies the lint rules with the codes given to a specification without errors. */
    public static void lint(Set<HamletCode> wanted, Specification specification, Diagnostics diagnostics) {
        LINT.check(wanted, specification, diagnostics);
    }
}
