package org.barreleye.flounder.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import org.barreleye.flounder.model.Capability;
import org.barreleye.flounder.model.DynamicArray;
import org.barreleye.flounder.model.Enumeration;
import org.barreleye.flounder.model.FixedArray;
import org.barreleye.flounder.model.Scalar;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.Text;
import org.barreleye.flounder.model.Type;

/** The zero or empty value, which accompanies an error. */
final class DefaultValue implements Type.Visitor<CodeBlock> {
    private final GeneratedNames names;

    DefaultValue(GeneratedNames names) {
        this.names = names;
    }

    @Override
    public CodeBlock scalar(Scalar type) {
        return switch (type) {
            case BOOL -> CodeBlock.of("false");
            case CHAR -> CodeBlock.of("(byte) 0");
            case ERRVAL -> CodeBlock.of("$T.NONE", KpiNames.ERROR_CODE);
            default -> CodeBlock.of("0");
        };
    }

    @Override
    public CodeBlock capability(Capability type) {
        return type.constraint().isPresent()
                ? CodeBlock.of("new $T($T.NULL)", names.types().value(type), KpiNames.CAPABILITY_ADDRESS)
                : CodeBlock.of("$T.at($T.NULL)", KpiNames.CAPABILITY_REFERENCE, KpiNames.CAPABILITY_ADDRESS);
    }

    @Override
    public CodeBlock enumeration(Enumeration type) {
        return CodeBlock.of("$T.$L", names.types().named(type), names.java().constants(type).get(0));
    }

    @Override
    public CodeBlock structure(Structure type) {
        return CodeBlock.of("$T.zero()", names.types().named(type));
    }

    @Override
    public CodeBlock fixedArray(FixedArray type) {
        return CodeBlock.of("$T.zero()", names.types().named(type));
    }

    @Override
    public CodeBlock text(Text type) {
        return CodeBlock.of("$S", "");
    }

    @Override
    public CodeBlock dynamicArray(DynamicArray type) {
        return ArrayKind.of(type.element()) == ArrayKind.OBJECTS
                ? CodeBlock.of("$T.of()", List.class)
                : CodeBlock.of("new $T()", names.types().arrayType(type.element()));
    }
}
