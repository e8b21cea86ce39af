package org.barreleye.hamlet.rule;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.model.Specification;
import org.barreleye.hamlet.syntax.SpecificationSyntax;

/** All rules. None depends on another, so each reports whatever it finds. */
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

    /** What is worth saying only of a text that means something. */
    private static final List<SyntaxRule> WARNINGS = List.of(
            new DefinesComeFirst(),
            new ClausesHaveAnEffect(),
            new NamesAreUsed());

    /** What is legal, but had better be otherwise, by the one code that each reports. */
    private static final Map<HamletCode, ModelRule> LINT = new EnumMap<>(HamletCode.class);

    static {
        LINT.put(HamletCode.NAMING_CONVENTION, new NamesFollowTheConvention());
        LINT.put(HamletCode.UNUSED_RIGHT, new RightsAreNeeded());
        LINT.put(HamletCode.INVOCATION_WITHOUT_RIGHT, new InvocationsNeedARight());
        LINT.put(HamletCode.MEMORY_NOT_ZEROED, new MappedMemoryIsZeroed());
        LINT.put(HamletCode.UNDOCUMENTED, new TypesAreDocumented());
    }

    private Rules() {}

    /** Whether there is little enough of a text to look at it at all; reports if not. */
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

    /** Checks what a text without errors could do without. */
    public static void checkWarnings(SpecificationSyntax specification, Diagnostics diagnostics) {
        WARNINGS.forEach(rule -> rule.check(specification, diagnostics));
    }

    /** What the lint rules report, a code each. */
    public static Set<HamletCode> lintCodes() {
        return EnumSet.copyOf(LINT.keySet());
    }

    /**
     * The lint rules that somebody names by their codes, as {@code HL0050}; all if none is named.
     *
     * @throws IllegalArgumentException with a sentence for the user, if there is no such rule
     */
    public static Set<HamletCode> lintCodes(List<String> codes) {
        if (codes.isEmpty()) {
            return lintCodes();
        }
        Set<HamletCode> named = EnumSet.noneOf(HamletCode.class);
        for (String code : codes) {
            named.add(HamletCode.ofCode(code).filter(LINT::containsKey).orElseThrow(() -> new IllegalArgumentException(
                    "'" + code + "' is no lint rule; those are "
                            + lintCodes().stream().map(HamletCode::code).collect(Collectors.joining(", ")))));
        }
        return named;
    }

    /** Checks what a specification without errors had better be, by the rules with the codes given. */
    public static void lint(Set<HamletCode> wanted, Specification specification, Diagnostics diagnostics) {
        LINT.forEach((code, rule) -> {
            if (wanted.contains(code)) {
                rule.check(specification, diagnostics);
            }
        });
    }
}
