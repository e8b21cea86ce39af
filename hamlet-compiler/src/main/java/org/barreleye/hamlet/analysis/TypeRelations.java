package org.barreleye.hamlet.analysis;

import java.util.List;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Specification;

/**
 * The relations between the types of a specification. Types are given by their place among
 * {@linkplain Specification#concreteTypes() those that capabilities can have}, which is their number unless numbers are
 * left out.
 *
 * <p>Types and their parents are a forest. It is walked once, parents before children; a type is below another if it is
 * entered within the walk of that one, so two numbers for each type decide the transitive relation.
 */
public final class TypeRelations {
    private final List<CapabilityType> types;
    private final int[] roots;
    private final int[] parents;
    private final int[] preorderNumbers;
    private final int[] lastBelow;
    private final int[] sourceOrder;

    private TypeRelations(List<CapabilityType> types) {
        this.types = types;
        this.roots = new int[types.size()];
        this.parents = new int[types.size()];
        this.preorderNumbers = new int[types.size()];
        this.lastBelow = new int[types.size()];
        this.sourceOrder = new int[types.size()];
    }

    static TypeRelations of(Specification specification) {
        TypeRelations relations = new TypeRelations(specification.concreteTypes());
        List<String> roots = specification.types().stream()
                .filter(type -> !type.isAbstract() && type.parent().isEmpty())
                .map(CapabilityType::name)
                .toList();
        for (int i = 0; i < relations.types.size(); i++) {
            CapabilityType type = relations.types.get(i);
            relations.roots[i] = roots.indexOf(type.root().name());
            relations.parents[i] = type.parent().map(relations::index).orElse(-1);
        }
        int order = 0;
        for (CapabilityType type : specification.types()) {
            if (!type.isAbstract()) {
                relations.sourceOrder[relations.index(type)] = order++;
            }
        }
        relations.walk(-1, 0);
        return relations;
    }

    private int walk(int parent, int clock) {
        int next = clock;
        for (int i = 0; i < types.size(); i++) {
            if (parents[i] == parent) {
                preorderNumbers[i] = next;
                next = walk(i, next + 1);
                lastBelow[i] = next - 1;
            }
        }
        return next;
    }

    /** The index of a type among those that capabilities can have. */
    public int index(CapabilityType type) {
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i).name().equals(type.name())) {
                return i;
            }
        }
        throw new IllegalArgumentException("no capability has the type " + type.name());
    }

    /** The number of types. */
    public int count() {
        return types.size();
    }

    /** The number of the root above a type: its place among the roots, in the order of the source. */
    public int root(int type) {
        return roots[type];
    }

    /**
     * The position of a type in the source, where parents precede their children. It equals the number of the type if
     * no numbers are declared.
     */
    public int sourceOrder(int type) {
        return sourceOrder[type];
    }

    /** The type that a type is retyped from, or -1. */
    public int parent(int type) {
        return parents[type];
    }

    /** The position of a type in the preorder walk. */
    public int preorderNumber(int type) {
        return preorderNumbers[type];
    }

    /** The largest preorder number at or below a type. */
    public int lastBelow(int type) {
        return lastBelow[type];
    }

    /** Tests whether one retype leads from a type to another. */
    public boolean isWellFounded(int source, int target) {
        return parents[target] == source || source == target && types.get(source).fromSelf();
    }

    /** Tests whether one retype or several lead from a type to another. */
    public boolean isBelow(int type, int ancestor) {
        return type == ancestor
                ? types.get(type).fromSelf()
                : preorderNumbers[ancestor] < preorderNumbers[type] && preorderNumbers[type] <= lastBelow[ancestor];
    }

    /** Tests whether a type can be retyped into any type. */
    public boolean isRetypable(int type) {
        for (int target = 0; target < types.size(); target++) {
            if (isWellFounded(type, target)) {
                return true;
            }
        }
        return false;
    }

    /** Tests whether a capability can be retyped without being revoked first. */
    public boolean isRevokedFirst(int type, boolean hasDescendants) {
        return isRetypable(type) && (types.get(type).retypeMultiple() || !hasDescendants);
    }
}
