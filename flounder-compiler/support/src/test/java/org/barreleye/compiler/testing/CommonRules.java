package org.barreleye.compiler.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The architecture rules of every module. */
public final class CommonRules {
    /** Names come from the field. */
    @ArchTest
    public static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses()
            .should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)")
            .orShould().haveSimpleNameStartingWith("Base")
            .because("names come from the field");

    private CommonRules() {}

    /** The packages below a root have no cycles: each is understood without those that use it. */
    public static ArchRule packagesHaveNoCycles(String root) {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }
}
