package org.barreleye.hamlet.emit;

import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;

/** Emits the methods of the relations, which are the same text for every specification. */
final class RelationMethodsEmitter {
    private final ClassName objectType;
    private final ClassName capability;
    private final boolean retypeMultiple;
    private final List<MethodSpec> methods = new ArrayList<>();

    RelationMethodsEmitter(GeneratedNames names, boolean retypeMultiple) {
        this.objectType = names.objectType();
        this.capability = names.capability();
        this.retypeMultiple = retypeMultiple;
    }

    List<MethodSpec> all() {
        ofOne();
        ofTypes();
        order();
        copies();
        ancestry();
        return methods;
    }

    private void ofOne() {
        add("address", TypeName.LONG, "The address of the object of a capability; 0 if it has none.",
                of(capability, "capability"), "return capability.rangeStart();\n");
        add("size", TypeName.LONG, "The size of the object of a capability; 0 if it has none.",
                of(capability, "capability"), "return capability.rangeSize();\n");
    }

    private void ofTypes() {
        add("typeRoot", TypeName.INT, "The number of the root that a type is derived from.", of(objectType, "type"),
                "return ROWS[type.ordinal()].root();\n");
        add("isEqualType", TypeName.BOOLEAN, "Tests whether two types are the same.",
                of(objectType, "left").and(objectType, "right"), "return left == right;\n");
        add("isWellFounded", TypeName.BOOLEAN, "Tests whether one retype leads from a type to another.",
                of(objectType, "source").and(objectType, "target"), """
                Row row = ROWS[target.ordinal()];
                return row.parent() == source.ordinal() || source == target && row.fromSelf();
                """);
        add("isTypeBelow", TypeName.BOOLEAN,
                "Tests whether one retype or several lead to a type from another.",
                of(objectType, "type").and(objectType, "ancestor"), """
                Row row = ROWS[type.ordinal()];
                if (type == ancestor) {
                    return row.fromSelf();
                }
                Row above = ROWS[ancestor.ordinal()];
                return row.preorder() > above.preorder() && row.preorder() <= above.lastBelow();
                """);
        add("isRevokedFirst", TypeName.BOOLEAN, """
                Tests whether a capability can be retyped without being revoked first.

                @param type the type of the capability
                @param hasDescendants whether it has descendants
                """,
                of(objectType, "type").and(TypeName.BOOLEAN, "hasDescendants"),
                retypeMultiple ? """
                Row row = ROWS[type.ordinal()];
                return hasDescendants ? row.retypeMultiple() : row.retypable();
                """ : "return !hasDescendants && ROWS[type.ordinal()].retypable();\n");
    }

    private void order() {
        add("compare", TypeName.INT, """
                Compares capabilities by root, address, size in descending order, position of the type in the source and
                equality fields. An ancestor precedes its descendants, copies are equal. Rights are not compared.

                @return -1, 0 or 1
                """,
                of(capability, "left").and(capability, "right"), """
                int order = Integer.compare(typeRoot(left.type()), typeRoot(right.type()));
                if (order == 0) {
                    order = Long.compareUnsigned(left.rangeStart(), right.rangeStart());
                }
                if (order == 0) {
                    order = Long.compareUnsigned(right.rangeSize(), left.rangeSize());
                }
                if (order == 0) {
                    order = Integer.compare(ROWS[left.type().ordinal()].sourceOrder(),
                            ROWS[right.type().ordinal()].sourceOrder());
                }
                return order == 0 ? left.compareFields(right) : order;
                """);
        add("compare", TypeName.INT, """
                Compares capabilities as the other method does, and equal ones by the addresses of their slots.

                @return -1, 0 or 1; 0 only for the same slot
                """,
                of(capability, "left").and(TypeName.LONG, "leftPlace").and(capability, "right")
                        .and(TypeName.LONG, "rightPlace"), """
                int order = compare(left, right);
                return order == 0 ? Long.compareUnsigned(leftPlace, rightPlace) : order;
                """);
    }

    private void copies() {
        add("isSameObject", TypeName.BOOLEAN, """
                Tests whether two capabilities refer to the same object: they agree in all fields but the rights and
                those that mint can change.
                """,
                of(capability, "left").and(capability, "right"), "return left.agreesWith(right);\n");
    }

    private void ancestry() {
        add("isDescendant", TypeName.BOOLEAN, """
                Tests whether a capability is a descendant of another: its type is below the other type, and its range
                is inside the other range. A descendant of the same type is smaller than its ancestor. A capability
                without an address has no ancestor and no descendant. The relation is irreflexive, antisymmetric and
                transitive.
                """,
                of(capability, "child").and(capability, "ancestor"), """
                if (!isTypeBelow(child.type(), ancestor.type()) || !ROWS[child.type().ordinal()].hasAddress()) {
                    return false;
                }
                long offset = child.rangeStart() - ancestor.rangeStart();
                long size = ancestor.rangeSize();
                if (Long.compareUnsigned(child.rangeStart(), ancestor.rangeStart()) < 0
                        || Long.compareUnsigned(offset, size) >= 0
                        || Long.compareUnsigned(child.rangeSize(), size - offset) > 0) {
                    return false;
                }
                return child.type() != ancestor.type() || child.rangeSize() != size;
                """);
        add("overlaps", TypeName.BOOLEAN, """
                Tests whether the range of a capability and another range of the same space overlap.

                @param capability the capability
                @param start the start of the other range
                @param size the size of the other range
                """,
                of(capability, "capability").and(TypeName.LONG, "start").and(TypeName.LONG, "size"), """
                long from = capability.rangeStart();
                return Long.compareUnsigned(from, start) <= 0
                        ? size != 0 && Long.compareUnsigned(start - from, capability.rangeSize()) < 0
                        : capability.rangeSize() != 0 && Long.compareUnsigned(from - start, size) < 0;
                """);
        methods.add(MethodSpec.methodBuilder("powerOfTwo")
                .addModifiers(STATIC)
                .addJavadoc("Two to the power of the exponent; 0 if that exceeds 64 bits.\n")
                .returns(TypeName.LONG)
                .addParameter(TypeName.LONG, "exponent")
                .addStatement("return exponent >>> 6 == 0 ? 1L << exponent : 0")
                .build());
    }

    private static Parameters of(TypeName type, String name) {
        return new Parameters().and(type, name);
    }

    private void add(String name, TypeName value, String javadoc, Parameters parameters, String code) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(PUBLIC, STATIC)
                .addJavadoc("$L\n", javadoc.strip())
                .returns(value);
        for (int i = 0; i < parameters.names.size(); i++) {
            method.addParameter(parameters.types.get(i), parameters.names.get(i));
        }
        methods.add(method.addCode("$L", code).build());
    }

    /** The parameters of a method. */
    private static final class Parameters {
        private final List<TypeName> types = new ArrayList<>();
        private final List<String> names = new ArrayList<>();

        Parameters and(TypeName type, String name) {
            types.add(type);
            names.add(name);
            return this;
        }
    }
}
