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
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import org.barreleye.hamlet.analysis.TypeRelations;
import org.barreleye.hamlet.model.CapabilityType;

/**
 * Emits the relations between types and between capabilities. Those between types use a table with one row for each
 * type. Those between capabilities are the same text for every specification, since the records differ.
 */
final class RelationsEmitter {
    private final EmitterContext context;
    private final TypeRelations relations;
    private final ClassName row;
    private final boolean retypeMultiple;

    private RelationsEmitter(EmitterContext context) {
        this.context = context;
        this.relations = context.analysis().relations();
        this.row = context.names().relations().nestedClass("Row");
        this.retypeMultiple = context.types().stream()
                .anyMatch(type -> relations.isRevokedFirst(relations.index(type), true));
    }

    static JavaFile emit(EmitterContext context) {
        RelationsEmitter emitter = new RelationsEmitter(context);
        TypeSpec.Builder type = TypeSpec.classBuilder(context.names().relations())
                .addModifiers(PUBLIC, FINAL)
                .addJavadoc("""
                        The relations between capabilities: order, identity and derivation. All numbers are unsigned. No
                        method allocates.
                        """)
                .addField(FieldSpec.builder(ArrayTypeName.of(emitter.row), "ROWS", PRIVATE, STATIC, FINAL)
                        .addJavadoc("One row for each type, by ordinal.\n")
                        .initializer("rows()")
                        .build())
                .addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build())
                .addMethod(emitter.rows())
                .addMethods(new RelationMethodsEmitter(context.names(), emitter.retypeMultiple).all())
                .addType(emitter.rowRecord());
        return context.file(context.names().relations(), type);
    }

    private MethodSpec rows() {
        ArrayTypeName rows = ArrayTypeName.of(row);
        MethodSpec.Builder method = MethodSpec.methodBuilder("rows")
                .addModifiers(PRIVATE, STATIC)
                .returns(rows)
                .addStatement("$T rows = new $T[$T.values().length]", rows, row, context.names().objectType());
        for (CapabilityType type : context.types()) {
            method.addStatement("rows[$L.ordinal()] = new $T($L)", context.constant(type), row, values(type));
        }
        return method.addStatement("return rows").build();
    }

    private CodeBlock values(CapabilityType type) {
        int index = relations.index(type);
        CodeBlock values = CodeBlock.of("$L, $L, $L, $L, $L, $L, $L, $L", relations.root(index),
                relations.sourceOrder(index), relations.parent(index), relations.preorderNumber(index),
                relations.lastBelow(index), relations.isBelow(index, index), type.range().address().isPresent(),
                relations.isRevokedFirst(index, false));
        return retypeMultiple ? CodeBlock.of("$L, $L", values, relations.isRevokedFirst(index, true)) : values;
    }

    private TypeSpec rowRecord() {
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        for (String name : new String[] {"root", "sourceOrder", "parent", "preorder", "lastBelow"}) {
            components.addParameter(TypeName.INT, name);
        }
        for (String name : new String[] {"fromSelf", "hasAddress", "retypable"}) {
            components.addParameter(TypeName.BOOLEAN, name);
        }
        TypeSpec.Builder record = TypeSpec.recordBuilder(row)
                .addModifiers(PRIVATE)
                .addJavadoc("""
                        The place of a type in the forest of types, in which the parent of a type is the type that it is
                        retyped from. A type is below another if its preorder number is within the range of the other.

                        @param root the number of the root above the type
                        @param sourceOrder the position of the type in the source, where parents precede their children
                        @param parent the ordinal of the parent; -1 for a root
                        @param preorder the position of the type in a preorder walk
                        @param lastBelow the largest preorder number at or below the type
                        @param fromSelf whether the type can be retyped into itself
                        @param hasAddress whether objects of the type have an address
                        @param retypable whether the type can be retyped into any type
                        """);
        if (retypeMultiple) {
            components.addParameter(TypeName.BOOLEAN, "retypeMultiple");
            record.addJavadoc("@param retypeMultiple whether it can be retyped while it has descendants\n");
        }
        return record.recordConstructor(components.build()).build();
    }
}
