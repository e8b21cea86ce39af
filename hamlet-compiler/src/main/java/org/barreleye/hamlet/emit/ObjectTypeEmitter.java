package org.barreleye.hamlet.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Specification;

/** Emits the enumeration of types with their attributes. */
final class ObjectTypeEmitter {
    private static final List<String> FLAGS =
            List.of("fromSelf", "retypeMultiple", "backed", "zeroed", "moveable", "transferable", "mappable");

    private final Names names;
    private final Specification specification;

    ObjectTypeEmitter(Names names, Specification specification) {
        this.names = names;
        this.specification = specification;
    }

    JavaFile emit() {
        TypeSpec.Builder type = TypeSpec.enumBuilder(names.objectType())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The types of capabilities, in the order of their numbers.\n");
        specification.concrete().forEach(concrete -> type.addEnumConstant(
                JavaSpelling.constant(concrete.name()), constant(concrete)));
        fields(type);
        type.addMethod(constructor());
        accessors(type);
        relations(type);
        return names.file(names.objectType(), type);
    }

    private TypeSpec constant(CapabilityType type) {
        CapabilityType.Attributes attributes = type.attributes();
        int parent = type.parent().flatMap(specification::type).map(CapabilityType::number).orElse(-1);
        TypeSpec.Builder constant = TypeSpec.anonymousClassBuilder("$S, $L, $L, $L, $L, $L, $L, $L, $L, $L, $LL, $LL",
                type.name(), parent, specification.root(type), type.fromSelf(), type.retypeMultiple(),
                attributes.backed(), attributes.zeroed(), attributes.moveable(), attributes.transferable(),
                attributes.mappable(), attributes.alignment(), type.fixedSize().orElse(-1L));
        if (!type.documentation().isEmpty()) {
            constant.addJavadoc("$L\n", Comments.safe(type.documentation()));
        }
        return constant.build();
    }

    private void fields(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(
                        ArrayTypeName.of(names.objectType()), "TYPES", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("values()").build());
        type.addField(String.class, "declaredName", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(TypeName.INT, "parent", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(TypeName.INT, "root", Modifier.PRIVATE, Modifier.FINAL);
        FLAGS.forEach(flag -> type.addField(TypeName.BOOLEAN, flag, Modifier.PRIVATE, Modifier.FINAL));
        type.addField(TypeName.LONG, "alignment", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(TypeName.LONG, "fixedSize", Modifier.PRIVATE, Modifier.FINAL);
    }

    private static MethodSpec constructor() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addParameter(String.class, "declaredName").addParameter(TypeName.INT, "parent")
                .addParameter(TypeName.INT, "root");
        FLAGS.forEach(flag -> constructor.addParameter(TypeName.BOOLEAN, flag));
        constructor.addParameter(TypeName.LONG, "alignment").addParameter(TypeName.LONG, "fixedSize");
        constructor.addStatement("this.declaredName = declaredName").addStatement("this.parent = parent")
                .addStatement("this.root = root");
        FLAGS.forEach(flag -> constructor.addStatement("this.$1L = $1L", flag));
        return constructor.addStatement("this.alignment = alignment").addStatement("this.fixedSize = fixedSize").build();
    }

    private void accessors(TypeSpec.Builder type) {
        type.addMethod(getter(TypeName.get(String.class), "declaredName", "The name in the specification."));
        type.addMethod(getter(TypeName.INT, "root", "The number of the root of this type."));
        type.addMethod(getter(TypeName.BOOLEAN, "retypeMultiple", "Whether a retype may overlap earlier ones."));
        type.addMethod(getter(TypeName.BOOLEAN, "backed", "Whether memory pays for its objects."));
        type.addMethod(getter(TypeName.BOOLEAN, "zeroed", "Whether the memory of a new object is zeroed."));
        type.addMethod(getter(TypeName.BOOLEAN, "moveable", "Whether another core can become the owner."));
        type.addMethod(getter(TypeName.BOOLEAN, "transferable", "Whether it has a form for the wire."));
        type.addMethod(getter(TypeName.BOOLEAN, "mappable", "Whether programs can touch its memory."));
        type.addMethod(getter(TypeName.LONG, "alignment", "The alignment of its objects and their sizes, in bytes."));
        type.addMethod(getter(TypeName.LONG, "fixedSize", "The size that all its objects have in bytes, or -1."));
    }

    private static MethodSpec getter(TypeName type, String name, String sentence) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).addJavadoc(sentence + "\n").returns(type)
                .addStatement("return $L", name).build();
    }

    private void relations(TypeSpec.Builder type) {
        type.addMethod(MethodSpec.methodBuilder("isNumber").addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("Whether a type has this number.\n")
                .addParameter(TypeName.LONG, "number").returns(TypeName.BOOLEAN)
                .addStatement("return number >= 0 && number < TYPES.length").build());
        type.addMethod(MethodSpec.methodBuilder("of").addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("The type of a number.\n\n@throws ArrayIndexOutOfBoundsException if there is none\n")
                .addParameter(TypeName.INT, "number").returns(names.objectType())
                .addStatement("return TYPES[number]").build());
        type.addMethod(MethodSpec.methodBuilder("isRetypedFrom").addModifiers(Modifier.PUBLIC)
                .addJavadoc("Whether one retype leads from a type to this one.\n")
                .addParameter(names.objectType(), "source").returns(TypeName.BOOLEAN)
                .addStatement("return parent == source.ordinal() || fromSelf && this == source").build());
        type.addMethod(MethodSpec.methodBuilder("descendsFrom").addModifiers(Modifier.PUBLIC)
                .addJavadoc("Whether any number of retypes, but at least one, leads from a type to this one.\n")
                .addParameter(names.objectType(), "ancestor").returns(TypeName.BOOLEAN)
                .addCode(CodeBlock.builder()
                        .addStatement("int above = parent")
                        .beginControlFlow("while (above >= 0)")
                        .beginControlFlow("if (above == ancestor.ordinal())").addStatement("return true").endControlFlow()
                        .addStatement("above = TYPES[above].parent")
                        .endControlFlow()
                        .addStatement("return fromSelf && this == ancestor").build())
                .build());
    }
}
