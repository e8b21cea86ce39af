package org.barreleye.flounder.plan;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.flounder.model.Capability;
import org.barreleye.flounder.model.DynamicArray;
import org.barreleye.flounder.model.Enumeration;
import org.barreleye.flounder.model.FixedArray;
import org.barreleye.flounder.model.Parameter;
import org.barreleye.flounder.model.Scalar;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.Text;
import org.barreleye.flounder.model.Type;

/** Takes values apart, depth first: structures field by field, fixed arrays element by element. */
final class Flattening {
    private final List<Leaf> leaves = new ArrayList<>();

    private Flattening() {}

    /** The leaves of some parameters, in order. */
    static List<Leaf> of(List<Parameter> parameters) {
        Flattening flattening = new Flattening();
        parameters.forEach(parameter -> flattening.add(Path.of(parameter.name()), parameter.type()));
        return flattening.leaves;
    }

    /** How an element of a dynamic array is laid out. */
    private static ElementLayout element(Path array, Type type) {
        Flattening flattening = new Flattening();
        flattening.add(array, type);
        List<ElementLayout.Slot> slots = new ArrayList<>();
        int offset = 0;
        for (Leaf leaf : flattening.leaves) {
            Leaf.Value value = (Leaf.Value) leaf;
            slots.add(new ElementLayout.Slot(offset, value));
            offset += value.scalar().bytes();
        }
        return new ElementLayout(offset, slots);
    }

    private void add(Path path, Type type) {
        leaves.addAll(type.accept(new At(path)));
    }

    /** The leaves of a type at some place. */
    private record At(Path path) implements Type.Visitor<List<Leaf>> {
        @Override
        public List<Leaf> scalar(Scalar type) {
            return List.of(new Leaf.Value(path, type, type));
        }

        @Override
        public List<Leaf> capability(Capability type) {
            return List.of(new Leaf.Authority(path, type));
        }

        @Override
        public List<Leaf> enumeration(Enumeration type) {
            return List.of(new Leaf.Value(path, Enumeration.WIRE, type));
        }

        @Override
        public List<Leaf> structure(Structure type) {
            Flattening parts = new Flattening();
            type.fields().forEach(field -> parts.add(path.member(field.name()), field.type()));
            return parts.leaves;
        }

        @Override
        public List<Leaf> fixedArray(FixedArray type) {
            Flattening parts = new Flattening();
            for (int index = 0; index < type.length(); index++) {
                parts.add(path.element(index), type.element());
            }
            return parts.leaves;
        }

        @Override
        public List<Leaf> text(Text type) {
            return List.of(new Leaf.Text(path, type.maximum()));
        }

        @Override
        public List<Leaf> dynamicArray(DynamicArray type) {
            return List.of(new Leaf.Buffer(path, type, element(path, type.element())));
        }
    }
}
