package org.barreleye.hamlet.emit;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.barreleye.hamlet.model.Attributes;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.naming.JavaNames;

/** Emits the enumeration of object types, with their attributes. */
final class ObjectTypeEmitter {
    private static final ClassName STRING = ClassName.get(String.class);
    private static final String NUMBERS = "BY_NUMBER";

    private final EmitterContext context;
    private final ClassName self;
    private final boolean pageTables;
    private final TypeSpec.Builder type;

    private ObjectTypeEmitter(EmitterContext context) {
        this.context = context;
        this.self = context.names().objectType();
        this.pageTables = context.types().stream().anyMatch(each -> each.attributes().pageTable().isPresent());
        this.type = TypeSpec.enumBuilder(self).addModifiers(PUBLIC).addJavadoc(
                "The types of capabilities, in the order of their numbers, with their attributes.\n");
    }

    static JavaFile emit(EmitterContext context) {
        ObjectTypeEmitter types = new ObjectTypeEmitter(context);
        context.types().forEach(types::constant);
        types.lookup();
        types.constructor();
        types.property(STRING, "declaredName", "The name in the specification.");
        types.property(TypeName.INT, "number", "The number, 0 .. 254.");
        types.parent();
        types.property(TypeName.LONG, "alignment", "The alignment of objects: a power of two.");
        types.property(TypeName.LONG, "fixedSize",
                "The size of every object, unsigned; 0 if objects differ in size, or have none.");
        types.property(context.names().space(), "space", "The space that the ranges of this type lie in.");
        types.pageTable();
        types.attributes();
        return context.file(types.self, types.type);
    }

    private void constant(CapabilityType capability) {
        Attributes attributes = capability.attributes();
        CodeBlock.Builder arguments = CodeBlock.builder()
                .add("$S, $L, $L, ", capability.name(), capability.number(),
                        capability.parent().map(CapabilityType::number).orElse(-1))
                .add("$L, $L, ", Literals.literal(attributes.alignment()),
                        Literals.literal(capability.range().fixedSize().orElse(0L)))
                .add("$T.$L", context.names().space(), JavaNames.constant(attributes.space()));
        if (pageTables) {
            Optional<Attributes.PageTable> table = attributes.pageTable();
            arguments.add(", $S, $L", table.map(Attributes.PageTable::architecture).orElse(""),
                    table.map(Attributes.PageTable::level).orElse(0));
        }
        attributes.flags().forEach(flag -> arguments.add(", $T.$L", context.names().attribute(), flag.name()));
        type.addEnumConstant(JavaNames.constant(capability), TypeSpec.anonymousClassBuilder(arguments.build())
                .addJavadoc(EmitterContext.javadoc(capability.documentation(), "The type " + capability.name() + "."))
                .build());
    }

    private void constructor() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addParameter(STRING, "declaredName")
                .addParameter(TypeName.INT, "number")
                .addParameter(TypeName.INT, "parent")
                .addParameter(TypeName.LONG, "alignment")
                .addParameter(TypeName.LONG, "fixedSize")
                .addParameter(context.names().space(), "space");
        if (pageTables) {
            constructor.addParameter(STRING, "pageTableArchitecture").addParameter(TypeName.INT, "pageTableLevel");
        }
        constructor.addParameter(ArrayTypeName.of(context.names().attribute()), "attributes").varargs();
        constructor.build().parameters().stream().map(parameter -> parameter.name())
                .filter(name -> !name.equals("attributes"))
                .forEach(name -> constructor.addStatement("this.$1L = $1L", name));
        constructor.addStatement("int mask = 0")
                .beginControlFlow("for ($T attribute : attributes)", context.names().attribute())
                .addStatement("mask |= 1 << attribute.ordinal()")
                .endControlFlow()
                .addStatement("this.attributes = mask");
        type.addField(TypeName.INT, "attributes", PRIVATE, FINAL);
        type.addMethod(constructor.build());
    }

    private void property(TypeName value, String name, String sentence) {
        type.addField(value, name, PRIVATE, FINAL);
        type.addMethod(MethodSpec.methodBuilder(name)
                .addModifiers(PUBLIC)
                .addJavadoc("$L\n", sentence)
                .returns(value)
                .addStatement("return $L", name)
                .build());
    }

    private void parent() {
        type.addField(TypeName.INT, "parent", PRIVATE, FINAL);
        type.addMethod(MethodSpec.methodBuilder("parent")
                .addModifiers(PUBLIC)
                .addJavadoc("The type that this type is retyped from, other than itself; empty for a root.\n")
                .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), self))
                .addStatement("return parent < 0 ? $1T.empty() : $1T.of(of(parent))", Optional.class)
                .build());
    }

    private void pageTable() {
        if (pageTables) {
            property(STRING, "pageTableArchitecture",
                    "The architecture of the page table that objects of this type are part of; empty if of none.");
            property(TypeName.INT, "pageTableLevel",
                    "The level in the page table, from 1, which names pages; 0 if in none.");
        }
    }

    private void attributes() {
        type.addMethod(MethodSpec.methodBuilder("has")
                .addModifiers(PUBLIC)
                .addJavadoc("Tests whether the type has an attribute.\n")
                .returns(TypeName.BOOLEAN)
                .addParameter(context.names().attribute(), "attribute")
                .addStatement("return (attributes & 1 << attribute.ordinal()) != 0")
                .build());
        for (Attributes.Flag flag : Attributes.Flag.values()) {
            String word = flag.name().charAt(0) + flag.name().substring(1).toLowerCase(Locale.ROOT);
            type.addMethod(MethodSpec.methodBuilder("is" + word)
                    .addModifiers(PUBLIC)
                    .addJavadoc("Tests whether $L.\n", flag.meaning())
                    .returns(TypeName.BOOLEAN)
                    .addStatement("return has($T.$L)", context.names().attribute(), flag.name())
                    .build());
        }
    }

    /** A table, since numbers may be left out. */
    private void lookup() {
        List<CapabilityType> all = context.types();
        int size = all.get(all.size() - 1).number() + 1;
        type.addField(FieldSpec.builder(ArrayTypeName.of(self), NUMBERS, PRIVATE, STATIC, FINAL)
                .initializer("new $T[$L]", self, size)
                .build());
        type.addStaticBlock(CodeBlock.builder()
                .beginControlFlow("for ($T type : values())", self)
                .addStatement("$L[type.number] = type", NUMBERS)
                .endControlFlow()
                .build());
        type.addMethod(MethodSpec.methodBuilder("isNumber")
                .addModifiers(PUBLIC, STATIC)
                .addJavadoc("Tests whether a type has this number.\n")
                .returns(TypeName.BOOLEAN)
                .addParameter(TypeName.LONG, "number")
                .addStatement("return number >= 0 && number < $1L.length && $1L[(int) number] != null", NUMBERS)
                .build());
        type.addMethod(MethodSpec.methodBuilder("of")
                .addModifiers(PUBLIC, STATIC)
                .addJavadoc("The type with a number.\n\n@throws IllegalArgumentException if no type has it\n")
                .returns(self)
                .addParameter(TypeName.INT, "number")
                .beginControlFlow("if (!isNumber(number))")
                .addStatement("throw new IllegalArgumentException($S + number)",
                "no type of capabilities has the number ")
                .endControlFlow()
                .addStatement("return $L[number]", NUMBERS)
                .build());
    }
}
