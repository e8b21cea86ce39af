package org.barreleye.hamlet.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.FieldType;
import org.barreleye.hamlet.model.Invocation;
import org.barreleye.hamlet.model.ParameterType;

/**
 * What the generated classes of one specification are called.
 *
 * @param prefix the package above {@code user} and {@code kernel}
 * @param source the name of the specification's file, for attribution
 */
record Names(String prefix, String source) {
    ClassName user(String simpleName) {
        return ClassName.get(prefix + ".user", simpleName);
    }

    ClassName kernel(String simpleName) {
        return ClassName.get(prefix + ".kernel", simpleName);
    }

    ClassName objectType() {
        return user("ObjectType");
    }

    ClassName capability() {
        return kernel("Capability");
    }

    ClassName capability(CapabilityType type) {
        return kernel(JavaSpelling.type(type.name()) + "Capability");
    }

    ClassName reference(CapabilityType type) {
        return user(JavaSpelling.type(type.name()) + "Reference");
    }

    ClassName invocations(CapabilityType type) {
        return kernel(JavaSpelling.type(type.name()) + "Invocations");
    }

    ClassName retype() {
        return user("Retype");
    }

    ClassName retypeFrom(CapabilityType parent) {
        return retype().nestedClass("From" + JavaSpelling.type(parent.name()));
    }

    /** What success of an invocation yields. */
    TypeName result(CapabilityType type, Invocation invocation) {
        return invocation.results().isEmpty() ? KpiNames.DONE : resultRecord(type, invocation);
    }

    ClassName resultRecord(CapabilityType type, Invocation invocation) {
        return user(JavaSpelling.type(type.name()) + JavaSpelling.type(invocation.name()) + "Result");
    }

    TypeName parameter(ParameterType type) {
        return switch (type) {
            case UINT8, UINT16 -> TypeName.INT;
            case UINT32, UINT64, GENPADDR, GENSIZE -> TypeName.LONG;
            case BOOL -> TypeName.BOOLEAN;
            case CADDR -> KpiNames.CAPABILITY_ADDRESS;
            case CAPRIGHTS -> KpiNames.RIGHTS;
            case OBJTYPE -> objectType();
        };
    }

    static TypeName field(FieldType type) {
        return switch (type) {
            case UINT8, UINT16, INT, CAPRIGHTS, COREID -> TypeName.INT;
            default -> TypeName.LONG;
        };
    }

    JavaFile file(ClassName name, TypeSpec.Builder type) {
        type.addAnnotation(AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
                .addMember("value", "$S", "org.barreleye.hamlet: " + source)
                .build());
        return JavaFile.builder(name.packageName(), type.build()).skipJavaLangImports(true).build();
    }
}
