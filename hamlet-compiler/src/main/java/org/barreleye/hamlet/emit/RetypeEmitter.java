package org.barreleye.hamlet.emit;

import static javax.lang.model.element.Modifier.ABSTRACT;
import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.SEALED;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import org.barreleye.hamlet.analysis.RetypeRule;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.naming.JavaNames;

/** Emits what makes javac refuse a retype that no rule allows: a marker for each source, a value for each target. */
final class RetypeEmitter {
    private RetypeEmitter() {}

    static JavaFile emit(EmitterContext context) {
        TypeSpec.Builder type = TypeSpec.classBuilder(context.names().retype())
                .addModifiers(PUBLIC, FINAL)
                .addJavadoc("What can be retyped into what, as Java types: {@code FromX} is whatever can be made from "
                        + "an X.\n");
        for (RetypeRule rule : context.analysis().retypes()) {
            ClassName target = context.names().retypeTo(rule.target());
            type.addField(FieldSpec.builder(target, JavaNames.constant(rule.target()), PUBLIC, STATIC, FINAL)
                    .addJavadoc("Asks for objects of the type $L.\n", rule.target().name())
                    .initializer("new $T()", target)
                    .build());
        }
        type.addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
        context.analysis().retypeSources().forEach(source -> type.addType(marker(source, context)));
        context.analysis().retypes().forEach(rule -> type.addType(value(rule, context)));
        return context.file(context.names().retype(), type);
    }

    private static TypeSpec marker(CapabilityType source, EmitterContext context) {
        TypeSpec.Builder marker = TypeSpec.interfaceBuilder(context.names().retypeFrom(source))
                .addModifiers(PUBLIC, STATIC, SEALED)
                .addJavadoc("A type that can be made from $L.\n", source.name())
                .addMethod(MethodSpec.methodBuilder("type")
                        .addModifiers(PUBLIC, ABSTRACT)
                        .addJavadoc("The type.\n")
                        .returns(context.names().objectType())
                        .build());
        context.analysis().retypes().stream()
                .filter(rule -> rule.allowsSource(source))
                .forEach(rule -> marker.addPermittedSubclass(context.names().retypeTo(rule.target())));
        return marker.build();
    }

    private static TypeSpec value(RetypeRule rule, EmitterContext context) {
        TypeSpec.Builder value = TypeSpec.classBuilder(context.names().retypeTo(rule.target()))
                .addModifiers(PUBLIC, STATIC, FINAL)
                .addJavadoc("Asks for objects of the type $L; there is only one.\n", rule.target().name())
                .addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build())
                .addMethod(MethodSpec.methodBuilder("type")
                        .addAnnotation(Override.class)
                        .addModifiers(PUBLIC)
                        .returns(context.names().objectType())
                        .addStatement("return $L", context.constant(rule.target()))
                        .build());
        rule.sources().forEach(source -> value.addSuperinterface(context.names().retypeFrom(source)));
        return value.build();
    }
}
