package org.barreleye.flounder.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import org.barreleye.flounder.model.FixedArray;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.model.Parameter;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.Type;
import org.barreleye.flounder.plan.Path;
import org.barreleye.flounder.plan.Repetition.Stride;

/** The expressions that lead from the parameters of an operation to one of the values in them. */
final class ValueAccess {
    private final GeneratedNames names;
    private final Operation operation;

    ValueAccess(GeneratedNames names, Operation operation) {
        this.names = names;
        this.operation = operation;
    }

    /** The parameter that a path begins with. */
    Parameter parameter(Path path) {
        return operation.messages().stream().flatMap(message -> message.parameters().stream())
                .filter(parameter -> parameter.name().equals(path.parameter())).findFirst().orElseThrow();
    }

    /** Reads a value out of records. In a loop, an index advances. */
    CodeBlock read(Path path, Optional<Stride> stride) {
        return follow(path, stride, ".$L()", ".get($L)");
    }

    /** The place of a value in views. In a loop, an index advances. */
    CodeBlock place(Path path, Optional<Stride> stride) {
        return follow(path, stride, ".$L", ".elements[$L]");
    }

    private CodeBlock follow(Path path, Optional<Stride> stride, String member, String element) {
        Parameter parameter = parameter(path);
        CodeBlock.Builder code = CodeBlock.builder().add("$L", names.parameter(operation, parameter));
        Type type = parameter.type();
        for (int i = 0; i < path.steps().size(); i++) {
            if (path.steps().get(i) instanceof Path.Element step) {
                int place = i;
                code.add(element, index(step.index(), stride.filter(one -> one.step() == place)));
                type = ((FixedArray) type).element();
            } else {
                Structure structure = (Structure) type;
                int field = field(structure, (Path.Member) path.steps().get(i));
                code.add(member, names.members(structure).get(field));
                type = structure.fields().get(field).type();
            }
        }
        return code.build();
    }

    private static int field(Structure structure, Path.Member step) {
        int field = 0;
        while (!structure.fields().get(field).name().equals(step.field())) {
            field++;
        }
        return field;
    }

    private static CodeBlock index(int first, Optional<Stride> stride) {
        if (stride.isEmpty()) {
            return CodeBlock.of("$L", first);
        }
        int advance = stride.get().advance();
        String moving = advance == 1 ? "_i" : advance + " * _i";
        return first == 0 ? CodeBlock.of("$L", moving) : CodeBlock.of("$L + $L", moving, first);
    }

    /**
     * The name of a value in error messages: {@code draw.figure.corners[].x}; elements of one array have the same name.
     */
    static String label(String message, Path path) {
        StringBuilder label = new StringBuilder(message).append('.').append(path.parameter());
        for (Path.Step step : path.steps()) {
            label.append(step instanceof Path.Element ? "[]" : step.toString());
        }
        return label.toString();
    }
}
