package org.barreleye.hamlet.syntax;

import java.util.Optional;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * One name or the sum of two, perhaps inside a function.
 *
 * @param span all of it
 * @param function the function of the sum
 * @param left the first name
 * @param right the second
 */
public record ExpressionSyntax(Span span, Function function, Name left, Optional<Name> right) implements Located {
    /** The functions of a sum. */
    public enum Function {
        /** Nothing. */
        NONE(""),
        /** The physical address of a kernel virtual address. */
        MEM_TO_PHYS("mem_to_phys"),
        /** The address of the capability that a field refers to. */
        GET_ADDRESS("get_address");

        private final String keyword;

        Function(String keyword) {
            this.keyword = keyword;
        }

        /** As it is written. */
        public String keyword() {
            return keyword;
        }
    }
}
