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
import org.barreleye.hamlet.derive.RetypeRule;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.spelling.JavaNames;

/** Emits what makes javac refuse a retype that no rule allows: a marker for each source, a value for each target. */
final class Retypes {
    private Retypes() {}

    static JavaFile emit(Emission emission) {
        TypeSpec.Builder type = TypeSpec.classBuilder(emission.names().retype())
                .addModifiers(PUBLIC, FINAL)
                .addJavadoc("What can be retyped into what, as Java types: {@code FromX} is whatever can be made from "
                        + "an X.\n");
        for (RetypeRule rule : emission.derivation().retypes()) {
            ClassName target = emission.names().retypeTo(rule.target());
            type.addField(FieldSpec.builder(target, JavaNames.constant(rule.target()), PUBLIC, STATIC, FINAL)
                    .addJavadoc("Asks for objects of the type $L.\n", rule.target().name())
                    .initializer("new $T()", target)
                    .build());
        }
        type.addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
        emission.derivation().retypeSources().forEach(source -> type.addType(marker(source, emission)));
        emission.derivation().retypes().forEach(rule -> type.addType(value(rule, emission)));
        return emission.file(emission.names().retype(), type);
    }

    private static TypeSpec marker(CapabilityType source, Emission emission) {
        TypeSpec.Builder marker = TypeSpec.interfaceBuilder(emission.names().retypeFrom(source))
                .addModifiers(PUBLIC, STATIC, SEALED)
                .addJavadoc("A type that can be made from $L.\n", source.name())
                .addMethod(MethodSpec.methodBuilder("type")
                        .addModifiers(PUBLIC, ABSTRACT)
                        .addJavadoc("The type.\n")
                        .returns(emission.names().objectType())
                        .build());
        emission.derivation().retypes().stream()
                .filter(rule -> rule.allowsSource(source))
                .forEach(rule -> marker.addPermittedSubclass(emission.names().retypeTo(rule.target())));
        return marker.build();
    }

    private static TypeSpec value(RetypeRule rule, Emission emission) {
        TypeSpec.Builder value = TypeSpec.classBuilder(emission.names().retypeTo(rule.target()))
                .addModifiers(PUBLIC, STATIC, FINAL)
                .addJavadoc("Asks for objects of the type $L; there is only one.\n", rule.target().name())
                .addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build())
                .addMethod(MethodSpec.methodBuilder("type")
                        .addAnnotation(Override.class)
                        .addModifiers(PUBLIC)
                        .returns(emission.names().objectType())
                        .addStatement("return $L", emission.constant(rule.target()))
                        .build());
        rule.sources().forEach(source -> value.addSuperinterface(emission.names().retypeFrom(source)));
        return value.build();
    }
}
