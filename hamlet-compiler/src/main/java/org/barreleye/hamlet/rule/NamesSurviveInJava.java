package org.barreleye.hamlet.rule;

import java.util.List;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Invocation;
import org.barreleye.hamlet.model.Specification;
import org.barreleye.hamlet.naming.JavaNames;

/**
 * No two names of types and invocations become one in Java, and none becomes the name of something that is always
 * generated.
 */
final class NamesSurviveInJava implements ModelRule {
    /** Classes that are always generated and end as those of types do. */
    private static final List<String> CLASSES_TAKEN = List.of("TypeInvocations", "InvocationDispatch");
    private static final List<String> TYPE_CONSTANTS_TAKEN = List.of("BY_NUMBER");

    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        JavaScope constants = new JavaScope(TYPE_CONSTANTS_TAKEN, diagnostics);
        JavaScope classes = new JavaScope(CLASSES_TAKEN, diagnostics);
        for (CapabilityType type : specification.concreteTypes()) {
            if (!constants.add(JavaNames.constant(type), type.span(), type.name())) {
                continue;
            }
            for (String suffix : suffixes(type)) {
                classes.add(JavaNames.stem(type) + suffix, type.span(), type.name());
            }
            for (Invocation invocation : type.invocations()) {
                classes.add(JavaNames.result(type, invocation), invocation.span(), invocation.name());
            }
        }
    }

    private static List<String> suffixes(CapabilityType type) {
        return type.invocations().isEmpty()
                ? List.of("Capability", "Reference")
                : List.of("Capability", "Reference", "Invocations", "Dispatch");
    }
}
