package org.barreleye.hamlet.emit;

import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;

/** The predicates, which are the same text for every specification. */
final class RelationMethodsEmitter {
    private final ClassName objectType;
    private final ClassName capability;
    private final List<MethodSpec> methods = new ArrayList<>();

    RelationMethodsEmitter(GeneratedNames names) {
        this.objectType = names.objectType();
        this.capability = names.capability();
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
        add("address", TypeName.LONG, "Where the object of a capability begins; 0 if it has no place.",
                of(capability, "capability"), "return capability.rangeStart();\n");
        add("size", TypeName.LONG, "How large the object of a capability is; 0 if it has no size.",
                of(capability, "capability"), "return capability.rangeSize();\n");
    }

    private void ofTypes() {
        add("typeRoot", TypeName.INT, "The number of the root that a type is derived from.", of(objectType, "type"),
                "return ROOT[type.ordinal()];\n");
        add("isEqualType", TypeName.BOOLEAN, "Whether two types are the same.",
                of(objectType, "left").and(objectType, "right"), "return left == right;\n");
        add("isWellFounded", TypeName.BOOLEAN, "Whether one retype leads from a type to another.",
                of(objectType, "source").and(objectType, "target"), """
                return PARENT[target.ordinal()] == source.ordinal()
                        || source == target && FROM_SELF[source.ordinal()];
                """);
        add("isTypeBelow", TypeName.BOOLEAN,
                "Whether retypes, one or several, lead to a type from another. Exact, where {@link #isWellFounded} "
                + "sees one "
                        + "step.",
                of(objectType, "type").and(objectType, "ancestor"), """
                if (type == ancestor) {
                    return FROM_SELF[type.ordinal()];
                }
                int entered = ENTERED[type.ordinal()];
                return entered > ENTERED[ancestor.ordinal()] && entered <= LEFT[ancestor.ordinal()];
                """);
        add("isRevokedFirst", TypeName.BOOLEAN, """
                Whether a capability may be retyped as it is, without being revoked first.

                @param type its type
                @param hasDescendants whether anything was derived from it
                """,
                of(objectType, "type").and(TypeName.BOOLEAN, "hasDescendants"),
                "return hasDescendants ? RETYPE_MULTIPLE[type.ordinal()] : RETYPABLE[type.ordinal()];\n");
    }

    private void order() {
        add("compare", TypeName.INT, """
                Orders capabilities: by root, by address, larger ones first, by type in the order of the source, by
                equality fields. A parent comes before its children that begin where it begins, and copies are equal. Rights play no part.

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
                    order = Integer.compare(TURN[left.type().ordinal()], TURN[right.type().ordinal()]);
                }
                return order == 0 ? left.compareFields(right) : order;
                """);
        add("compare", TypeName.INT, """
                The same order, made strict by telling equal capabilities apart by the places where they lie.

                @return -1, 0 or 1; 0 only for one place
                """,
                of(capability, "left").and(TypeName.LONG, "leftPlace").and(capability, "right")
                        .and(TypeName.LONG, "rightPlace"), """
                int order = compare(left, right);
                return order == 0 ? Long.compareUnsigned(leftPlace, rightPlace) : order;
                """);
    }

    private void copies() {
        add("isCopy", TypeName.BOOLEAN, """
                Whether two capabilities are copies as the reference has it: whatever is not compared may differ, and a
                type may say that its capabilities always are copies, or never, not even of themselves.
                """,
                of(capability, "left").and(capability, "right"), """
                if (left.type() != right.type() || NEVER_COPY[left.type().ordinal()]) {
                    return false;
                }
                return ALWAYS_COPY[left.type().ordinal()] || compare(left, right) == 0;
                """);
        add("isSameObject", TypeName.BOOLEAN, """
                Whether two capabilities are to the same object: they agree in everything but the rights and what mint
                may change. Exact, where {@link #isCopy} looks at equality fields only.
                """,
                of(capability, "left").and(capability, "right"), "return left.agreesWith(right);\n");
    }

    private void ancestry() {
        add("isAncestor", TypeName.BOOLEAN, """
                Whether a capability is an ancestor of another as the reference has it: one step of derivation between
                the types, the range inside, and the ends of ranges modulo 2^64. {@link #isDescendant} is exact.
                """,
                of(capability, "child").and(capability, "parent"), """
                if (!isWellFounded(parent.type(), child.type())) {
                    return false;
                }
                long parentStart = parent.rangeStart();
                long childStart = child.rangeStart();
                int starts = Long.compareUnsigned(parentStart, childStart);
                int ends = Long.compareUnsigned(parentStart + parent.rangeSize(), childStart + child.rangeSize());
                boolean strict = child.type() != parent.type() || starts < 0 || ends > 0;
                return starts <= 0 && ends >= 0 && strict;
                """);
        add("isDescendant", TypeName.BOOLEAN, """
                Whether a capability was derived from another, in however many steps: its type is below, and its range
                lies inside, as numbers without limit. One of the same type is smaller than what it comes from. What has no
                place descends from nothing, and nothing from it. Irreflexive, antisymmetric and transitive.
                """,
                of(capability, "child").and(capability, "ancestor"), """
                if (!isTypeBelow(child.type(), ancestor.type()) || !ADDRESSED[child.type().ordinal()]) {
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
                Whether the range of a capability and another range have anything in common, as numbers without limit.

                @param capability the one
                @param start where the other begins, in the same space
                @param size how large it is
                """,
                of(capability, "capability").and(TypeName.LONG, "start").and(TypeName.LONG, "size"), """
                long from = capability.rangeStart();
                return Long.compareUnsigned(from, start) <= 0
                        ? size != 0 && Long.compareUnsigned(start - from, capability.rangeSize()) < 0
                        : capability.rangeSize() != 0 && Long.compareUnsigned(from - start, size) < 0;
                """);
        methods.add(MethodSpec.methodBuilder("powerOfTwo")
                .addModifiers(STATIC)
                .addJavadoc("Two to some power; 0 if 64 bits do not hold that.\n")
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
