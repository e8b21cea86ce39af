package org.barreleye.flounder.emit;

import com.palantir.javapoet.JavaFile;
import java.util.List;
import org.barreleye.flounder.model.Enumeration;
import org.barreleye.flounder.model.FixedArray;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.Type;

/** Emits the classes of a type: an enumeration, or a record and a view. */
final class TypeEmitter {
    private final EnumerationEmitter enumerations;
    private final StructureEmitter structures;
    private final FixedArrayEmitter arrays;

    TypeEmitter(GeneratedNames names) {
        TypeComments comments = new TypeComments(names.definition());
        enumerations = new EnumerationEmitter(names, comments);
        structures = new StructureEmitter(names, comments);
        arrays = new FixedArrayEmitter(names, comments);
    }

    List<JavaFile> emit(Type type) {
        if (type instanceof Enumeration enumeration) {
            return List.of(enumerations.emit(enumeration));
        }
        if (type instanceof Structure structure) {
            return List.of(structures.record(structure), structures.view(structure));
        }
        FixedArray array = (FixedArray) type;
        return List.of(arrays.record(array), arrays.view(array));
    }
}
