package org.barreleye.hamlet.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.Optional;
import org.barreleye.hamlet.model.ParameterType;

/** The Java code for words of invocations: their types, ranges and conversions. */
final class WordEncoding {
    private final EmitterContext context;

    WordEncoding(EmitterContext context) {
        this.context = context;
    }

    TypeName javaType(ParameterType type) {
        return switch (type) {
            case BOOL -> TypeName.BOOLEAN;
            case UINT8, UINT16, COREID -> TypeName.INT;
            case UINT32, PASID, UINT64, GENPADDR, GENSIZE, LPADDR, GENVADDR, LVADDR -> TypeName.LONG;
            case CADDR -> KpiNames.CAPABILITY_ADDRESS;
            case CAPRIGHTS -> KpiNames.RIGHTS;
            case OBJTYPE -> context.names().objectType();
        };
    }

    /** The word for a value. */
    CodeBlock encoded(ParameterType type, String name) {
        return switch (type) {
            case BOOL -> CodeBlock.of("$L ? 1 : 0", name);
            case CADDR -> CodeBlock.of("$T.toUnsignedLong($L.slot())", Integer.class, name);
            case CAPRIGHTS -> CodeBlock.of("$L.bits()", name);
            case OBJTYPE -> CodeBlock.of("$L.number()", name);
            default -> CodeBlock.of("$L", name);
        };
    }

    /** The value of a word that is in range. */
    CodeBlock decoded(ParameterType type, int index) {
        CodeBlock word = CodeBlock.of("frame.word($L)", index);
        return switch (type) {
            case BOOL -> CodeBlock.of("$L != 0", word);
            case UINT8, UINT16, COREID -> CodeBlock.of("(int) $L", word);
            case CADDR -> CodeBlock.of("new $T((int) $L)", KpiNames.CAPABILITY_ADDRESS, word);
            case CAPRIGHTS -> CodeBlock.of("new $T((int) $L)", KpiNames.RIGHTS, word);
            case OBJTYPE -> CodeBlock.of("$T.of((int) $L)", context.names().objectType(), word);
            default -> word;
        };
    }

    /** The condition that a value is not in the range of its type; empty if the Java type excludes that. */
    static Optional<CodeBlock> valueOutOfRange(ParameterType type, String name) {
        return switch (type) {
            case UINT8, UINT16, COREID, UINT32, PASID -> Optional.of(CodeBlock.of("$L >>> $L != 0", name, type.bits()));
            default -> Optional.empty();
        };
    }

    /** The condition that a word is not in the range of its type; empty if every word is. */
    Optional<CodeBlock> wordOutOfRange(ParameterType type, int index) {
        if (type == ParameterType.OBJTYPE) {
            return Optional.of(CodeBlock.of("!$T.isNumber(frame.word($L))", context.names().objectType(), index));
        }
        return type.bits() == Long.SIZE
                ? Optional.empty()
                : Optional.of(CodeBlock.of("frame.word($L) >>> $L != 0", index, type.bits()));
    }
}
