package org.barreleye.hamlet.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Specification;
import org.barreleye.hamlet.syntax.TypeSyntax.Copying;

/** Emits the relations between capabilities. */
final class RelationsEmitter {
    private final Names names;
    private final Specification specification;

    RelationsEmitter(Names names, Specification specification) {
        this.names = names;
        this.specification = specification;
    }

    JavaFile emit() {
        ClassName name = names.kernel("Relations");
        TypeSpec.Builder type = TypeSpec.classBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("How capabilities relate to one another. Addresses and sizes are unsigned; nothing is "
                        + "allocated.\n")
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        type.addMethod(ofOne("address", TypeName.LONG, "Where the range of a capability begins.", "rangeAddress()"));
        type.addMethod(ofOne("size", TypeName.LONG, "How long the range of a capability is.", "rangeSize()"));
        type.addMethod(typeRoot());
        type.addMethod(isWellFounded());
        type.addMethod(compare());
        type.addMethod(isCopy());
        type.addMethod(isAncestor());
        type.addMethod(isDescendant());
        type.addMethod(isRevokedFirst());
        return names.file(name, type);
    }

    private MethodSpec ofOne(String method, TypeName type, String sentence, String body) {
        return relation(method, type, sentence).addParameter(names.capability(), "capability")
                .addStatement("return capability.$L", body).build();
    }

    private static MethodSpec.Builder relation(String name, TypeName type, String sentence) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("$L\n", sentence).returns(type);
    }

    private MethodSpec.Builder ofTwo(String name, TypeName type, String left, String right, String sentence) {
        return relation(name, type, sentence).addParameter(names.capability(), left)
                .addParameter(names.capability(), right);
    }

    private MethodSpec typeRoot() {
        return relation("typeRoot", TypeName.INT, "The number of the root of a type.")
                .addParameter(names.objectType(), "type").addStatement("return type.root()").build();
    }

    private MethodSpec isWellFounded() {
        return relation("isWellFounded", TypeName.BOOLEAN,
                        "Whether one retype leads from one type to another. As the reference answers.")
                .addParameter(names.objectType(), "source").addParameter(names.objectType(), "made")
                .addStatement("return made.isRetypedFrom(source)").build();
    }

    private MethodSpec compare() {
        return ofTwo("compare", TypeName.INT, "left", "right",
                        "The order of the mapping database: by root, address, size (the larger first), type, and the "
                                + "identity fields of the type. As the reference answers without its tie-break.")
                .addStatement("int order = Integer.compare(left.type().root(), right.type().root())")
                .addCode(then("order = Long.compareUnsigned(left.rangeAddress(), right.rangeAddress())"))
                .addCode(then("order = Long.compareUnsigned(right.rangeSize(), left.rangeSize())"))
                .addCode(then("order = Integer.compare(left.type().ordinal(), right.type().ordinal())"))
                .addStatement("return order != 0 ? order : left.compareIdentity(right)").build();
    }

    private static CodeBlock then(String statement) {
        return CodeBlock.builder().beginControlFlow("if (order == 0)").addStatement(statement).endControlFlow().build();
    }

    private MethodSpec isCopy() {
        MethodSpec.Builder method = ofTwo("isCopy", TypeName.BOOLEAN, "left", "right",
                "Whether two capabilities stand for the same object. As the reference answers.")
                .beginControlFlow("if (left.type() != right.type())").addStatement("return false").endControlFlow();
        copying(method, Copying.ALWAYS, true);
        copying(method, Copying.NEVER, false);
        return method.addStatement("return compare(left, right) == 0").build();
    }

    private void copying(MethodSpec.Builder method, Copying copying, boolean answer) {
        List<CapabilityType> types = specification.concrete().stream().filter(one -> one.copying() == copying).toList();
        if (!types.isEmpty()) {
            CodeBlock condition = types.stream()
                    .map(one -> CodeBlock.of("left.type() == $T.$L", names.objectType(), JavaSpelling.constant(one.name())))
                    .collect(CodeBlock.joining(" || "));
            method.beginControlFlow("if ($L)", condition).addStatement("return $L", answer).endControlFlow();
        }
    }

    private MethodSpec isAncestor() {
        return ofTwo("isAncestor", TypeName.BOOLEAN, "child", "parent",
                        "Whether a capability is an immediate ancestor by type, and its range contains the other's. As the "
                                + "reference answers: one step in the relation of types, and ends that wrap at 2^64. The "
                                + "kernel uses {@link #isDescendant} instead.")
                .beginControlFlow("if (!child.type().isRetypedFrom(parent.type()))").addStatement("return false")
                .endControlFlow()
                .addStatement("int begin = Long.compareUnsigned(parent.rangeAddress(), child.rangeAddress())")
                .addStatement("int end = Long.compareUnsigned(parent.rangeAddress() + parent.rangeSize(), "
                        + "child.rangeAddress() + child.rangeSize())")
                .beginControlFlow("if (child.type() != parent.type())").addStatement("return begin <= 0 && end >= 0")
                .endControlFlow()
                .addStatement("return begin < 0 && end >= 0 || begin <= 0 && end > 0").build();
    }

    private MethodSpec isDescendant() {
        return ofTwo("isDescendant", TypeName.BOOLEAN, "child", "ancestor",
                        "Whether a capability has been made out of another, by any number of retypes. Exact: transitive "
                                + "over types, on distances instead of ends, so nothing wraps; what has no range has no "
                                + "descendants.")
                .beginControlFlow("if (!child.type().descendsFrom(ancestor.type()))").addStatement("return false")
                .endControlFlow()
                .addStatement("long distance = child.rangeAddress() - ancestor.rangeAddress()")
                .addStatement("boolean inside = $1T.compareUnsigned(distance, ancestor.rangeSize()) < 0\n"
                        + "&& $1T.compareUnsigned(child.rangeSize(), ancestor.rangeSize() - distance) <= 0", Long.class)
                .addStatement("boolean same = distance == 0 && child.rangeSize() == ancestor.rangeSize()")
                .addStatement("return inside && !(same && child.type() == ancestor.type())").build();
    }

    private MethodSpec isRevokedFirst() {
        return relation("isRevokedFirst", TypeName.BOOLEAN,
                        "Whether a capability of a type can be retyped without revoking it first. As the reference answers.")
                .addParameter(names.objectType(), "type").addParameter(TypeName.BOOLEAN, "hasDescendants")
                .addCode(children())
                .addStatement("return hasChildren && (type.retypeMultiple() || !hasDescendants)").build();
    }

    private CodeBlock children() {
        CodeBlock condition = specification.concrete().stream().filter(one -> !specification.children(one).isEmpty())
                .map(one -> CodeBlock.of("type == $T.$L", names.objectType(), JavaSpelling.constant(one.name())))
                .collect(CodeBlock.joining("\n|| "));
        return CodeBlock.builder().addStatement("boolean hasChildren = $L", condition.isEmpty() ? "false" : condition).build();
    }
}
