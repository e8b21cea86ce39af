package org.barreleye.hamlet.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;

/** The kernel programming interface, as generated code must spell it. The compiler itself does not depend on it. */
final class KpiNames {
    static final ClassName CAPABILITY_ADDRESS = ClassName.get("org.barreleye.kpi.types", "CapabilityAddress");
    static final ClassName CAPABILITY_REFERENCE = ClassName.get("org.barreleye.kpi.types", "CapabilityReference");
    static final ClassName GENERATED = ClassName.get("org.barreleye.kpi.types", "Generated");
    static final ClassName RIGHTS = ClassName.get("org.barreleye.kpi.types", "Rights");
    static final ClassName OUTCOME = ClassName.get("org.barreleye.kpi.outcome", "Outcome");
    static final ClassName UNIT = OUTCOME.nestedClass("Unit");
    static final ClassName KERNEL_ERROR = ClassName.get("org.barreleye.kpi.outcome", "KernelError");
    static final ClassName KERNEL_BUG = ClassName.get("org.barreleye.kpi.outcome", "KernelBug");
    static final ClassName SYSTEM_CALLS = ClassName.get("org.barreleye.kpi.syscall", "SystemCalls");
    static final ClassName INVOCATION_FRAME = ClassName.get("org.barreleye.kpi.syscall", "InvocationFrame");

    private KpiNames() {}

    /** An outcome of some type. */
    static TypeName outcome(TypeName value) {
        return ParameterizedTypeName.get(OUTCOME, value);
    }
}
