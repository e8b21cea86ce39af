package org.barreleye.hamlet.rule;

import java.util.List;
import org.barreleye.compiler.diagnostic.Diagnostics;
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
            new AddressesHaveASize(),
            new ParentsHaveARange(),
            new ChildrenFitIntoTheirParents(),
            new SpacesAgree(),
            new RetypesMakeDerivedTypes(),
            new TypesFitTheWire(),
            new MintLeavesTheObject());

    /** What is worth saying only of a text that means something. */
    private static final List<SyntaxRule> CARE = List.of(
            new DefinesComeFirst(),
            new ClausesHaveAnEffect(),
            new NamesAreUsed());

    /** What is legal, but had better be otherwise. */
    private static final List<ModelRule> TASTE = List.of(
            new NamesFollowTheCustom(),
            new RightsAreNeeded(),
            new InvocationsNeedARight(),
            new MappedMemoryIsZeroed(),
            new TypesAreDocumented());

    private Rules() {}

    /** Checks that there is not too much of a text to look at it at all. */
    public static void checkSizes(SpecificationSyntax specification, Diagnostics diagnostics) {
        new NumbersAreSmall().check(specification, diagnostics);
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
    public static void checkCare(SpecificationSyntax specification, Diagnostics diagnostics) {
        CARE.forEach(rule -> rule.check(specification, diagnostics));
    }

    /** Checks what a specification without errors had better be. */
    public static void lint(Specification specification, Diagnostics diagnostics) {
        TASTE.forEach(rule -> rule.check(specification, diagnostics));
    }
}
