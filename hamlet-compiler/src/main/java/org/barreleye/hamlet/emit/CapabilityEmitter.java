package org.barreleye.hamlet.emit;

import static javax.lang.model.element.Modifier.ABSTRACT;
import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.SEALED;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import org.barreleye.compiler.output.JavadocText;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.Range;
import org.barreleye.hamlet.naming.JavaNames;

/** Emits the capabilities of the kernel: immutable values, one record for each type. */
final class CapabilityEmitter {
    private CapabilityEmitter() {}

    static List<JavaFile> emit(EmitterContext context) {
        List<JavaFile> files = new ArrayList<>();
        files.add(family(context));
        context.specification().invocationTypes().stream().filter(CapabilityType::isAbstract)
                .forEach(template -> files.add(template(context, template)));
        context.types().forEach(type -> files.add(new CapabilityRecordEmitter(context, type).emit()));
        boolean memory = context.types().stream()
                .flatMap(type -> type.range().address().stream())
                .anyMatch(rule -> rule.function() == Range.Function.OF_MEMORY);
        if (memory) {
            files.add(physicalWindow(context));
        }
        return files;
    }

    private static JavaFile family(EmitterContext context) {
        ClassName self = context.names().capability();
        TypeSpec.Builder family = TypeSpec.interfaceBuilder(self)
                .addModifiers(PUBLIC, SEALED)
                .addJavadoc("A capability in the kernel: an immutable value. {@link $T} has the relations between "
                        + "capabilities.\n", context.names().relations());
        context.types().stream()
                .map(type -> context.names().capabilityFamily(type))
                .distinct()
                .forEach(family::addPermittedSubclass);
        family.addMethod(method("type", context.names().objectType(), "The type."));
        family.addMethod(method("rights", TypeName.INT, "The rights, one bit each, 0 .. 255."));
        family.addMethod(method("withRights", self, "The same capability with other rights.").toBuilder()
                .addParameter(TypeName.INT, "rights").build());
        family.addMethod(method("rangeStart", TypeName.LONG,
                "The address of the object, unsigned; 0 if it has none."));
        family.addMethod(method("rangeSize", TypeName.LONG, "The size of the object, unsigned; 0 if it has none."));
        family.addMethod(method("compareFields", TypeName.INT,
                "Compares the equality fields of two capabilities of one type: -1, 0 or 1.").toBuilder()
                .addParameter(self, "other").build());
        family.addMethod(method("agreesWith", TypeName.BOOLEAN,
                "Tests whether another capability of the same type agrees in all fields that mint cannot change.")
                .toBuilder().addParameter(self, "other").build());
        return context.file(self, family);
    }

    /** The capabilities of all types that have the invocations of a template. */
    private static JavaFile template(EmitterContext context, CapabilityType template) {
        ClassName self = context.names().capability(template);
        TypeSpec.Builder family = TypeSpec.interfaceBuilder(self)
                .addModifiers(PUBLIC, SEALED)
                .addSuperinterface(context.names().capability())
                .addJavadoc(EmitterContext.javadoc(template.documentation(), "What types share that inherit "
                        + template.name() + "."));
        context.specification().sharing(template)
                .forEach(type -> family.addPermittedSubclass(context.names().capability(type)));
        FieldEncoding encoding = new FieldEncoding(context);
        for (Field field : template.fields()) {
            String meaning = FieldMeaning.of(template, field);
            family.addMethod(method(context.javaNames().component(template, field), encoding.javaType(field),
                    JavadocText.escaped(Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1)) + "."));
        }
        family.addMethod(method("withRights", self, "The same capability with other rights.").toBuilder()
                .addAnnotation(Override.class).addParameter(TypeName.INT, "rights").build());
        if (context.specification().sharing(template).stream()
                .allMatch(type -> type.fields().equals(template.fields()))) {
            family.addMethod(factory(context, template, encoding));
        }
        return context.file(self, family);
    }

    private static MethodSpec factory(EmitterContext context, CapabilityType template, FieldEncoding encoding) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("of")
                .addModifiers(PUBLIC, STATIC)
                .addJavadoc("A capability of one of the types that inherit $L.\n", template.name())
                .returns(context.names().capability(template))
                .addParameter(context.names().objectType(), "type")
                .addParameter(TypeName.INT, "rights");
        CodeBlock.Builder values = CodeBlock.builder().add("rights");
        for (Field field : template.fields()) {
            String name = context.javaNames().component(template, field);
            method.addParameter(encoding.javaType(field), name);
            values.add(", $L", name);
        }
        ArrowSwitch byType = ArrowSwitch.over("type");
        context.specification().sharing(template).forEach(type -> byType.on(JavaNames.constant(type), "new $T($L)",
                context.names().capability(type), values.build()));
        byType.otherwise("throw new $T(type.declaredName() + $S)", KpiNames.KERNEL_BUG, " does not inherit "
                + template.name());
        return method.addCode(byType.returned()).build();
    }

    private static MethodSpec method(String name, TypeName value, String sentence) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(PUBLIC, ABSTRACT)
                .addJavadoc("$L\n", sentence)
                .returns(value)
                .build();
    }

    private static JavaFile physicalWindow(EmitterContext context) {
        ClassName self = context.names().physicalWindow();
        return context.file(self, TypeSpec.classBuilder(self)
                .addModifiers(FINAL)
                .addJavadoc("The window of the kernel's address space onto physical memory.\n")
                .addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build())
                .addMethod(MethodSpec.methodBuilder("physical")
                        .addModifiers(javax.lang.model.element.Modifier.STATIC)
                        .addJavadoc("The physical address of a kernel virtual address.\n")
                        .returns(TypeName.LONG)
                        .addParameter(TypeName.LONG, "kernelVirtual")
                        .addStatement("return kernelVirtual - $L",
                                Literals.literal(context.analysis().physicalWindow()))
                        .build()));
    }
}
