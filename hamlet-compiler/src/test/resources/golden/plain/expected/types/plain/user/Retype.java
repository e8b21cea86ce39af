package types.plain.user;

import javax.annotation.processing.Generated;

/**
 * What can be retyped into what, as Java types: {@code FromX} is whatever can be made from an X.
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public final class Retype {
    /**
     * Asks for objects of the type Ram.
     */
    public static final ToRam RAM = new ToRam();

    private Retype() {
    }

    /**
     * A type that can be made from Ram.
     */
    public sealed interface FromRam permits ToRam {
        /**
         * The type.
         */
        ObjectType type();
    }

    /**
     * Asks for objects of the type Ram; there is only one.
     */
    public static final class ToRam implements FromRam {
        private ToRam() {
        }

        @Override
        public ObjectType type() {
            return ObjectType.RAM;
        }
    }
}
