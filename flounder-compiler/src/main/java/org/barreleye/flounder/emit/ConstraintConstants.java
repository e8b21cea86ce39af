package org.barreleye.flounder.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.barreleye.flounder.model.Capability;

/**
 * The constraints of the capabilities in the messages of one binding class, as constants of nested classes: of
 * several if they are many, because a class is initialised by one method.
 */
final class ConstraintConstants {
    private static final String NESTED = "Terms";
    private static final int CONSTANT_BYTES = 24;
    private static final int CONSTANTS_MAX = Statements.BYTES_MAX / CONSTANT_BYTES;

    private final Map<String, CodeBlock> references = new LinkedHashMap<>();
    private final List<TypeSpec.Builder> classes = new ArrayList<>();

    /** The expression for a constraint in the code of the binding class. */
    CodeBlock reference(Capability.Constraint constraint) {
        String name = "TYPE_" + constraint.type().number()
                + (constraint.allowsAnyRights() ? "_WITH_ANY_RIGHTS" : "_WITH_RIGHTS_" + constraint.mask());
        return references.computeIfAbsent(name, one -> constant(one, constraint));
    }

    private CodeBlock constant(String name, Capability.Constraint constraint) {
        if (references.size() == classes.size() * CONSTANTS_MAX) {
            classes.add(TypeSpec.classBuilder(classes.isEmpty() ? NESTED : NESTED + (classes.size() + 1))
                    .addJavadoc("The types and rights of the capabilities in messages.\n")
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL));
        }
        CodeBlock value = constraint.allowsAnyRights()
                ? CodeBlock.of("$T.anyRights($S, $L)", KpiNames.CAPABILITY_CONSTRAINT, "cap" + constraint,
                constraint.type().number())
                : CodeBlock.of("$T.exactly($S, $L, $L)", KpiNames.CAPABILITY_CONSTRAINT, "cap" + constraint,
                constraint.type().number(),
                        constraint.mask());
        classes.get(classes.size() - 1)
                .addField(FieldSpec.builder(KpiNames.CAPABILITY_CONSTRAINT, name, Modifier.STATIC, Modifier.FINAL)
                .initializer(value).build());
        return CodeBlock.of("$L.$L", classes.size() == 1 ? NESTED : NESTED + classes.size(), name);
    }

    /** Adds the nested classes. */
    void addTo(TypeSpec.Builder binding) {
        classes.forEach(one -> binding.addType(one.build()));
    }
}
