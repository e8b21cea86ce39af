package org.barreleye.hamlet.emit;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.function.IntFunction;
import org.barreleye.hamlet.analysis.TypeRelations;
import org.barreleye.hamlet.model.CapabilityType;

/**
 * Emits the predicates. Those about types look into tables, by the place of a type in its enumeration; those about
 * capabilities are the same for every specification, since what differs is in the records.
 */
final class RelationsEmitter {
    private final EmitterContext context;
    private final TypeRelations relations;
    private final TypeSpec.Builder type;

    private RelationsEmitter(EmitterContext context) {
        this.context = context;
        this.relations = context.analysis().relations();
        this.type = TypeSpec.classBuilder(context.names().relations())
                .addModifiers(PUBLIC, FINAL)
                .addJavadoc("""
                        What capabilities have to do with each other. All numbers are unsigned. Nothing here allocates.

                        <p>{@link #isAncestor} and {@link #isCopy} answer as the reference implementation does: the first
                        looks at one step of derivation only and lets the ends of ranges wrap at 2^64, the second takes
                        objects for copies that differ in fields which are not compared. {@link #isDescendant} and
                        {@link #isSameObject} are the exact relations, and what a kernel wants.
                        """);
    }

    static JavaFile emit(EmitterContext context) {
        RelationsEmitter emitter = new RelationsEmitter(context);
        emitter.tables();
        emitter.type.addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
        emitter.type.addMethods(new RelationMethodsEmitter(context.names()).all());
        return context.file(context.names().relations(), emitter.type);
    }

    private void tables() {
        table("ROOT", TypeName.INT, index -> relations.root(index), "The number of the root above each type.");
        table("TURN", TypeName.INT, index -> relations.sourceOrder(index),
                "The turn of each type in the source, where parents come before their children.");
        table("PARENT", TypeName.INT, index -> relations.parent(index),
                "The type that each type is retyped from, or -1.");
        table("ENTERED", TypeName.INT, index -> relations.preorderNumber(index), """
                When a walk through the forest of types, parents first, enters each type; and when it enters the last
                type below. A type is below another if it is entered within the walk of that one.""");
        table("LEFT", TypeName.INT, index -> relations.lastBelow(index), "");
        table("FROM_SELF", TypeName.BOOLEAN, index -> relations.isBelow(index, index),
                "Whether each type may be retyped into itself.");
        table("ADDRESSED", TypeName.BOOLEAN, index -> type(index).range().address().isPresent(),
                "Whether objects of each type have a place.");
        table("ALWAYS_COPY", TypeName.BOOLEAN,
                index -> type(index).identity() == CapabilityType.Identity.ALWAYS_COPY, "");
        table("NEVER_COPY", TypeName.BOOLEAN, index -> type(index).identity() == CapabilityType.Identity.NEVER_COPY,
                "");
        table("RETYPABLE", TypeName.BOOLEAN, index -> relations.isRevokedFirst(index, false),
                "Whether each type can be retyped at all, and whether even while there are descendants.");
        table("RETYPE_MULTIPLE", TypeName.BOOLEAN, index -> relations.isRevokedFirst(index, true), "");
    }

    private CapabilityType type(int index) {
        return context.types().get(index);
    }

    private void table(String name, TypeName element, IntFunction<Object> value, String comment) {
        CodeBlock.Builder values = CodeBlock.builder().add("{");
        for (int index = 0; index < relations.count(); index++) {
            values.add(index == 0 ? "" : index % 16 == 0 ? ",\n" : ", ").add("$L", value.apply(index));
        }
        FieldSpec.Builder field = FieldSpec.builder(ArrayTypeName.of(element), name, PRIVATE, STATIC, FINAL)
                .initializer(values.add("}").build());
        if (!comment.isEmpty()) {
            field.addJavadoc("$L\n", comment);
        }
        type.addField(field.build());
    }
}
