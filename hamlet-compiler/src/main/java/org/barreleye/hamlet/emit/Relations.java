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
import org.barreleye.hamlet.derive.TypeRelations;
import org.barreleye.hamlet.model.CapabilityType;

/**
 * Emits the predicates. Those about types look into tables, by the place of a type in its enumeration; those about
 * capabilities are the same for every specification, since what differs is in the records.
 */
final class Relations {
    private final Emission emission;
    private final TypeRelations relations;
    private final TypeSpec.Builder type;

    private Relations(Emission emission) {
        this.emission = emission;
        this.relations = emission.derivation().relations();
        this.type = TypeSpec.classBuilder(emission.names().relations())
                .addModifiers(PUBLIC, FINAL)
                .addJavadoc("""
                        What capabilities have to do with each other. All numbers are unsigned. Nothing here allocates.

                        <p>{@link #isAncestor} and {@link #isCopy} answer as the reference implementation does: the first
                        looks at one step of derivation only and lets the ends of ranges wrap at 2^64, the second takes
                        objects for copies that differ in fields which are not compared. {@link #isDescendant} and
                        {@link #isSameObject} are the exact relations, and what a kernel wants.
                        """);
    }

    static JavaFile emit(Emission emission) {
        Relations emitter = new Relations(emission);
        emitter.tables();
        emitter.type.addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
        emitter.type.addMethods(new RelationMethods(emission.names()).all());
        return emission.file(emission.names().relations(), emitter.type);
    }

    private void tables() {
        table("ROOT", TypeName.INT, place -> relations.root(place), "The number of the root above each type.");
        table("TURN", TypeName.INT, place -> relations.turn(place),
                "The turn of each type in the source, where parents come before their children.");
        table("PARENT", TypeName.INT, place -> relations.parent(place), "The type that each type is retyped from, or -1.");
        table("ENTERED", TypeName.INT, place -> relations.entered(place), """
                When a walk through the forest of types, parents first, enters each type; and when it enters the last
                type below. A type is below another if it is entered within the walk of that one.""");
        table("LEFT", TypeName.INT, place -> relations.left(place), "");
        table("FROM_SELF", TypeName.BOOLEAN, place -> relations.isBelow(place, place),
                "Whether each type may be retyped into itself.");
        table("ADDRESSED", TypeName.BOOLEAN, place -> type(place).range().address().isPresent(),
                "Whether objects of each type have a place.");
        table("ALWAYS_COPY", TypeName.BOOLEAN,
                place -> type(place).identity() == CapabilityType.Identity.ALWAYS_COPY, "");
        table("NEVER_COPY", TypeName.BOOLEAN, place -> type(place).identity() == CapabilityType.Identity.NEVER_COPY, "");
        table("RETYPABLE", TypeName.BOOLEAN, place -> relations.isRevokedFirst(place, false),
                "Whether each type can be retyped at all, and whether even while there are descendants.");
        table("RETYPE_MULTIPLE", TypeName.BOOLEAN, place -> relations.isRevokedFirst(place, true), "");
    }

    private CapabilityType type(int place) {
        return emission.types().get(place);
    }

    private void table(String name, TypeName element, IntFunction<Object> value, String comment) {
        CodeBlock.Builder values = CodeBlock.builder().add("{");
        for (int place = 0; place < relations.count(); place++) {
            values.add(place == 0 ? "" : place % 16 == 0 ? ",\n" : ", ").add("$L", value.apply(place));
        }
        FieldSpec.Builder field = FieldSpec.builder(ArrayTypeName.of(element), name, PRIVATE, STATIC, FINAL)
                .initializer(values.add("}").build());
        if (!comment.isEmpty()) {
            field.addJavadoc("$L\n", comment);
        }
        type.addField(field.build());
    }
}
