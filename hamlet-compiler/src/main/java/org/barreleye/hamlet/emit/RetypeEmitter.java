package org.barreleye.hamlet.emit;

import static javax.lang.model.element.Modifier.ABSTRACT;
import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import org.barreleye.hamlet.analysis.RetypeRule;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.naming.JavaNames;

/** Emits the retype rules as Java types: an interface for each source and a constant for each target. */
final class RetypeEmitter {
    private RetypeEmitter() {}

    static JavaFile emit(EmitterContext context) {
        TypeSpec.Builder type = TypeSpec.classBuilder(context.names().retype())
                .addModifiers(PUBLIC, FINAL)
                .addJavadoc("""
                        The retype rules as Java types: {@code FromX} is the type of the constants that X can be retyped
                        into. A program that passes another constant does not compile. The kernel checks every retype
                        again.
                        """);
        for (RetypeRule rule : context.analysis().retypes()) {
            ClassName target = context.names().retypeTo(rule.target());
            type.addField(FieldSpec.builder(target, JavaNames.constant(rule.target()), PUBLIC, STATIC, FINAL)
                    .addJavadoc("The type $L.\n", rule.target().name())
                    .initializer("new $T()", target)
                    .build());
        }
        type.addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
        type.addType(target(context));
        context.analysis().retypeSources().forEach(source -> type.addType(marker(source, context)));
        type.addType(constant(context));
        context.analysis().retypes().forEach(rule -> type.addType(value(rule, context)));
        return context.file(context.names().retype(), type);
    }

    private static TypeSpec target(EmitterContext context) {
        return TypeSpec.interfaceBuilder(context.names().retype().nestedClass("Target"))
                .addModifiers(PUBLIC, STATIC)
                .addJavadoc("A type that retype can make.\n")
                .addMethod(MethodSpec.methodBuilder("type")
                        .addModifiers(PUBLIC, ABSTRACT)
                        .addJavadoc("The type.\n")
                        .returns(context.names().objectType())
                        .build())
                .build();
    }

    private static TypeSpec constant(EmitterContext context) {
        ClassName objectType = context.names().objectType();
        return TypeSpec.classBuilder(context.names().retype().nestedClass("Constant"))
                .addModifiers(PRIVATE, ABSTRACT, STATIC)
                .addSuperinterface(context.names().retype().nestedClass("Target"))
                .addField(objectType, "type", PRIVATE, FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(objectType, "type")
                        .addStatement("this.type = type")
                        .build())
                .addMethod(MethodSpec.methodBuilder("type")
                        .addAnnotation(Override.class)
                        .addModifiers(PUBLIC)
                        .returns(objectType)
                        .addStatement("return type")
                        .build())
                .build();
    }

    private static TypeSpec marker(CapabilityType source, EmitterContext context) {
        // Not sealed: javac follows permitted subclasses recursively, and overflows its stack on long chains of types.
        return TypeSpec.interfaceBuilder(context.names().retypeFrom(source))
                .addModifiers(PUBLIC, STATIC)
                .addSuperinterface(context.names().retype().nestedClass("Target"))
                .addJavadoc("A type that $L can be retyped into.\n", source.name())
                .build();
    }

    private static TypeSpec value(RetypeRule rule, EmitterContext context) {
        TypeSpec.Builder value = TypeSpec.classBuilder(context.names().retypeTo(rule.target()))
                .addModifiers(PUBLIC, STATIC, FINAL)
                .superclass(context.names().retype().nestedClass("Constant"))
                .addJavadoc("The type $L, as the target of a retype.\n", rule.target().name())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(PRIVATE)
                        .addStatement("super($L)", context.constant(rule.target()))
                        .build());
        rule.sources().forEach(source -> value.addSuperinterface(context.names().retypeFrom(source)));
        return value.build();
    }
}
