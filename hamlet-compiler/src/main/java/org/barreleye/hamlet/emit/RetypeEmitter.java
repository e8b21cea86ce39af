package org.barreleye.hamlet.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Specification;

/** Emits a constant for each type that can be made, marked with what it can be made from. */
final class RetypeEmitter {
    private final Names names;
    private final Specification specification;

    RetypeEmitter(Names names, Specification specification) {
        this.names = names;
        this.specification = specification;
    }

    JavaFile emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(names.retype()).addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("The types that a retype can make. Asking for one that no rule derives from the source does "
                        + "not compile.\n");
        for (CapabilityType made : specification.concrete()) {
            if (specification.concrete().stream().anyMatch(parent -> specification.children(parent).contains(made))) {
                ClassName choice = names.retype().nestedClass("To" + JavaSpelling.type(made.name()));
                type.addField(FieldSpec.builder(choice, JavaSpelling.constant(made.name()), Modifier.PUBLIC,
                                Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("Make {@code $L}.\n", made.name()).initializer("new $T()", choice).build());
                type.addType(choice(made, choice));
            }
        }
        type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        for (CapabilityType parent : specification.concrete()) {
            if (!specification.children(parent).isEmpty()) {
                type.addType(marker(parent));
            }
        }
        return names.file(names.retype(), type);
    }

    private TypeSpec choice(CapabilityType made, ClassName choice) {
        TypeSpec.Builder type = TypeSpec.classBuilder(choice)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The choice of {@code $L}.\n", made.name())
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        for (CapabilityType parent : specification.concrete()) {
            if (specification.children(parent).contains(made)) {
                type.addSuperinterface(names.retypeFrom(parent));
            }
        }
        return type.addMethod(MethodSpec.methodBuilder("type").addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC).returns(names.objectType())
                        .addStatement("return $T.$L", names.objectType(), JavaSpelling.constant(made.name())).build())
                .build();
    }

    private TypeSpec marker(CapabilityType parent) {
        return TypeSpec.interfaceBuilder(names.retypeFrom(parent)).addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("What can be made from {@code $L}.\n", parent.name())
                .addMethod(MethodSpec.methodBuilder("type").addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                        .addJavadoc("The type to make.\n").returns(names.objectType()).build())
                .build();
    }
}
