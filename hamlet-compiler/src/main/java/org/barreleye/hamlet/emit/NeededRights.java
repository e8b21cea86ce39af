package org.barreleye.hamlet.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import org.barreleye.hamlet.model.Invocation;
import org.barreleye.hamlet.model.Right;
import org.barreleye.hamlet.spelling.JavaNames;

/** Writes sets of rights by their names. */
final class NeededRights {
    private final Emission emission;

    NeededRights(Emission emission) {
        this.emission = emission;
    }

    CodeBlock of(Invocation invocation) {
        return of(invocation.needs());
    }

    CodeBlock of(List<Right> rights) {
        return rights.isEmpty()
                ? CodeBlock.of("0")
                : rights.stream()
                        .map(right -> CodeBlock.of("$T.$L", emission.names().objectRights(), JavaNames.constant(right)))
                        .collect(CodeBlock.joining(" | "));
    }
}
