package types.plain.user;

import org.barreleye.kpi.types.Generated;

/**
 * The retype rules as Java types: {@code FromX} is the type of the constants that X can be retyped
 * into. A program that passes another constant does not compile. The kernel checks every retype
 * again.
 */
@Generated("org.barreleye.hamlet: input.hl")
public final class Retype {
    /**
     * The type Ram.
     */
    public static final ToRam RAM = new ToRam();

    private Retype() {
    }

    /**
     * A type that retype can make.
     */
    public interface Target {
        /**
         * The type.
         */
        ObjectType type();
    }

    /**
     * A type that Ram can be retyped into.
     */
    public interface FromRam extends Target {
    }

    private abstract static class Constant implements Target {
        private final ObjectType type;

        Constant(ObjectType type) {
            this.type = type;
        }

        @Override
        public ObjectType type() {
            return type;
        }
    }

    /**
     * The type Ram, as the target of a retype.
     */
    public static final class ToRam extends Constant implements FromRam {
        private ToRam() {
            super(ObjectType.RAM);
        }
    }
}
