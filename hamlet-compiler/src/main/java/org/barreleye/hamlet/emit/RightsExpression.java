package org.barreleye.hamlet.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import org.barreleye.hamlet.model.Invocation;
import org.barreleye.hamlet.model.Right;
import org.barreleye.hamlet.naming.JavaNames;

/** The Java expression for a set of rights. */
final class RightsExpression {
    private final EmitterContext context;

    RightsExpression(EmitterContext context) {
        this.context = context;
    }

    CodeBlock of(Invocation invocation) {
        return of(invocation.needs());
    }

    CodeBlock of(List<Right> rights) {
        return rights.isEmpty()
                ? CodeBlock.of("0")
                : rights.stream()
                        .map(right -> CodeBlock.of("$T.$L", context.names().objectRights(), JavaNames.constant(right)))
                        .collect(CodeBlock.joining(" | "));
    }
}
