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
final class Flattening implements Type.Visitor<Void> {
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Path.Step> steps = new ArrayList<>();
    private String parameter = "";

    private Flattening() {}

    /** The leaves of some parameters, in order. */
    static List<Leaf> of(List<Parameter> parameters) {
        Flattening flattening = new Flattening();
        for (Parameter parameter : parameters) {
            flattening.parameter = parameter.name();
            parameter.type().accept(flattening);
        }
        return flattening.leaves;
    }

    /** The layout of an element of a dynamic array. */
    private static ElementLayout element(String array, Type type) {
        Flattening flattening = new Flattening();
        flattening.parameter = array;
        type.accept(flattening);
        List<ElementLayout.Entry> entries = new ArrayList<>();
        int offset = 0;
        for (Leaf leaf : flattening.leaves) {
            Leaf.Value value = (Leaf.Value) leaf;
            entries.add(new ElementLayout.Entry(offset, value));
            offset += value.scalar().bytes();
        }
        return new ElementLayout(offset, entries);
    }

    private Path path() {
        return new Path(parameter, steps);
    }

    private void visitMember(Path.Step step, Type type) {
        steps.add(step);
        type.accept(this);
        steps.remove(steps.size() - 1);
    }

    @Override
    public Void scalar(Scalar type) {
        leaves.add(new Leaf.Value(path(), type, type));
        return null;
    }

    @Override
    public Void capability(Capability type) {
        leaves.add(new Leaf.Capability(path(), type));
        return null;
    }

    @Override
    public Void enumeration(Enumeration type) {
        leaves.add(new Leaf.Value(path(), Enumeration.WIRE, type));
        return null;
    }

    @Override
    public Void structure(Structure type) {
        type.fields().forEach(field -> visitMember(new Path.Member(field.name()), field.type()));
        return null;
    }

    @Override
    public Void fixedArray(FixedArray type) {
        for (int index = 0; index < type.length(); index++) {
            visitMember(new Path.Element(index), type.element());
        }
        return null;
    }

    @Override
    public Void text(Text type) {
        leaves.add(new Leaf.Text(path(), type.maximum()));
        return null;
    }

    @Override
    public Void dynamicArray(DynamicArray type) {
        leaves.add(new Leaf.Buffer(path(), type, element(parameter, type.element())));
        return null;
    }
}
