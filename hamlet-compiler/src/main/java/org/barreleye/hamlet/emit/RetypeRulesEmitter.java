package org.barreleye.hamlet.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Extent;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.Specification;

/** Emits the decision whether a retype is allowed, and the making of what it makes. */
final class RetypeRulesEmitter {
    private final Names names;
    private final Specification specification;

    RetypeRulesEmitter(Names names, Specification specification) {
        this.names = names;
        this.specification = specification;
    }

    JavaFile emit() {
        ClassName name = names.kernel("RetypeRules");
        TypeSpec.Builder type = TypeSpec.classBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("What a retype may make. All arithmetic is unsigned and checked.\n")
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
                .addMethod(check()).addMethod(make());
        return names.file(name, type);
    }

    private MethodSpec check() {
        MethodSpec.Builder check = MethodSpec.methodBuilder("check").addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("Whether a source can be retyped.\n\n@param offset of the first object inside the source, in "
                        + "bytes\n@param objectBytes the size of each object\n@param count how many objects\n"
                        + "@return {@code NONE}, or the reason why not\n")
                .returns(KpiNames.KERNEL_ERROR).addParameter(names.capability(), "source")
                .addParameter(TypeName.LONG, "offset").addParameter(names.objectType(), "type")
                .addParameter(TypeName.LONG, "objectBytes").addParameter(TypeName.LONG, "count");
        refuse(check, "!type.isRetypedFrom(source.type())", "NO_SUCH_RETYPE");
        refuse(check, "objectBytes == 0 || type.fixedSize() >= 0 && objectBytes != type.fixedSize()", "BAD_SIZE");
        refuse(check, "count == 0", "BAD_COUNT");
        refuse(check, "Long.compareUnsigned(offset, source.rangeSize()) > 0\n|| Long.compareUnsigned(count, "
                + "Long.divideUnsigned(source.rangeSize() - offset, objectBytes)) > 0", "OUTSIDE_SOURCE");
        check.addStatement("long beyond = type.alignment() - 1");
        refuse(check, "((source.rangeAddress() + offset) & beyond) != 0", "MISALIGNED");
        refuse(check, "(objectBytes & beyond) != 0", "BAD_SIZE");
        return check.addStatement("return $T.NONE", KpiNames.KERNEL_ERROR).build();
    }

    private static void refuse(MethodSpec.Builder check, String condition, String error) {
        check.beginControlFlow("if (" + condition + ")").addStatement("return $T.$L", KpiNames.KERNEL_ERROR, error)
                .endControlFlow();
    }

    private MethodSpec make() {
        MethodSpec.Builder make = MethodSpec.methodBuilder("make").addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("The capability of one of the objects of a retype that {@link #check} allows: with the rights "
                        + "of the source.\n\n@param index which of the objects, from 0\n")
                .returns(names.capability()).addParameter(names.capability(), "source")
                .addParameter(TypeName.LONG, "offset").addParameter(names.objectType(), "type")
                .addParameter(TypeName.LONG, "objectBytes").addParameter(TypeName.LONG, "index")
                .addStatement("int rights = source.rights()")
                .addStatement("long begin = source.rangeAddress() + offset + index * objectBytes");
        make.beginControlFlow("return switch (type)");
        specification.concrete().forEach(type -> make.addStatement("case $L -> new $T(rights$L)",
                JavaSpelling.constant(type.name()), names.capability(type), fields(type)));
        return make.addCode("$<};\n").build();
    }

    /** Only the fields that say where an object lies are known at its birth; the others begin as 0. */
    private CodeBlock fields(CapabilityType type) {
        CodeBlock.Builder fields = CodeBlock.builder();
        for (Field field : type.fields()) {
            if (isAlone(type.address(), field)) {
                fields.add(", begin");
            } else if (isAlone(type.size(), field)) {
                fields.add(", objectBytes");
            } else {
                fields.add(", 0");
            }
        }
        return fields.build();
    }

    private static boolean isAlone(Optional<Extent> extent, Field field) {
        return extent.filter(one -> one.operands().size() == 1)
                .filter(one -> one.operands().get(0).equals(new Extent.Operand.OfField(field)))
                .isPresent() && Names.field(field.type()).equals(TypeName.LONG);
    }
}
