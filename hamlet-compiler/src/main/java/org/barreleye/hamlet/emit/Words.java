package org.barreleye.hamlet.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import org.barreleye.hamlet.model.ParameterType;

/** How a parameter becomes a word of an invocation, and back. */
final class Words {
    private Words() {}

    static CodeBlock write(ParameterType type, String name) {
        return switch (type) {
            case BOOL -> CodeBlock.of("$L ? 1 : 0", name);
            case CADDR -> CodeBlock.of("$L.slot()", name);
            case CAPRIGHTS -> CodeBlock.of("$L.bits()", name);
            case OBJTYPE -> CodeBlock.of("$L.ordinal()", name);
            default -> CodeBlock.of("$L", name);
        };
    }

    static CodeBlock read(Names names, ParameterType type, int word) {
        return switch (type) {
            case UINT8, UINT16 -> CodeBlock.of("(int) frame.word($L)", word);
            case UINT32, UINT64, GENPADDR, GENSIZE -> CodeBlock.of("frame.word($L)", word);
            case BOOL -> CodeBlock.of("frame.word($L) != 0", word);
            case CADDR -> CodeBlock.of("new $T((int) frame.word($L))", KpiNames.CAPABILITY_ADDRESS, word);
            case CAPRIGHTS -> CodeBlock.of("new $T((int) frame.word($L))", KpiNames.RIGHTS, word);
            case OBJTYPE -> CodeBlock.of("$T.of((int) frame.word($L))", names.objectType(), word);
        };
    }

    /** What makes a word unfit for a type; nothing if every word fits. */
    static Optional<CodeBlock> misfit(Names names, ParameterType type, int word) {
        return switch (type) {
            case UINT8, CAPRIGHTS -> Optional.of(CodeBlock.of("frame.word($L) >>> 8 != 0", word));
            case UINT16 -> Optional.of(CodeBlock.of("frame.word($L) >>> 16 != 0", word));
            case UINT32, CADDR -> type == ParameterType.CADDR
                    ? Optional.of(CodeBlock.of("(int) frame.word($1L) != frame.word($1L)", word))
                    : Optional.of(CodeBlock.of("frame.word($L) >>> 32 != 0", word));
            case BOOL -> Optional.of(CodeBlock.of("frame.word($L) >>> 1 != 0", word));
            case OBJTYPE -> Optional.of(CodeBlock.of("!$T.isNumber(frame.word($L))", names.objectType(), word));
            case UINT64, GENPADDR, GENSIZE -> Optional.empty();
        };
    }
}
