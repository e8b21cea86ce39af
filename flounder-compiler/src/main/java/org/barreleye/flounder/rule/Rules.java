package org.barreleye.flounder.rule;

import java.util.List;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.flounder.model.Interface;
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

    private static final List<SyntaxRule> TEXT_LINT = List.of(new NamesFollowTheCustom());

    private static final List<ModelRule> MODEL_LINT = List.of(
            new TypesAreUsed(),
            new RightsAreNamed(),
            new CommentsDescribeParameters(),
            new MaximaAreModest(),
            new MessagesAreCheap(),
            new MessagesFillTheirSlots());

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
    public static void tellLayouts(Interface definition, Diagnostics diagnostics) {
        new LayoutsAreTold().check(definition, diagnostics);
    }

    /** Checks the interfaces of one run together. */
    public static void check(List<Interface> definitions, Diagnostics diagnostics) {
        new InterfacesAreDistinct().check(definitions, diagnostics);
    }

    /** Looks for what is legal, but had better be otherwise, in one interface. */
    public static void lint(Specification specification, Interface definition, Diagnostics diagnostics) {
        TEXT_LINT.forEach(rule -> rule.check(specification, diagnostics));
        MODEL_LINT.forEach(rule -> rule.check(definition, diagnostics));
    }

    /** Looks for what is legal, but had better be otherwise, in all interfaces of one run together. */
    public static void lint(List<Interface> definitions, List<TypesSyntax> imports, Diagnostics diagnostics) {
        new ImportsAreUsed().check(definitions, imports, diagnostics);
    }
}
