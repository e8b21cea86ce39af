package org.barreleye.hamlet.emit;

import static javax.lang.model.element.Modifier.ABSTRACT;
import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.SEALED;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.Range;

/** Emits the capabilities of the kernel: immutable values, one record for each type. */
final class CapabilityEmitter {
    private CapabilityEmitter() {}

    static List<JavaFile> emit(EmitterContext context) {
        List<JavaFile> files = new ArrayList<>();
        files.add(family(context));
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
        context.types().forEach(type -> family.addPermittedSubclass(context.names().capability(type)));
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
