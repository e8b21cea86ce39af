package org.barreleye.flounder.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;
import org.barreleye.flounder.model.Capability;

/** The terms on which capabilities travel in the messages of one binding class, as constants of that class. */
final class TermsConstants {
    private final Map<String, FieldSpec> constants = new TreeMap<>();

    /** How code of the binding class refers to some terms. */
    CodeBlock reference(Capability.Terms terms) {
        int number = terms.type().number();
        String name = "TYPE_" + number + (terms.anyRights() ? "_WITH_ANY_RIGHTS" : "_WITH_RIGHTS_" + terms.mask());
        constants.computeIfAbsent(name, one -> FieldSpec.builder(KpiNames.CAPABILITY_TERMS, one, Modifier.PRIVATE,
                        Modifier.STATIC, Modifier.FINAL)
                .initializer(terms.anyRights()
                        ? CodeBlock.of("$T.anyRights($S, $L)", KpiNames.CAPABILITY_TERMS, "cap" + terms, number)
                        : CodeBlock.of("$T.exactly($S, $L, $L)", KpiNames.CAPABILITY_TERMS, "cap" + terms, number,
                                terms.mask()))
                .build());
        return CodeBlock.of("$L", name);
    }

    /** Adds the constants. */
    void addTo(TypeSpec.Builder binding) {
        constants.values().forEach(binding::addField);
    }
}
